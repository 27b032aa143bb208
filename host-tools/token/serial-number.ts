/** Serial numbers of tokens: PPBBBNNNNNNC, product, batch, unit and a check digit (H. Michael Damm, 2004). */
import { LIMITS } from './limits.generated.ts';

/** The quasi-group of order 10 that is weakly totally anti-symmetric: it catches every wrong digit and every swap. */
const DAMM_TABLE = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
];

/** The Damm check digit of a row of decimal digits. */
export function checkDigit(digits: string): string {
  return [...digits].reduce((interim, digit) => DAMM_TABLE[Number(interim)]![Number(digit)]!, '0');
}

/** The serial number that begins with these eleven digits. */
export function withCheckDigit(elevenDigits: string): string {
  return elevenDigits + checkDigit(elevenDigits);
}

/** Whether it has the digits of a serial number. A wrong check digit is let through: testers need such tokens too. */
export function isSerialNumber(text: string): boolean {
  return new RegExp(`^\\d{${LIMITS.serialNumberDigits}}$`).test(text);
}
