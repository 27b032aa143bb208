/** Days on which post goes in Denmark: neither Saturdays and Sundays nor public holidays. */
import { addDays, type CivilDate, weekdayOf } from './civil-date.ts';

/** Easter Sunday (the anonymous Gregorian computus, in Meeus, Astronomical Algorithms, chapter 8). */
function easterSunday(year: number): CivilDate {
  const a = year % 19;
  const b = Math.trunc(year / 100);
  const c = year % 100;
  const d = Math.trunc(b / 4);
  const e = b % 4;
  const f = Math.trunc((b + 8) / 25);
  const g = Math.trunc((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.trunc(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.trunc((a + 11 * h + 22 * l) / 451);
  const month = Math.trunc((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Maundy Thursday, Good Friday, Easter Monday, Ascension Day, Whit Monday. General Prayer Day is a working day since 2024. */
const DAYS_FROM_EASTER = [-3, -2, 1, 39, 50];
const FIXED_HOLIDAYS = ['01-01', '12-25', '12-26'];

/** Neither a Saturday or Sunday nor a Danish public holiday. */
export function isWorkingDay(date: CivilDate): boolean {
  const weekday = weekdayOf(date);
  if (weekday === 0 || weekday === 6 || FIXED_HOLIDAYS.includes(date.slice(5))) return false;
  const easter = easterSunday(Number(date.slice(0, 4)));
  return !DAYS_FROM_EASTER.some((days) => addDays(easter, days) === date);
}

/** The first working day after this one. */
export function nextWorkingDay(date: CivilDate): CivilDate {
  let next = addDays(date, 1);
  while (!isWorkingDay(next)) next = addDays(next, 1);
  return next;
}
