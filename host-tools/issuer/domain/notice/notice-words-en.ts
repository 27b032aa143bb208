/** The notices in English. */
import { LETTER_WORDS_EN } from '../letter/letter-words-en.ts';
import type { Actor } from '../records/device.ts';
import type { CorrectedField } from '../records/notice.ts';
import type { ChangedField } from '../records/pending-change.ts';
import type { NoticeWords, WordsByKind } from './notice-words.ts';

const FIELDS: Readonly<Record<ChangedField | CorrectedField, string>> = {
  email: 'your e-mail address',
  phone: 'your phone number',
  alternativeAddress: 'your other address for post',
  userId: 'your user ID',
  password: 'your password',
  name: 'your name',
  homeAddress: 'your address',
  birthDate: 'your date of birth',
};

const BLOCKED_BY: Readonly<Record<Actor, string>> = {
  person: 'on your own page',
  support: 'by our support',
  system: 'by us, because there were too many wrong codes',
  authority: 'by an authority',
};

const UNBLOCKED_BY: Readonly<Record<Actor, string>> = {
  person: 'with two codes and your password',
  support: 'by our support, who have seen proof of who you are',
  system: 'by us',
  authority: 'by an authority',
};

const deviceEndingIn = (lastFour: string): string => `the device whose serial number ends in ${lastFour}`;
const browserIn = (family: string): string => (family === '' ? '' : ` The browser was ${family}.`);
const blockAndCall = (phone: string): string =>
  `If it was not you, block your device on your own page, or call us at once on ${phone}. Change your password, too.`;
const NOTHING_TO_DO = 'If it was you, you need not do anything.';

const KINDS: WordsByKind = {
  activated: {
    subject: () => 'Your device is activated',
    happened: ({ details, when }) =>
      `The device whose serial number ends in ${details.serialLastFour} was activated in your name at ${when} and can now be used to log in.`,
    expected: ({ details: { replacedLastFour } }) =>
      (replacedLastFour === undefined
        ? ''
        : `It replaces ${deviceEndingIn(replacedLastFour)}, which no longer works. `) + NOTHING_TO_DO,
    notYou: ({ phone }) =>
      `If it was not you, call us at once on ${phone}, so that the device can be blocked.`,
    short: ({ details, shortWhen, phone }) =>
      `Device ...${details.serialLastFour} was activated at ${shortWhen}. Not you? Call at once: ${phone}.`,
  },
  'new-browser': {
    subject: () => 'A login from a new browser',
    happened: ({ details, when }) =>
      `Somebody logged in with your user ID at ${when} from a browser that you have not used with us before.${browserIn(details.browserFamily)}`,
    expected: () => NOTHING_TO_DO,
    notYou: ({ phone }) => blockAndCall(phone),
    short: ({ shortWhen, phone }) =>
      `A login from a new browser at ${shortWhen}. Not you? Call at once: ${phone}.`,
  },
  'failed-three-times': {
    subject: () => 'Somebody has tried to log in with your user ID',
    happened: ({ when }) =>
      `Somebody has tried three times to log in with your user ID, the last time at ${when}. The code or the password was wrong, and no try succeeded.`,
    expected: () => 'If it was you, try again with a new code from your device.',
    notYou: ({ phone }) =>
      `If it was not you, you need not do anything: your device still works. But if you gave a code or your password to anybody, block your device and call us on ${phone}.`,
    short: ({ shortWhen, phone }) =>
      `Three wrong tries to log in, the last at ${shortWhen}. If you gave anybody a code, call: ${phone}.`,
  },
  blocked: {
    subject: ({ details }) =>
      details.serialLastFour === undefined ? 'Your identity is blocked' : 'Your device is blocked',
    happened: ({ details: { serialLastFour, actor }, when }) =>
      serialLastFour === undefined
        ? `Your identity was blocked at ${when} ${BLOCKED_BY[actor]}. Nobody can log in or activate a device in your name.`
        : `Your device was blocked at ${when} ${BLOCKED_BY[actor]}. Nobody can log in with ${deviceEndingIn(serialLastFour)}.`,
    expected: ({ details: { serialLastFour }, page }) =>
      serialLastFour === undefined
        ? 'It can be unblocked when you have shown us who you are.'
        : `If you want to use the device again, you can unblock it on ${page} with two codes and your password.`,
    notYou: ({ phone }) => `If you did not ask for it, call us on ${phone}.`,
    short: ({ details: { serialLastFour }, shortWhen, phone }) =>
      `${serialLastFour === undefined ? 'Your identity' : `Device ...${serialLastFour}`} was blocked at ${shortWhen}. Not you? Call: ${phone}.`,
  },
  unblocked: {
    subject: ({ details }) =>
      details.serialLastFour === undefined
        ? 'Your identity is no longer blocked'
        : 'Your device is no longer blocked',
    happened: ({ details: { serialLastFour, actor }, when }) =>
      `${serialLastFour === undefined ? 'Your identity' : `The device whose serial number ends in ${serialLastFour}`} was unblocked at ${when} ${UNBLOCKED_BY[actor]}.`,
    expected: () => `You can log in again. ${NOTHING_TO_DO}`,
    notYou: ({ phone }) =>
      `If it was not you, call us at once on ${phone}, so that we can block it again. Change your password, too.`,
    short: ({ details: { serialLastFour }, shortWhen, phone }) =>
      `${serialLastFour === undefined ? 'Your identity' : `Device ...${serialLastFour}`} was unblocked at ${shortWhen}. Not you? Call at once: ${phone}.`,
  },
  'contact-change-asked': {
    subject: ({ details: { field } }) => `Somebody has asked to change ${FIELDS[field]}`,
    happened: ({ details: { field, dueAtUnixSeconds }, when, moment }) =>
      `We were asked at ${when} to change ${FIELDS[field]}. The change comes into force at ${moment(dueAtUnixSeconds)}.`,
    expected: () => NOTHING_TO_DO,
    notYou: ({ phone }) =>
      `If it was not you, stop the change before it comes into force, and call us on ${phone}: somebody else may have logged in in your name.`,
    short: ({ details: { field, dueAtUnixSeconds }, shortMoment, phone }) =>
      `We were asked to change ${FIELDS[field]} from ${shortMoment(dueAtUnixSeconds)}. Not you? Call: ${phone}.`,
  },
  'contact-changed': {
    subject: ({ details: { field } }) => `We have changed ${FIELDS[field]}`,
    happened: ({ details: { field }, when }) =>
      `We changed ${FIELDS[field]} at ${when}, as we had been asked.`,
    expected: () => NOTHING_TO_DO,
    notYou: ({ phone }) => blockAndCall(phone),
    short: ({ details: { field }, shortWhen, phone }) =>
      `We changed ${FIELDS[field]} at ${shortWhen}. Not you? Call at once: ${phone}.`,
  },
  'register-changed': {
    subject: ({ details: { field } }) => `We have changed ${FIELDS[field]}`,
    happened: ({ details: { field }, when }) =>
      `We changed ${FIELDS[field]} at ${when}, because the population register told us so.`,
    expected: () => 'If it is right, you need do nothing.',
    notYou: ({ phone }) => `If it is wrong, have your municipality put it right, and call us on ${phone}.`,
    short: ({ details: { field }, shortWhen, phone }) =>
      `We changed ${FIELDS[field]} at ${shortWhen}, as the population register says. Wrong? Call: ${phone}.`,
  },
  'user-id-changed': {
    subject: () => 'Your user ID is changed',
    happened: ({ when }) =>
      `Your user ID was changed at ${when}. From now on you log in with the new one, and nobody else can have the old one.`,
    expected: () => NOTHING_TO_DO,
    notYou: ({ phone }) => `If it was not you, call us at once on ${phone} to have your device blocked.`,
    short: ({ shortWhen, phone }) =>
      `Your user ID was changed at ${shortWhen}. Not you? Call at once: ${phone}.`,
  },
  'password-change-asked': {
    subject: () => 'Somebody has asked to change your password',
    happened: ({ details: { dueAtUnixSeconds }, when, moment }) =>
      `We were asked at ${when} to change your password. The new one counts from ${moment(dueAtUnixSeconds)}; until then you use the old one.`,
    expected: () => NOTHING_TO_DO,
    notYou: ({ phone }) =>
      `If it was not you, stop the change before it comes into force, and call us on ${phone}: somebody else may have logged in in your name.`,
    short: ({ details: { dueAtUnixSeconds }, shortMoment, phone }) =>
      `We were asked to change your password from ${shortMoment(dueAtUnixSeconds)}. Not you? Call: ${phone}.`,
  },
  'password-changed': {
    subject: () => 'Your password is changed',
    happened: ({ when }) => `Your password was changed at ${when}. The old one no longer works.`,
    expected: () => NOTHING_TO_DO,
    notYou: ({ phone }) => `If it was not you, call us at once on ${phone} to have your device blocked.`,
    short: ({ shortWhen, phone }) =>
      `Your password was changed at ${shortWhen}. Not you? Call at once: ${phone}.`,
  },
  used: {
    subject: () => 'Your device was used to log in',
    happened: ({ details, when }) =>
      `Somebody logged in with your user ID and your device at ${when}.${browserIn(details.browserFamily)}`,
    expected: () => `You have chosen to be told each time. ${NOTHING_TO_DO}`,
    notYou: ({ phone }) => blockAndCall(phone),
    short: ({ shortWhen, phone }) =>
      `Your device was used to log in at ${shortWhen}. Not you? Call at once: ${phone}.`,
  },
  'not-started-by-me': {
    subject: () => 'A login was stopped',
    happened: ({ when }) =>
      `A login in your name was stopped at ${when}, because somebody answered "It was not me". Nothing was approved.`,
    expected: () =>
      'If you gave a code or your password to anybody, block your device now and change your password.',
    notYou: ({ phone }) => `If it was not you who stopped it, call us on ${phone}.`,
    short: ({ shortWhen, phone }) =>
      `A login was stopped at ${shortWhen}. If you gave anybody a code, call at once: ${phone}.`,
  },
  'letter-expires': {
    subject: () => 'Your activation code will soon expire',
    happened: ({ details, day }) =>
      `Your device is not activated yet. The activation code in the letter is valid to the end of ${day(details.lastDay)}.`,
    expected: ({ page, phone }) =>
      `Have the device and the letter at hand, and type the address ${page} into a browser yourself. If the letter has not come, call us on ${phone}.`,
    notYou: ({ phone }) => `If you did not order a device at all, call us on ${phone}.`,
    short: ({ details, day, phone }) =>
      `The code in your letter is valid to the end of ${day(details.lastDay)}. No letter? Call: ${phone}.`,
  },
  'letter-dead': {
    subject: () => 'Your letter with the activation code is no longer valid',
    happened: ({ when }) =>
      `The activation of your device has failed three times, the last time at ${when}. To be safe, the code in the letter is no longer valid.`,
    expected: ({ phone }) => `Call us on ${phone}, and we will send you a new letter.`,
    notYou: () =>
      'If it was not you who tried, say so when you call: somebody else may have read your letter.',
    short: ({ shortWhen, phone }) =>
      `Three wrong tries, the last at ${shortWhen}: the code in your letter is void. New letter: ${phone}.`,
  },
};

export const NOTICE_WORDS_EN: NoticeWords = {
  kinds: KINDS,
  greeting: (name) => (name === null ? 'Hello' : `Hello ${name}`),
  cancelHere: 'Here you stop the change:',
  cancelFreely: 'It takes neither a code nor your password.',
  shortCancel: (address) => `Stop it without a code: ${address}`,
  cancelPicture: {
    alternative: 'QR code that opens the page where you stop the change.',
    caption: 'Scan the QR code with a phone to stop the change. It takes neither a code nor your password.',
  },
  cancelByPage: (page) =>
    `You can also stop it on your own page: type the address ${page} into a browser yourself.`,
  ownPage: (page, phone) =>
    `On your own page you see everything that has happened. Type the address ${page} into a browser yourself: we never send you a link to log in. You can also call us on ${phone}.`,
  independence: (issuer) => `${issuer} is independent of MitID. This is not about your MitID.`,
  nobodyAsks: LETTER_WORDS_EN.nobodyAsks,
  pageWord: LETTER_WORDS_EN.pageWord,
};
