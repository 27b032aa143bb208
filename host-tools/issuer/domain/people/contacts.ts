/** E-mail addresses, phone numbers, names and postal addresses as people write them: what is taken, and why not. */

export type ContactProblem = 'missing' | 'too-long' | 'not-an-address' | 'not-a-number' | 'control-character';

export type Reading =
  | { readonly value: string; readonly problem?: never }
  | { readonly value?: never; readonly problem: ContactProblem };

/** RFC 5321 section 4.5.3.1.3: 256 octets of a path, with its brackets. */
export const MAXIMUM_EMAIL_CHARACTERS = 254;
export const MAXIMUM_NAME_CHARACTERS = 140;
export const MAXIMUM_ADDRESS_CHARACTERS = 400;
/** So many fit above a letter's text, under the name. */
export const MAXIMUM_ADDRESS_LINES = 12;
/** ITU-T E.164: fifteen digits with the country's. */
const PHONE = /^\+[1-9]\d{7,14}$/;
/**
 * A dot-atom, `@`, and a domain with a point (RFC 5321 section 4.1.2): nothing quoted, no comment, no list. A comma, a line end or
 * a bracket in it would name other recipients.
 */
const EMAIL =
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])$/;

/** Control characters, and those that turn the direction of what follows. */
const CONTROL = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u;

export function readEmail(typed: string): Reading {
  const value = typed.trim();
  if (value === '') return { problem: 'missing' };
  if (value.length > MAXIMUM_EMAIL_CHARACTERS) return { problem: 'too-long' };
  return EMAIL.test(value) ? { value } : { problem: 'not-an-address' };
}

/** Eight digits are a Danish number; `00` is `+`. */
export function readPhone(typed: string): Reading {
  const digits = typed
    .trim()
    .replace(/[\s().-]/gu, '')
    .replace(/^00/, '+');
  if (digits === '') return { problem: 'missing' };
  const value = /^\d{8}$/.test(digits) ? `+45${digits}` : digits;
  return PHONE.test(value) ? { value } : { problem: 'not-a-number' };
}

export function readName(typed: string): Reading {
  const value = typed.normalize('NFC').trim().replace(/ +/g, ' ');
  if (value === '') return { problem: 'missing' };
  if (CONTROL.test(value)) return { problem: 'control-character' };
  return [...value].length > MAXIMUM_NAME_CHARACTERS ? { problem: 'too-long' } : { value };
}

/** Lines, each trimmed; empty ones are left out. */
export function readPostalAddress(typed: string): Reading {
  const lines = typed
    .normalize('NFC')
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const value = lines.join('\n');
  if (value === '') return { problem: 'missing' };
  if (lines.some((line) => CONTROL.test(line))) return { problem: 'control-character' };
  const isTooLong = value.length > MAXIMUM_ADDRESS_CHARACTERS || lines.length > MAXIMUM_ADDRESS_LINES;
  return isTooLong ? { problem: 'too-long' } : { value };
}
