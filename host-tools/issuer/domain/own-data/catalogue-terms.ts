/**
 * What the catalogue of fields speaks in: why data is kept, on what ground, from where, who gets it and for how long, each with the
 * words that a person reads. Grounds and times are this issuer's choice; an authority has its own, and a lawyer looks at them.
 */

export interface Words {
  readonly da: string;
  readonly en: string;
}

export type Purpose = keyof typeof PURPOSES;
export type LegalBasis = keyof typeof LEGAL_BASES;
export type DataSource = keyof typeof DATA_SOURCES;
export type Recipient = keyof typeof RECIPIENTS;
export type Retention = keyof typeof RETENTIONS;
export type Viewer = keyof typeof VIEWERS;

export const PURPOSES = {
  identity: {
    da: 'At vide, hvem enheden og bruger-ID’et tilhører',
    en: 'To know whose the device and the user ID are',
  },
  contact: { da: 'At kunne give dig besked', en: 'To be able to tell you' },
  delivery: { da: 'At sende dig enheden og brevet', en: 'To send you the device and the letter' },
  login: {
    da: 'At du kan logge på, og at ingen andre kan',
    en: 'So that you can log in and nobody else can',
  },
  security: { da: 'At opdage og stoppe misbrug', en: 'To notice and stop misuse' },
  history: { da: 'At du kan se, hvad der er sket', en: 'So that you can see what has happened' },
  rights: { da: 'At svare på det, du har bedt om', en: 'To answer what you have asked for' },
  operation: { da: 'At holde styr på enheder og databasen', en: 'To keep track of devices and the database' },
} as const satisfies Record<string, Words>;

/** Articles of the General Data Protection Regulation. */
export const LEGAL_BASES = {
  agreement: {
    da: 'Aftalen med dig om enheden (databeskyttelsesforordningen, artikel 6, stk. 1, litra b)',
    en: 'The agreement with you about the device (GDPR, article 6(1)(b))',
  },
  consent: {
    da: 'Dit samtykke, som du kan trække tilbage (artikel 6, stk. 1, litra a)',
    en: 'Your consent, which you can withdraw (article 6(1)(a))',
  },
  protection: {
    da: 'Hensynet til din og andres sikkerhed (artikel 6, stk. 1, litra f)',
    en: 'The interest in your and others’ security (article 6(1)(f))',
  },
  obligation: {
    da: 'En pligt efter loven (artikel 6, stk. 1, litra c)',
    en: 'A duty by law (article 6(1)(c))',
  },
  notPersonal: { da: 'Ikke en personoplysning', en: 'Not personal data' },
} as const satisfies Record<string, Words>;

export const DATA_SOURCES = {
  person: { da: 'Dig selv', en: 'You' },
  registration: { da: 'Det sted, hvor du viste, hvem du er', en: 'The place where you showed who you are' },
  register: {
    da: 'Folkeregistret, eller det sted, hvor du viste, hvem du er',
    en: 'The population register, or the place where you showed who you are',
  },
  manufacturer: { da: 'Enhedens producent', en: 'The maker of the device' },
  browser: { da: 'Din browser', en: 'Your browser' },
  service: { da: 'Den tjeneste, du loggede på', en: 'The service that you logged in at' },
  here: { da: 'Dannet her', en: 'Made here' },
} as const satisfies Record<string, Words>;

export const RECIPIENTS = {
  post: { da: 'Den, der bringer post ud', en: 'Who delivers the post' },
  mail: { da: 'Den, der bringer e-mails videre', en: 'Who carries e-mails' },
  phone: { da: 'Den, der bringer sms’er videre', en: 'Who carries text messages' },
  services: {
    da: 'Tjenester, du logger på, hvis de beder om det',
    en: 'Services that you log in at, if they ask for it',
  },
} as const satisfies Record<string, Words>;

interface RetentionRule {
  /** What the time begins with; none: it is removed by what the words say. */
  readonly after: 'closing' | 'event' | 'end' | 'last-use' | null;
  readonly days: number | null;
  readonly words: Words;
}

export const RETENTIONS = {
  identity: {
    after: 'closing',
    days: 6 * 365,
    words: {
      da: 'Så længe du er registreret, og 6 år efter',
      en: 'As long as you are registered, and 6 years after',
    },
  },
  voluntary: {
    after: null,
    days: null,
    words: { da: 'Indtil du sletter det', en: 'Until you delete it' },
  },
  letter: {
    after: 'end',
    days: 183,
    words: {
      da: '6 måneder efter, at brevet er brugt eller udløbet',
      en: '6 months after the letter was used or expired',
    },
  },
  log: { after: 'event', days: 396, words: { da: '13 måneder', en: '13 months' } },
  address: {
    after: 'event',
    days: 90,
    words: {
      da: 'Hel i 90 dage; derefter kun den første del, lige så længe som hændelsen',
      en: 'Whole for 90 days; then only its first part, as long as the event',
    },
  },
  browser: {
    after: 'last-use',
    days: 396,
    words: {
      da: '13 måneder efter, at browseren sidst blev brugt',
      en: '13 months after the browser was last used',
    },
  },
  session: { after: 'end', days: 0, words: { da: 'Indtil du er logget af', en: 'Until you are logged off' } },
  temporary: {
    after: 'end',
    days: 0,
    words: { da: 'Indtil den er brugt eller udløbet', en: 'Until it is used or has expired' },
  },
  change: {
    after: 'end',
    days: 396,
    words: { da: '13 måneder efter ændringen', en: '13 months after the change' },
  },
  notice: { after: 'event', days: 183, words: { da: '6 måneder', en: '6 months' } },
  request: {
    after: 'end',
    days: 5 * 365,
    words: { da: '5 år efter svaret', en: '5 years after the answer' },
  },
  tries: { after: 'event', days: 1, words: { da: 'Højst et døgn', en: 'A day at most' } },
  stock: {
    after: null,
    days: null,
    words: { da: 'Så længe enheden findes', en: 'As long as the device exists' },
  },
} as const satisfies Record<string, RetentionRule>;

export const VIEWERS = {
  person: { da: 'Du selv', en: 'You' },
  support: { da: 'Supporten', en: 'Support' },
  registration: { da: 'Det sted, hvor du viste, hvem du er', en: 'The place where you showed who you are' },
} as const satisfies Record<string, Words>;
