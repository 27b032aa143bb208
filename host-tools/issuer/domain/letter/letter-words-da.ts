/** The letter in Danish. */
import { DATE_WORDS } from '../calendar/dates-in-words.ts';
import type { LetterText, LetterWords } from './letter-words.ts';

const gather: LetterText = ({ theDevice }) => `Find ${theDevice}, dit bruger-ID og dette brev frem.`;
const open: LetterText = ({ page }) => `Åbn siden ${page} i en browser.`;
const fillIn: LetterText = ({ theDevice }) =>
  `Skriv dit bruger-ID, serienummeret og aktiveringskoden. Serienummeret har 12 cifre og står bag på ${theDevice}.`;
const anotherCode = 'Beder siden om en kode mere, så vent på den næste.';
const choosePassword: LetterText = () => 'Vælg en adgangskode, som du ikke bruger andre steder.';
const done: LetterText = ({ theDevice }) =>
  `Når siden siger, at ${theDevice} er aktiveret, er du færdig. Brevets kode er brugt, og du kan rive brevet i stykker.`;

export const LETTER_WORDS_DA: LetterWords = {
  pageWord: 'Side',
  device: {
    'code-display': { device: 'kodeviser', theDevice: 'kodeviseren' },
    'code-reader': { device: 'kodeoplæser', theDevice: 'kodeoplæseren' },
  },
  title: ({ device }) => `Aktivér din ${device}`,
  introduction: {
    post: ({ device }) =>
      `Du har bestilt en ${device}. Den er sendt for sig selv, en hverdag før dette brev. Med koden her aktiverer du den, så den bliver din, og ingen andre kan bruge den.`,
    counter: ({ device }) =>
      `Du har fået udleveret en ${device} ved skranken. Med koden her aktiverer du den, så den bliver din, og ingen andre kan bruge den.`,
  },
  codeLabel: 'Aktiveringskode',
  digitByDigitLabel: 'Ciffer for ciffer',
  validity: {
    post: ({ end }) => `Koden gælder til og med ${end}.`,
    counter: ({ end }) => `Koden gælder indtil ${end}.`,
  },
  serialNumber: ({ theDevice, serialLastFour }) =>
    `Den hører til ${theDevice}, hvis serienummer ender på ${serialLastFour}. Ender dit på noget andet, så brug ikke koden, men ring til os.`,
  pictureAlternative: ({ page }) =>
    `QR-kode, der åbner siden ${page} med aktiveringskoden udfyldt. Adressen og koden står også i brevet som tekst.`,
  pictureCaption: 'Scan QR-koden med en telefon. Så åbner siden, og aktiveringskoden er allerede udfyldt.',
  stepsHeading: 'Sådan gør du',
  steps: {
    'code-display': [
      gather,
      open,
      fillIn,
      () =>
        `Når siden beder om en engangskode, så tryk på kodeviserens knap, og skriv de cifre, du ser. ${anotherCode}`,
      choosePassword,
      done,
    ],
    'code-reader': [
      gather,
      () =>
        'Tryk på den røde tast nederst til højre. Så taler kodeoplæseren. Den første gang spørger den, hvor lyden må komme fra: Tryk 1 for højttaleren eller 2 for hovedtelefoner.',
      open,
      (facts) => `${fillIn(facts)} Du kan også få det læst op: Tryk på den røde tast og derefter på 2.`,
      () =>
        `Når siden beder om en engangskode, så tryk på den røde tast. Kodeoplæseren viser koden og siger den to gange. Med tast 5 hører du ét ciffer ad gangen. Skriv koden på siden. ${anotherCode}`,
      choosePassword,
      done,
    ],
  },
  mistakes:
    'Et forkert ciffer i aktiveringskoden bliver opdaget og tæller ikke som et forsøg. Efter tre forkerte koder gælder brevet ikke længere. Så ring og få et nyt.',
  warningHeading: 'Pas på dine koder',
  nobodyAsks: 'Ingen vil nogensinde bede dig om en kode.',
  warning:
    'Hverken vi, din bank eller politiet ringer, skriver eller kommer til dig for at få den. Skriv kun en kode på en side, du selv har åbnet. Beder nogen dig om den, så læg på, og ring til os.',
  helpHeading: 'Har du spørgsmål?',
  help: {
    post: ({ theDevice, phone }) =>
      `Ring til os på ${phone}, også hvis ${theDevice} ikke er kommet, eller hvis du ikke selv har bestilt den.`,
    counter: ({ phone }) => `Ring til os på ${phone}.`,
  },
  otherForms: 'Du kan få brevet med stor skrift, i punktskrift eller som ren tekst.',
  independence: ({ issuer, theDevice }) =>
    `${issuer} er uafhængig af MitID. Du kan ikke bruge ${theDevice} til MitID.`,
  date: DATE_WORDS.da.day,
  end: ({ date, time }) => DATE_WORDS.da.moment(date, time),
};
