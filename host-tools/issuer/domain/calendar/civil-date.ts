/** Days as people in Denmark count them: ages, working days and expiry are of Danish civil time, whatever the server's zone. */
import { SECONDS_PER_DAY, SECONDS_PER_HOUR } from './seconds.ts';

/** `2026-11-30`, which sorts as it is. */
export type CivilDate = string;

/** Hour and minute of the day, as a clock shows them. */
export interface CivilTime {
  readonly hour: number;
  readonly minute: number;
}

/** By the time zone data that the host brings. Swedes write days as ISO 8601 does. */
const DANISH_DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen', dateStyle: 'short' });
const DANISH_CLOCK = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen', timeStyle: 'short' });

/** The day in Denmark at this time. */
export function civilDateAt(unixSeconds: number): CivilDate {
  return DANISH_DAY.format(unixSeconds * 1_000);
}

/** What a clock in Denmark shows at this time. */
export function civilTimeAt(unixSeconds: number): CivilTime {
  const [hour, minute] = DANISH_CLOCK.format(unixSeconds * 1_000)
    .split(':')
    .map(Number);
  return { hour: hour!, minute: minute! };
}

/** Year, month and day, both from 1. */
export function partsOf(date: CivilDate): readonly [year: number, month: number, day: number] {
  const [year, month, day] = date.split('-').map(Number);
  return [year!, month!, day!];
}

/** 0 for Sunday. */
export function weekdayOf(date: CivilDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

/**
 * The first second of a day in Denmark.
 *
 * @throws RangeError for a day that is none.
 */
export function startOfDay(date: CivilDate): number {
  // JavaScript takes 30 February for 2 March.
  if (!isCivilDate(date)) throw new RangeError('day: expected one of the calendar, written as 2008-02-29');
  const utcMidnight = Date.parse(`${date}T00:00:00Z`) / 1_000;
  // Summer time is two hours ahead of UTC, standard time one; no day begins with a change (it comes at 1 h UTC).
  const inSummer = utcMidnight - 2 * SECONDS_PER_HOUR;
  return civilDateAt(inSummer) === date ? inSummer : utcMidnight - SECONDS_PER_HOUR;
}

export function addDays(date: CivilDate, days: number): CivilDate {
  const utcMidnight = Date.parse(`${date}T00:00:00Z`) + days * SECONDS_PER_DAY * 1_000;
  return new Date(utcMidnight).toISOString().slice(0, 10);
}

/** The same day of the next month, or its last one where it has no such day. */
export function aMonthLater(date: CivilDate): CivilDate {
  const [year, month, day] = partsOf(date);
  const lastOfNext = new Date(Date.UTC(year, month + 1, 0));
  lastOfNext.setUTCDate(Math.min(day, lastOfNext.getUTCDate()));
  return lastOfNext.toISOString().slice(0, 10);
}

/** Whether it is a day of the calendar, written as `2008-02-29`. */
export function isCivilDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Whole years of age. Who was born on 29 February is a year older on 1 March of a common year. */
export function ageOn(birthDate: CivilDate, date: CivilDate): number {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return date.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
