/** Days as people in Denmark count them: ages, working days and expiry are of Danish civil time, whatever the server's zone. */

/** `2026-11-30`, which sorts as it is. */
export type CivilDate = string;

const SECONDS_PER_DAY = 86_400;
const SECONDS_PER_HOUR = 3_600;

const DANISH_DAY = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Copenhagen',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The day in Denmark at this time. */
export function civilDateAt(unixSeconds: number): CivilDate {
  return DANISH_DAY.format(unixSeconds * 1_000);
}

/** The first second of a day in Denmark. */
export function startOfDay(date: CivilDate): number {
  const utcMidnight = Date.parse(`${date}T00:00:00Z`) / 1_000;
  // Summer time is two hours ahead of UTC, standard time one; no day begins with a change (it comes at 1 h UTC).
  const inSummer = utcMidnight - 2 * SECONDS_PER_HOUR;
  return civilDateAt(inSummer) === date ? inSummer : utcMidnight - SECONDS_PER_HOUR;
}

export function addDays(date: CivilDate, days: number): CivilDate {
  const utcMidnight = Date.parse(`${date}T00:00:00Z`) + days * SECONDS_PER_DAY * 1_000;
  return new Date(utcMidnight).toISOString().slice(0, 10);
}

/** Whether it is a day of the calendar, written as `2008-02-29`. */
export function isCivilDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

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
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
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

/** Whole years of age. Who was born on 29 February is a year older on 1 March of a common year. */
export function ageOn(birthDate: CivilDate, date: CivilDate): number {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return date.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
