/** Danish: her own page, the event log, changes, choices, blocking and privacy. */
import type { ENGLISH_LOG } from './en-log.ts';

export const DANISH_LOG: typeof ENGLISH_LOG = {
  myPage: {
    heading: (name) => `Min side: ${name}`,
    waitingHeading: 'En ændring venter',
    waitingIntro: 'Har du ikke selv bedt om den, så stop den nu.',
    waiting: (field, time) => `${field}: træder i kraft ${time}.`,
    stopChange: (field) => `Stop: ${field}`,
    newBrowser: 'Det er første gang, du logger på i denne browser. Vi har sendt dig en besked om det.',
    saved: 'Gemt.',
    devices: 'Mine enheder',
    noDevice: 'Du har ingen enhed.',
    serialEnd: (digits) => `serienummer, der ender på ${digits}`,
    activatedOn: (day) => `Aktiveret ${day}`,
    deviceStates: {
      manufactured: 'på lager',
      assigned: 'på vej til dig',
      active: 'aktiv',
      suspended: 'sat ud af kraft',
      blocked: 'spærret',
      replaced: 'erstattet af en anden',
      lost: 'mistet',
      expired: 'udløbet',
      revoked: 'tilbagekaldt',
    },
    events: 'Hændelseslog',
    allEvents: 'Hele hændelsesloggen',
    noEvents: 'Der er ikke sket noget endnu.',
    data: 'Mine oplysninger',
    none: 'ingen',
    hidden: 'vises aldrig',
    correct: (phone) =>
      `Dit navn og din bopælsadresse kommer fra folkeregistret. Er de forkerte, så få dem rettet i din kommune. Er noget andet forkert, så ring til ${phone}.`,
    logOut: 'Log af',
  },
  events: {
    intro: (days) => `Netværksadresser bliver gemt helt i ${days} dage og derefter forkortet.`,
    where: 'Fra',
    on: 'på',
    older: 'Ældre hændelser',
    actors: { person: 'dig', support: 'af support', system: 'af systemet', authority: 'af en myndighed' },
    kinds: {
      registered: 'Registreret',
      ordered: 'Enhed bestilt',
      'device-sent': 'Enhed sendt',
      'letter-sent': 'Brev sendt',
      'letter-dead': 'Brevet gælder ikke mere efter forkerte forsøg',
      'activation-failed': 'Aktivering mislykket',
      activated: 'Enhed aktiveret',
      'logged-in': 'Logget på',
      'login-failed': 'Log på mislykket',
      'device-blocked': 'Enhed spærret',
      'device-unblocked': 'Spærring af enhed ophævet',
      'device-replaced': 'Enhed erstattet',
      'device-resynchronized': 'Enhedens ur fundet igen',
      'identity-blocked': 'Identitet spærret',
      'identity-unblocked': 'Spærring af identitet ophævet',
      'password-change-asked': 'Bedt om ny adgangskode',
      'password-change-cancelled': 'Ny adgangskode stoppet',
      'password-changed': 'Adgangskode skiftet',
      'password-reset': 'Midlertidig adgangskode sendt',
      'contact-change-asked': 'Bedt om ændring',
      'contact-change-cancelled': 'Ændring stoppet',
      'contact-changed': 'Ændret',
      'user-id-changed': 'Bruger-ID skiftet',
      'choice-changed': 'Valg ændret',
      'report-made': 'Rapport lavet',
      'request-received': 'Anmodning modtaget',
      'request-answered': 'Anmodning besvaret',
      'identity-restricted': 'Brugen af dine oplysninger begrænset',
      'restriction-lifted': 'Begrænsning ophævet',
      'restricted-data-used': 'Begrænsede oplysninger brugt',
      'register-changed': 'Ændret efter folkeregistret',
      'identity-closed': 'Identitet lukket',
    },
  },
  changes: {
    names: {
      email: 'E-mail',
      phone: 'Mobiltelefon',
      alternativeAddress: 'Anden adresse til post',
      userId: 'Bruger-ID',
      password: 'Adgangskode',
    },
    change: (field) => `Ret: ${field}`,
    newUserId: 'Nyt bruger-ID',
    emptyDeletes: 'Lad feltet stå tomt for at slette.',
    tooOften: 'Du har bedt om dette flere gange. Vent en time, og prøv igen.',
    phoneHint: 'Lad feltet stå tomt for at slette; så kræver en glemt adgangskode et brev.',
    intro: (hours) =>
      hours === 1
        ? 'Ændringen træder i kraft efter en time. Vi giver dig besked med det samme, så du kan stoppe det, du ikke har bedt om.'
        : `Ændringen træder i kraft efter ${hours} timer. Vi giver dig besked med det samme, så du kan stoppe det, du ikke har bedt om.`,
    button: 'Bed om ændringen',
    back: 'Tilbage til min side uden at ændre noget',
  },
  choices: {
    heading: 'Mine valg',
    change: 'Ret mine valg',
    eachUseOn: 'Du får en besked, hver gang din enhed bliver brugt.',
    eachUseOff: 'Du får kun besked om det, der er usædvanligt.',
    servicesOn: 'Din log siger, hvor du har logget på.',
    servicesOff: 'Din log siger ikke, hvor du har logget på.',
    paperOn: 'Beskeder kommer på papir.',
    paperOff: 'Beskeder kommer på e-mail.',
    names: {
      eachUse: 'Giv mig besked, hver gang min enhed bliver brugt',
      services: 'Gem i min log, hvor jeg har logget på',
      paper: 'Send beskeder på papir',
    },
    hints: {
      eachUse: 'Ellers kun om det, der er usædvanligt.',
      services: 'Ellers gemmer ingen, hvilke tjenester du bruger, og vi kan ikke fortælle dig det senere.',
      paper: 'Uden e-mailadresse kommer de altid på papir.',
    },
    button: 'Gem',
  },
  block: {
    heading: 'Spær',
    intro:
      'Gør det, når din enhed er væk, eller nogen måske kender dine koder eller din adgangskode. Du bliver logget af.',
    device: {
      heading: 'Spær min enhed',
      text: (phone) =>
        `Intet kan åbnes med dens koder, før du ophæver spærringen med to koder og din adgangskode eller ringer til ${phone}.`,
      button: 'Spær min enhed',
      done: 'Din enhed er spærret. Vi har sendt dig en besked om det.',
      next: (phone) =>
        `Finder du den igen, kan du ophæve spærringen med to koder og din adgangskode. Hjælp: ${phone}.`,
    },
    identity: {
      heading: 'Spær hele min identitet',
      text: (phone) =>
        `Alt stopper med det samme. For at åbne igen skal du vise, hvem du er. Hjælp: ${phone}.`,
      button: 'Spær hele min identitet',
      done: 'Din identitet er spærret. Vi har sendt dig en besked om det.',
      next: (phone) => `For at åbne igen skal du vise, hvem du er, ved en skranke. Hjælp: ${phone}.`,
    },
    doneHeading: 'Det er spærret',
  },
  report: {
    heading: 'Alt, hvad der er gemt om mig',
    intro: 'En rapport over alt, hvad vi gemmer om dig, lavet nu. At den er lavet, bliver skrevet i din log.',
    toPage: 'Vis rapporten',
    toFile: 'Gem som fil til programmer (JSON)',
    made: (time) => `Lavet ${time}.`,
    why: 'Hvorfor det er gemt, og hvor længe',
    notShown: (items) =>
      items === 1
        ? 'Der er gemt én oplysning mere om hver, som ingen kan læse eller bruge til noget.'
        : `Der er gemt ${items} oplysninger mere om hver, som ingen kan læse eller bruge til noget.`,
  },
  logOut: {
    heading: 'Du er logget af',
    text: 'Du kan lukke siden.',
  },
  privacy: {
    heading: 'Hvad vi gemmer om dig',
    intro: 'Først i korthed, derefter hver oplysning, du kan se.',
    why: 'Hvorfor',
    ground: 'Grundlag',
    from: 'Fra',
    to: 'Hvem får det ellers',
    nobody: 'Ingen',
    howLong: 'Hvor længe',
    parts: [
      {
        heading: 'Det gemmer vi',
        text: () =>
          'Dit navn, din fødselsdato, dit bruger-ID og din adresse; din e-mail og dit telefonnummer, hvis du har givet os dem; hvilket dokument du viste, men ikke dets nummer; dine enheder og breve; og en log over, hvad der er sket.',
      },
      {
        heading: 'Det gemmer vi ikke',
        text: () =>
          'Din adgangskode, dine koder og aktiveringskoden kan ingen læse. Hvilke tjenester du bruger, gemmer vi kun, hvis du vælger det.',
      },
      {
        heading: 'Hvor længe',
        text: ({ addressKeptDays }) =>
          `Netværksadressen fra et log på bliver gemt helt i ${addressKeptDays} dage og derefter forkortet.`,
      },
      {
        heading: 'Cookies',
        text: () =>
          'Kun tre af vores egne: én, som din browser kendes igen på, én, mens du er logget på, og én, mens du aktiverer eller vælger adgangskode. En demonstration husker også din bestilling i én. Ingen af dem er andres.',
      },
    ],
  },
};
