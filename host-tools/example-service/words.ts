/** What the example service says, in both languages. */

export type Language = 'da' | 'en';

/** Why nobody is logged in who wanted to be. */
export type Failure = 'refused' | 'over' | 'failed';

interface ServiceWords {
  readonly skip: string;
  readonly name: string;
  readonly otherLanguage: string;
  readonly example: string;
  readonly welcome: string;
  readonly intro: string;
  readonly logIn: string;
  readonly loggedIn: string;
  readonly learned: string;
  readonly facts: Readonly<Record<'name' | 'sub' | 'acr' | 'amr' | 'authTime', string>>;
  readonly about: Readonly<Record<'sub' | 'acr' | 'amr', string>>;
  /** By the codes of RFC 8176; an issuer may send others. */
  readonly methods: ReadonlyMap<string, string>;
  readonly logOut: string;
  readonly loggedOut: string;
  readonly home: string;
  readonly notFound: string;
  readonly again: string;
  readonly failures: Readonly<Record<Failure, string>>;
}

export const WORDS: Readonly<Record<Language, ServiceWords>> = {
  da: {
    skip: 'Gå til indholdet',
    name: 'Eksempeltjenesten',
    otherLanguage: 'English',
    example:
      'Dette er et eksempel på en tjeneste, som man logger på hos med Talkode. Den er opdigtet og har intet med MitID at gøre.',
    welcome: 'Velkommen til Eksempeltjenesten',
    intro:
      'Tjenesten kender dig ikke og ser aldrig din kode eller din adgangskode: Den sender dig over til udstederen, hvor du godkender, og får svar tilbage.',
    logIn: 'Log på',
    loggedIn: 'Du er logget på',
    learned: 'Det har tjenesten fået at vide',
    facts: {
      name: 'Navn',
      sub: 'Hvem du er her',
      acr: 'Sikkerhed',
      amr: 'Sådan loggede du på',
      authTime: 'Hvornår',
    },
    about: {
      sub: 'Et navn, som kun gælder hos denne tjeneste. Andre tjenester får et andet, så ingen kan sammenligne.',
      acr: 'Hvad udstederen siger om, hvor sikkert det er.',
      amr: 'Som koder efter RFC 8176.',
    },
    methods: new Map([
      ['otp', 'engangskode'],
      ['hwk', 'enhed'],
      ['pwd', 'adgangskode'],
      ['mfa', 'mere end én ting'],
    ]),
    logOut: 'Log af',
    loggedOut: 'Du er logget af.',
    home: 'Historien: se alle trin',
    notFound: 'Her er ikke nogen side',
    again: 'Til forsiden',
    failures: {
      refused: 'Du er ikke logget på: Det blev afbrudt hos udstederen.',
      over: 'Du er ikke logget på: Det tog for lang tid, eller siden blev åbnet igen. Begynd forfra.',
      failed: 'Du er ikke logget på: Udstederen svarede ikke, som den skulle. Prøv igen om lidt.',
    },
  },
  en: {
    skip: 'Skip to the content',
    name: 'The example service',
    otherLanguage: 'Dansk',
    example:
      'This is an example of a service that one logs in at with Talkode. It is made up and has nothing to do with MitID.',
    welcome: 'Welcome to the example service',
    intro:
      'The service does not know you and never sees your code or your password: it sends you over to the issuer, where you approve, and gets an answer back.',
    logIn: 'Log in',
    loggedIn: 'You are logged in',
    learned: 'What the service has been told',
    facts: {
      name: 'Name',
      sub: 'Who you are here',
      acr: 'Assurance',
      amr: 'How you logged in',
      authTime: 'When',
    },
    about: {
      sub: 'A name that counts at this service alone. Other services get another one, so that nobody can compare.',
      acr: 'What the issuer says about how sure this is.',
      amr: 'As codes of RFC 8176.',
    },
    methods: new Map([
      ['otp', 'one-time code'],
      ['hwk', 'device'],
      ['pwd', 'password'],
      ['mfa', 'more than one thing'],
    ]),
    logOut: 'Log out',
    loggedOut: 'You are logged out.',
    home: 'The story: see all steps',
    notFound: 'There is no page here',
    again: 'To the front page',
    failures: {
      refused: 'You are not logged in: it was stopped at the issuer.',
      over: 'You are not logged in: it took too long, or the page was opened again. Begin anew.',
      failed: 'You are not logged in: the issuer did not answer as it should. Try again in a while.',
    },
  },
};
