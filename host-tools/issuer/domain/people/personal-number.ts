/** Danish personal numbers: ten digits, the first six the day of birth. They are taken to a keyed reference at once, and never kept. */

/** Digits with or without a hyphen or blanks; null: none. No check digit: numbers without one have been given out since 2007. */
export function readPersonalNumber(typed: string): string | null {
  const digits = typed.replace(/[\s\u2010-\u2015-]/gu, '');
  return /^\d{10}$/.test(digits) ? digits : null;
}

/** Whether the number is of somebody born on this day (`1961-04-09`). Days from 61 on are of numbers given out for a while. */
export function isBornOn(personalNumber: string, birthDate: string): boolean {
  const [year, month, day] = birthDate.split('-');
  const birthday = Number(personalNumber.slice(0, 2)) % 60;
  return birthday === Number(day) && personalNumber.slice(2, 6) === `${month}${year!.slice(2)}`;
}
