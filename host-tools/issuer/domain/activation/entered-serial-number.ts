/** A serial number as a person copied it from a device's back or heard it: in groups, with blanks or hyphens. */
import { checkDigit, isSerialNumber } from '../../../token/serial-number.ts';

export type SerialNumberReading =
  | { readonly serialNumber: string; readonly problem?: never }
  | { readonly serialNumber?: never; readonly problem: 'wrong-length' | 'slip' };

/** A wrong check digit is a slip of the finger: it is told as such, and is no try. */
export function readSerialNumber(typed: string): SerialNumberReading {
  const serialNumber = typed.normalize('NFKC').replace(/[\s.\u2010-\u2015-]/gu, '');
  if (!isSerialNumber(serialNumber)) return { problem: 'wrong-length' };
  return checkDigit(serialNumber) === '0' ? { serialNumber } : { problem: 'slip' };
}
