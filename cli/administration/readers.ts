/** Reads what names a person, a device or an order in an option. */
import { shown } from '../../simulator/text/shown.ts';
import { ValueError } from '../../simulator/text/values.ts';
import { mandatory, optional } from '../options/option-table.ts';

/** In groups, as it stands on a token's back. */
export function readSerialNumber(text: string): string {
  const digits = text.replace(/[\s.-]/g, '');
  if (!/^\d{12}$/.test(digits)) throw new ValueError('a serial number of 12 digits', shown(text));
  return digits;
}

function readOrderId(text: string): string {
  if (!/^[0-9a-f]{32}$/.test(text))
    throw new ValueError('the number of an order, 32 hexadecimal digits', shown(text));
  return text;
}

/** User IDs have blanks, signs and every letter; which, the issuer says. */
function readPerson(text: string): string {
  if (text.trim() === '') throw new ValueError('a user ID, or the number of a person', 'nothing');
  return text;
}

export function readText(text: string): string {
  if (text.trim() === '') throw new ValueError('a text', 'nothing');
  return text;
}

const PERSON = ['--person <id>', 'her user ID, or her number here'] as const;
const SERIAL_NUMBER = ['--serial-number <digits>', 'the token’s 12 digits'] as const;

export const PERSON_OPTION = mandatory(...PERSON, readPerson);
export const MAYBE_PERSON_OPTION = optional(...PERSON, readPerson);
export const SERIAL_NUMBER_OPTION = mandatory(...SERIAL_NUMBER, readSerialNumber);
export const MAYBE_SERIAL_NUMBER_OPTION = optional(...SERIAL_NUMBER, readSerialNumber);
export const ORDER_OPTION = mandatory('--order <number>', 'the number of the order', readOrderId);
