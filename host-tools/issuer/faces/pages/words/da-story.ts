/** Danish: the demonstration's story, step by step. */
import type { ENGLISH_STORY } from './en-story.ts';

export const DANISH_STORY: typeof ENGLISH_STORY = {
  story: {
    heading: 'Historien: en enhed bliver din',
    intro:
      'Her prøver du det hele selv, fra bestilling til login. Alt er opdigtet og bliver på denne computer. Brug ikke dine rigtige oplysninger. Denne side viser, hvor langt du er; kom tilbage til den, når du vil.',
    title: (number, heading) => `${number}. ${heading}`,
    states: { done: 'Gjort.', now: 'Nu.', later: 'Kommer senere.' },
    toStory: 'Historien: se alle trin',
    again: 'Begynd forfra som en anden person',
    sent: {
      heading: 'Det er sendt til dig',
      intro:
        'Det er kun denne demonstration, der viser det her. Ellers kommer hver besked kun til den e-mail, den telefon eller det hjem, som den er til.',
      none: 'Der er ikke sendt nogen beskeder endnu.',
      channels: { email: 'E-mail til', sms: 'SMS til', paper: 'Brev til' },
      states: { waiting: 'Bliver sendt om lidt.', sent: 'Sendt.', failed: 'Kunne ikke sendes.' },
    },
    steps: {
      order: {
        heading: 'Bestil en enhed',
        text: 'Find på en person, og vælg kodeviser eller kodeoplæser. Husk bruger-ID’et.',
        link: 'Bestil en enhed',
      },
      send: {
        heading: 'Send enheden og brevet',
        text: 'I demonstrationen er du også den, der sender. Ellers kommer brevet en arbejdsdag efter enheden.',
        link: 'Se bestillingen',
      },
      unpack: {
        heading: 'Pak enheden ud',
        text: 'Enheden åbner i simulatoren, med netop den hemmelighed, som udstederen har på lager.',
        link: 'Pak enheden ud (åbner i en ny fane)',
      },
      letter: {
        heading: 'Læs brevet',
        text: 'Her ligger det i alle fire former: almindelig skrift, stor skrift, punktskrift og ren tekst.',
        link: 'Læs brevet',
      },
      activate: {
        heading: 'Aktivér enheden',
        text: 'Med bruger-ID, serienummer og brevets kode, en kode fra enheden og en adgangskode, du selv vælger.',
        link: 'Aktivér enheden',
      },
      logIn: {
        heading: 'Log på hos en tjeneste',
        text: 'Eksempeltjenesten ligger på en adresse for sig og får kun at vide, hvad du godkender. En kode virker kun én gang, så vent på den næste.',
        link: 'Gå til eksempeltjenesten',
      },
      notice: {
        heading: 'Læs beskederne',
        text: 'Udstederen siger til, når der sker noget vigtigt: på e-mail, på SMS eller på papir.',
        link: 'Se, hvad der er sendt',
      },
      myPage: {
        heading: 'Se din egen side',
        text: 'Loggen viser, hvad der er sket, og du kan få alt at se, der er gemt om dig.',
        link: 'Gå til din egen side',
      },
    },
  },
};
