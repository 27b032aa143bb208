/** Danish: the panels of the workbench: clock, settings and new devices. */
import type { WorkbenchWords } from '../words.ts';

export const WORKBENCH: WorkbenchWords = {
  clock: {
    heading: 'Simuleret tid (UTC)',
    explanation:
      'Enhederne og øvelsen følger dette ur. Stil det 5 minutter frem for at se en kode udløbe uden at vente.',
    amount: 'Hvor langt vil du stille uret?',
    amounts: {
      halfMinute: '30 sekunder',
      minute: '1 minut',
      fiveMinutes: '5 minutter',
      hour: '1 time',
      day: '1 døgn',
      year: '1 år (365 døgn)',
    },
    back: 'Stil uret tilbage',
    forward: 'Stil uret frem',
    now: 'Stil uret til det rigtige klokkeslæt',
    speed: 'Hastighed',
    speeds: { ordinary: 'Almindelig', tenfold: '10 gange hurtigere', sixtyfold: '60 gange hurtigere' },
    set: 'Stil enhedernes ure',
  },
  settings: {
    heading: 'Indstillinger',
    sticky: 'Hold knappen nede for mig',
    stickyHint:
      'For dig, der ikke kan holde en knap nede: Tryk én gang for at holde knappen nede og én gang til for at slippe den. Det er kun nødvendigt for at se serienummeret. En engangskode får du med et almindeligt tryk, også uden dette.',
    announceTenSeconds: 'Sig til, når der er 10 sekunder tilbage',
    battery: 'Batterispænding',
    batteryOut: 'Tag batterierne ud, og sæt dem i igen',
    batteryOutHint: 'Så går enhedernes ure i stå, og du kan se og høre, hvad de gør uden et stillet ur.',
    newToken: { 'code-display': 'Ny kodeviser', 'code-reader': 'Ny kodeoplæser' },
    newTokenHint: {
      'code-display': 'Sletter kodeviseren og laver en anden med et nyt serienummer.',
      'code-reader': 'Sletter kodeoplæseren og dens indstillinger og laver en anden med et nyt serienummer.',
    },
    hintVoice: 'Læs sidens vejledninger højt',
    hintVoiceHint:
      'Med browserens stemme, for dig, der ikke bruger skærmlæser: Siden siger, hvad du står på. Koden siges kun af kodeoplæseren selv.',
    hintVoiceOn: 'Sidens vejledninger bliver læst højt.',
  },
  newToken: {
    heading: {
      'code-display': 'Vil du have en ny kodeviser?',
      'code-reader': 'Vil du have en ny kodeoplæser?',
    },
    warning: {
      'code-display': 'Den kodeviser, du har nu, bliver slettet. Det kan ikke fortrydes.',
      'code-reader': 'Den kodeoplæser, du har nu, bliver slettet. Det kan ikke fortrydes.',
    },
    confirm: 'Slet, og lav en ny',
    cancel: 'Behold den, jeg har',
  },
  done: {
    clock: (time) => `Simuleret tid: ${time}`,
    newToken: {
      'code-display': (spacedDigits) => `Du har fået en ny kodeviser. Serienummer: ${spacedDigits}`,
      'code-reader': (spacedDigits) => `Du har fået en ny kodeoplæser. Serienummer: ${spacedDigits}`,
    },
    batteryOut: 'Batterierne er blevet taget ud. Tryk på en af enhederne for at se, hvad der er sket.',
  },
};
