/** The letter in English. */
import { DATE_WORDS } from '../calendar/dates-in-words.ts';
import type { LetterText, LetterWords } from './letter-words.ts';

const gather: LetterText = ({ theDevice }) => `Have ${theDevice}, your user ID and this letter at hand.`;
const open: LetterText = ({ page }) => `Open the page ${page} in a browser.`;
const fillIn: LetterText = ({ theDevice }) =>
  `Type your user ID, the serial number and the activation code. The serial number has 12 digits and is on the back of ${theDevice}.`;
const anotherCode = 'If the page asks for one more code, wait for the next one.';
const choosePassword: LetterText = () => 'Choose a password that you use nowhere else.';
const done: LetterText = ({ theDevice }) =>
  `When the page says that ${theDevice} is activated, you are done. The code in this letter is used up, and you can tear the letter to pieces.`;

export const LETTER_WORDS_EN: LetterWords = {
  pageWord: 'Page',
  device: {
    'code-display': { device: 'code display', theDevice: 'the code display' },
    'code-reader': { device: 'code reader', theDevice: 'the code reader' },
  },
  title: ({ device }) => `Activate your ${device}`,
  introduction: {
    post: ({ device }) =>
      `You have ordered a ${device}. It was posted on its own, one working day before this letter. With the code below you activate it, so that it becomes yours and nobody else can use it.`,
    counter: ({ device }) =>
      `You were given a ${device} at the counter. With the code below you activate it, so that it becomes yours and nobody else can use it.`,
  },
  codeLabel: 'Activation code',
  digitByDigitLabel: 'Digit by digit',
  validity: {
    post: ({ end }) => `The code is valid to the end of ${end}.`,
    counter: ({ end }) => `The code is valid until ${end}.`,
  },
  serialNumber: ({ theDevice, serialLastFour }) =>
    `It belongs to ${theDevice} whose serial number ends in ${serialLastFour}. If yours ends in anything else, do not use the code, but call us.`,
  pictureAlternative: ({ page }) =>
    `QR code that opens the page ${page} with the activation code filled in. Address and code are also in this letter as text.`,
  pictureCaption:
    'Scan the QR code with a phone. The page opens, and the activation code is already filled in.',
  stepsHeading: 'What to do',
  steps: {
    'code-display': [
      gather,
      open,
      fillIn,
      () =>
        `When the page asks for a one-time code, press the button of the code display and type the digits that you see. ${anotherCode}`,
      choosePassword,
      done,
    ],
    'code-reader': [
      gather,
      () =>
        'Press the red key at the lower right. The code reader speaks. The first time it asks where its sound may come from: press 1 for the loudspeaker or 2 for headphones.',
      open,
      (facts) => `${fillIn(facts)} You can also have it read aloud: press the red key and then 2.`,
      () =>
        `When the page asks for a one-time code, press the red key. The code reader shows the code and says it twice. With key 5 you hear one digit at a time. Type the code on the page. ${anotherCode}`,
      choosePassword,
      done,
    ],
  },
  mistakes:
    'A wrong digit in the activation code is noticed and does not count as a try. After three wrong codes the letter is no longer valid. Then call and get a new one.',
  warningHeading: 'Keep your codes to yourself',
  nobodyAsks: 'Nobody will ever ask you for a code.',
  warning:
    'Neither we nor your bank nor the police will call, write or come to you to get it. Type a code only on a page that you opened yourself. If anybody asks you for it, hang up and call us.',
  helpHeading: 'Do you have questions?',
  help: {
    post: ({ theDevice, phone }) =>
      `Call us on ${phone}, also if ${theDevice} has not come, or if you did not order it yourself.`,
    counter: ({ phone }) => `Call us on ${phone}.`,
  },
  otherForms: 'You can have this letter in large print, in Braille or as plain text.',
  independence: ({ issuer, theDevice }) =>
    `${issuer} is independent of MitID. You cannot use ${theDevice} for MitID.`,
  date: DATE_WORDS.en.day,
  end: ({ date, time }) => DATE_WORDS.en.moment(date, time),
};
