/** A date as people here write it: the day first, then month and year. */

const DAY_FIRST = /^(\d{1,2})[ .\/-]+(\d{1,2})[ .\/-]+(\d{4})$/;

/** As year-month-day, if it was written day first; anything else stays as it is, for the calendar to judge. */
export function readTypedDate(typed: string): string {
  const [, day, month, year] = DAY_FIRST.exec(typed.trim()) ?? [];
  if (day === undefined || month === undefined || year === undefined) return typed;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
