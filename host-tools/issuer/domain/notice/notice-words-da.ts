/** The notices in Danish. */
import { LETTER_WORDS_DA } from '../letter/letter-words-da.ts';
import type { Actor } from '../records/device.ts';
import type { CorrectedField } from '../records/notice.ts';
import type { ChangedField } from '../records/pending-change.ts';
import type { NoticeWords, WordsByKind } from './notice-words.ts';

const FIELDS: Readonly<Record<ChangedField | CorrectedField, string>> = {
  email: 'din e-mailadresse',
  phone: 'dit telefonnummer',
  alternativeAddress: 'din anden adresse til post',
  userId: 'dit bruger-ID',
  password: 'din adgangskode',
  name: 'dit navn',
  homeAddress: 'din adresse',
  birthDate: 'din fødselsdato',
};

const BLOCKED_BY: Readonly<Record<Actor, string>> = {
  person: 'på din egen side',
  support: 'af vores support',
  system: 'af os, fordi der var for mange forkerte koder',
  authority: 'af en myndighed',
};

const UNBLOCKED_BY: Readonly<Record<Actor, string>> = {
  person: 'med to koder og din adgangskode',
  support: 'af vores support, som har set bevis for, hvem du er',
  system: 'af os',
  authority: 'af en myndighed',
};

const deviceEndingIn = (lastFour: string): string => `enheden, hvis serienummer ender på ${lastFour},`;
const browserIn = (family: string): string =>
  family === '' ? '' : ` Browseren var ${family.replace(' on ', ' på ')}.`;
const blockAndCall = (phone: string): string =>
  `Var det ikke dig, så spær din enhed på din egen side, eller ring straks til os på ${phone}. Skift også din adgangskode.`;
const NOTHING_TO_DO = 'Var det dig, skal du ikke gøre noget.';

const KINDS: WordsByKind = {
  activated: {
    subject: () => 'Din enhed er aktiveret',
    happened: ({ details, when }) =>
      `Enheden, hvis serienummer ender på ${details.serialLastFour}, blev aktiveret i dit navn ${when} og kan nu bruges til at logge på.`,
    expected: ({ details: { replacedLastFour } }) =>
      (replacedLastFour === undefined
        ? ''
        : `Den afløser enheden, hvis serienummer ender på ${replacedLastFour}, og som ikke virker længere. `) +
      NOTHING_TO_DO,
    notYou: ({ phone }) => `Var det ikke dig, så ring straks til os på ${phone}, så enheden bliver spærret.`,
    short: ({ details, shortWhen, phone }) =>
      `Enhed ...${details.serialLastFour} blev aktiveret ${shortWhen}. Ikke dig? Ring straks: ${phone}.`,
  },
  'new-browser': {
    subject: () => 'Der er logget på fra en ny browser',
    happened: ({ details, when }) =>
      `Der blev logget på med dit bruger-ID ${when} fra en browser, som du ikke har brugt hos os før.${browserIn(details.browserFamily)}`,
    expected: () => NOTHING_TO_DO,
    notYou: ({ phone }) => blockAndCall(phone),
    short: ({ shortWhen, phone }) =>
      `Der blev logget på fra en ny browser ${shortWhen}. Ikke dig? Ring straks: ${phone}.`,
  },
  'failed-three-times': {
    subject: () => 'Nogen har prøvet at logge på med dit bruger-ID',
    happened: ({ when }) =>
      `Nogen har tre gange prøvet at logge på med dit bruger-ID, senest ${when}. Koden eller adgangskoden var forkert, og ingen af forsøgene lykkedes.`,
    expected: () => 'Var det dig, så prøv igen med en ny kode fra din enhed.',
    notYou: ({ phone }) =>
      `Var det ikke dig, skal du ikke gøre noget: Din enhed virker stadig. Men har du givet en kode eller din adgangskode til nogen, så spær din enhed, og ring til os på ${phone}.`,
    short: ({ shortWhen, phone }) =>
      `Tre forkerte login-forsøg, sidst ${shortWhen}. Har du givet nogen en kode, så ring: ${phone}.`,
  },
  blocked: {
    subject: ({ details }) =>
      details.serialLastFour === undefined ? 'Din identitet er spærret' : 'Din enhed er spærret',
    happened: ({ details: { serialLastFour, actor }, when }) =>
      serialLastFour === undefined
        ? `Din identitet blev spærret ${when} ${BLOCKED_BY[actor]}. Ingen kan logge på eller aktivere en enhed i dit navn.`
        : `Din enhed blev spærret ${when} ${BLOCKED_BY[actor]}. Ingen kan logge på med ${deviceEndingIn(serialLastFour).slice(0, -1)}.`,
    expected: ({ details: { serialLastFour }, page }) =>
      serialLastFour === undefined
        ? 'Spærringen kan ophæves, når du har vist os, hvem du er.'
        : `Vil du bruge enheden igen, kan du ophæve spærringen på ${page} med to koder og din adgangskode.`,
    notYou: ({ phone }) => `Har du ikke selv bedt om det, så ring til os på ${phone}.`,
    short: ({ details: { serialLastFour }, shortWhen, phone }) =>
      `${serialLastFour === undefined ? 'Din identitet' : `Enhed ...${serialLastFour}`} blev spærret ${shortWhen}. Ikke dig? Ring: ${phone}.`,
  },
  unblocked: {
    subject: ({ details }) =>
      details.serialLastFour === undefined
        ? 'Din identitet er ikke længere spærret'
        : 'Din enhed er ikke længere spærret',
    happened: ({ details: { serialLastFour, actor }, when }) =>
      `Spærringen af ${serialLastFour === undefined ? 'din identitet' : deviceEndingIn(serialLastFour)} blev ophævet ${when} ${UNBLOCKED_BY[actor]}.`,
    expected: () => `Du kan logge på igen. ${NOTHING_TO_DO}`,
    notYou: ({ phone }) =>
      `Var det ikke dig, så ring straks til os på ${phone}, så vi kan spærre igen. Skift også din adgangskode.`,
    short: ({ details: { serialLastFour }, shortWhen, phone }) =>
      `Spærringen af ${serialLastFour === undefined ? 'din identitet' : `enhed ...${serialLastFour}`} blev ophævet ${shortWhen}. Ikke dig? Ring straks: ${phone}.`,
  },
  'contact-change-asked': {
    subject: ({ details: { field } }) => `Nogen har bedt om at ændre ${FIELDS[field]}`,
    happened: ({ details: { field, dueAtUnixSeconds }, when, moment }) =>
      `Vi blev ${when} bedt om at ændre ${FIELDS[field]}. Ændringen træder i kraft ${moment(dueAtUnixSeconds)}.`,
    expected: () => NOTHING_TO_DO,
    notYou: ({ phone }) =>
      `Var det ikke dig, så stop ændringen, før den træder i kraft, og ring til os på ${phone}: En anden kan have logget på i dit navn.`,
    short: ({ details: { field, dueAtUnixSeconds }, shortMoment, phone }) =>
      `Vi er bedt om at ændre ${FIELDS[field]} fra ${shortMoment(dueAtUnixSeconds)}. Ikke dig? Ring: ${phone}.`,
  },
  'contact-changed': {
    subject: ({ details: { field } }) => `Vi har ændret ${FIELDS[field]}`,
    happened: ({ details: { field }, when }) =>
      `Vi ændrede ${FIELDS[field]} ${when}, som vi var blevet bedt om.`,
    expected: () => NOTHING_TO_DO,
    notYou: ({ phone }) => blockAndCall(phone),
    short: ({ details: { field }, shortWhen, phone }) =>
      `Vi ændrede ${FIELDS[field]} ${shortWhen}. Ikke dig? Ring straks: ${phone}.`,
  },
  'register-changed': {
    subject: ({ details: { field } }) => `Vi har ændret ${FIELDS[field]}`,
    happened: ({ details: { field }, when }) =>
      `Vi ændrede ${FIELDS[field]} ${when}, fordi folkeregistret har meldt det.`,
    expected: () => 'Passer det, skal du ikke gøre noget.',
    notYou: ({ phone }) => `Passer det ikke, så få det rettet hos din kommune, og ring til os på ${phone}.`,
    short: ({ details: { field }, shortWhen, phone }) =>
      `Vi ændrede ${FIELDS[field]} ${shortWhen} efter folkeregistret. Passer det ikke? Ring: ${phone}.`,
  },
  'user-id-changed': {
    subject: () => 'Dit bruger-ID er ændret',
    happened: ({ when }) =>
      `Dit bruger-ID blev ændret ${when}. Fra nu af logger du på med det nye, og ingen anden kan få det gamle.`,
    expected: () => NOTHING_TO_DO,
    notYou: ({ phone }) => `Var det ikke dig, så ring straks til os på ${phone}, og få din enhed spærret.`,
    short: ({ shortWhen, phone }) =>
      `Dit bruger-ID blev ændret ${shortWhen}. Ikke dig? Ring straks: ${phone}.`,
  },
  'password-change-asked': {
    subject: () => 'Nogen har bedt om at ændre din adgangskode',
    happened: ({ details: { dueAtUnixSeconds }, when, moment }) =>
      `Vi blev ${when} bedt om at ændre din adgangskode. Den nye gælder fra ${moment(dueAtUnixSeconds)}; indtil da bruger du den gamle.`,
    expected: () => NOTHING_TO_DO,
    notYou: ({ phone }) =>
      `Var det ikke dig, så stop ændringen, før den træder i kraft, og ring til os på ${phone}: En anden kan have logget på i dit navn.`,
    short: ({ details: { dueAtUnixSeconds }, shortMoment, phone }) =>
      `Vi er bedt om at ændre din adgangskode fra ${shortMoment(dueAtUnixSeconds)}. Ikke dig? Ring: ${phone}.`,
  },
  'password-changed': {
    subject: () => 'Din adgangskode er ændret',
    happened: ({ when }) => `Din adgangskode blev ændret ${when}. Den gamle virker ikke længere.`,
    expected: () => NOTHING_TO_DO,
    notYou: ({ phone }) => `Var det ikke dig, så ring straks til os på ${phone}, og få din enhed spærret.`,
    short: ({ shortWhen, phone }) =>
      `Din adgangskode blev ændret ${shortWhen}. Ikke dig? Ring straks: ${phone}.`,
  },
  used: {
    subject: () => 'Der er logget på med din enhed',
    happened: ({ details, when }) =>
      `Der blev logget på med dit bruger-ID og din enhed ${when}.${browserIn(details.browserFamily)}`,
    expected: () => `Du har selv valgt at få besked hver gang. ${NOTHING_TO_DO}`,
    notYou: ({ phone }) => blockAndCall(phone),
    short: ({ shortWhen, phone }) => `Der blev logget på ${shortWhen}. Ikke dig? Ring straks: ${phone}.`,
  },
  'not-started-by-me': {
    subject: () => 'Et login er stoppet',
    happened: ({ when }) =>
      `Et login i dit navn blev stoppet ${when}, fordi nogen svarede: »Det var ikke mig«. Intet blev godkendt.`,
    expected: () =>
      'Har du givet en kode eller din adgangskode til nogen, så spær din enhed nu, og skift din adgangskode.',
    notYou: ({ phone }) => `Var det ikke dig, der stoppede det, så ring til os på ${phone}.`,
    short: ({ shortWhen, phone }) =>
      `Et login blev stoppet ${shortWhen}. Har du givet en kode til nogen, så ring straks: ${phone}.`,
  },
  'letter-expires': {
    subject: () => 'Din aktiveringskode udløber snart',
    happened: ({ details, day }) =>
      `Din enhed er endnu ikke aktiveret. Aktiveringskoden i brevet gælder til og med ${day(details.lastDay)}.`,
    expected: ({ page, phone }) =>
      `Find enheden og brevet frem, og skriv selv adressen ${page} i en browser. Er brevet ikke kommet, så ring til os på ${phone}.`,
    notYou: ({ phone }) => `Har du slet ikke bestilt en enhed, så ring til os på ${phone}.`,
    short: ({ details, day, phone }) =>
      `Koden i dit brev gælder til og med ${day(details.lastDay)}. Intet brev? Ring: ${phone}.`,
  },
  'letter-dead': {
    subject: () => 'Dit brev med aktiveringskoden gælder ikke længere',
    happened: ({ when }) =>
      `Aktiveringen af din enhed er mislykket tre gange, senest ${when}. For en sikkerheds skyld gælder koden i brevet ikke længere.`,
    expected: ({ phone }) => `Ring til os på ${phone}, så sender vi dig et nyt brev.`,
    notYou: () =>
      'Var det ikke dig, der prøvede, så sig det, når du ringer: En anden kan have læst dit brev.',
    short: ({ shortWhen, phone }) =>
      `Tre forkerte forsøg, sidst ${shortWhen}: Koden i brevet gælder ikke mere. Nyt brev: ${phone}.`,
  },
};

export const NOTICE_WORDS_DA: NoticeWords = {
  kinds: KINDS,
  greeting: (name) => (name === null ? 'Hej' : `Hej ${name}`),
  cancelHere: 'Her stopper du ændringen:',
  cancelFreely: 'Det kræver hverken en kode eller din adgangskode.',
  shortCancel: (address) => `Stop det uden kode: ${address}`,
  cancelPicture: {
    alternative: 'QR-kode, der åbner siden, hvor du stopper ændringen.',
    caption:
      'Scan QR-koden med en telefon for at stoppe ændringen. Det kræver hverken en kode eller din adgangskode.',
  },
  cancelByPage: (page) =>
    `Du kan også stoppe den på din egen side: Skriv selv adressen ${page} i en browser.`,
  ownPage: (page, phone) =>
    `På din egen side kan du se alt, hvad der er sket. Skriv selv adressen ${page} i en browser: Vi sender dig aldrig et link til at logge på. Du kan også ringe til os på ${phone}.`,
  independence: (issuer) => `${issuer} er uafhængig af MitID. Det her handler ikke om dit MitID.`,
  nobodyAsks: LETTER_WORDS_DA.nobodyAsks,
  pageWord: LETTER_WORDS_DA.pageWord,
};
