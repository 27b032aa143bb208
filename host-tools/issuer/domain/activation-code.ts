/** The code of an activation letter: eight random digits and a check digit, written and said in threes. */
import { checkDigit } from '../../token/serial-number.ts';

export const ACTIVATION_CODE_DIGITS = 9;
const RANDOM_DIGITS = ACTIVATION_CODE_DIGITS - 1;
const GROUP_DIGITS = 3;

/** Bytes from here up are passed over: 250 is the largest multiple of ten that a byte reaches, so each digit is as likely. */
const FAIR_BYTES = 250;

/** So many random bytes lack eight fair ones about once in 10^28 letters. */
export const ACTIVATION_CODE_RANDOM_BYTES = 32;

/** What people put between the digits: blanks, hyphens, dots and commas of any script's keyboard, and signs that nobody sees. */
const SEPARATORS = /[\s.,·\u00ad\u2010-\u2015\u2212\uff0d-]|[\u200b-\u200f\u2060\ufeff]/gu;

/** A zero looks like the letter O, to people and to machines that read a letter aloud. */
const ZERO_LIKE = /[oO\uff2f\uff4f]/g;

const FULL_WIDTH_ZERO = 0xff10;
const FULL_WIDTH_DIGITS = /[\uff10-\uff19]/g;

/** Why a text is no activation code. None of these is a try, and none tells what was typed. */
export type ActivationCodeProblem =
  | { readonly ok: false; readonly problem: 'wrong-length'; readonly digits: number }
  | { readonly ok: false; readonly problem: 'not-a-digit'; readonly position: number }
  | { readonly ok: false; readonly problem: 'slip' };

export type ActivationCodeReading = { readonly ok: true; readonly code: string } | ActivationCodeProblem;

/** The activation code that begins with these eight digits. */
export function activationCodeFrom(eightRandomDigits: string): string {
  if (!/^\d{8}$/.test(eightRandomDigits))
    throw new RangeError(`activation code: expected ${RANDOM_DIGITS} digits to begin with`);
  return eightRandomDigits + checkDigit(eightRandomDigits);
}

/** Eight digits, each as likely as any other, from random bytes. */
export function digitsFromRandom(bytes: Uint8Array): string {
  const fair = bytes.filter((byte) => byte < FAIR_BYTES).subarray(0, RANDOM_DIGITS);
  if (fair.length < RANDOM_DIGITS)
    throw new RangeError(
      `activation code: expected ${ACTIVATION_CODE_RANDOM_BYTES} random bytes, got ${bytes.length} with ${fair.length} below ${FAIR_BYTES}`,
    );
  return [...fair].map((byte) => String(byte % 10)).join('');
}

/** Reads what a person typed or a QR code held. `position` counts from 1, blanks and hyphens left out. */
export function readActivationCode(text: string): ActivationCodeReading {
  const signs = [
    ...text
      .replace(SEPARATORS, '')
      .replace(ZERO_LIKE, '0')
      .replace(FULL_WIDTH_DIGITS, (digit) => String(digit.charCodeAt(0) - FULL_WIDTH_ZERO)),
  ];
  const stranger = signs.findIndex((sign) => !/^\d$/.test(sign));
  if (stranger >= 0) return { ok: false, problem: 'not-a-digit', position: stranger + 1 };
  if (signs.length !== ACTIVATION_CODE_DIGITS)
    return { ok: false, problem: 'wrong-length', digits: signs.length };
  const code = signs.join('');
  // A Damm code with its own check digit behind it comes out as 0.
  return checkDigit(code) === '0' ? { ok: true, code } : { ok: false, problem: 'slip' };
}

/** The three threes in which the code is printed and said. */
export function activationCodeGroups(code: string): readonly [string, string, string] {
  if (!readActivationCode(code).ok || code.length !== ACTIVATION_CODE_DIGITS)
    throw new RangeError(
      `activation code: expected ${ACTIVATION_CODE_DIGITS} digits, the last a check digit`,
    );
  const group = (index: number): string => code.slice(index * GROUP_DIGITS, (index + 1) * GROUP_DIGITS);
  return [group(0), group(1), group(2)];
}
