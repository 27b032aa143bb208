/** Days and times of day as clocks in Denmark show them, by the time zone data that the host brings. */
import type { CivilDate } from './paper-block.ts';

const DAY_MS = 86_400_000;
const HOUR_SECONDS = 3_600;

/** Hour and minute of the day, as a clock shows them. */
export interface CivilTime {
  readonly hour: number;
  readonly minute: number;
}

const COPENHAGEN = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Copenhagen',
  calendar: 'gregory',
  numberingSystem: 'latn',
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
});

/** What calendar and clock show in Denmark at that second. */
export function danishTime(unixSeconds: number): { readonly date: CivilDate; readonly time: CivilTime } {
  const parts = new Map(
    COPENHAGEN.formatToParts(unixSeconds * 1000).map(({ type, value }) => [type, Number(value)] as const),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? Number.NaN;
  return {
    date: { year: part('year'), month: part('month'), day: part('day') },
    time: { hour: part('hour'), minute: part('minute') },
  };
}

/** The day that comes so many days later; before it where the number is negative. */
export function daysAfter({ year, month, day }: CivilDate, days: number): CivilDate {
  const moved = new Date(Date.UTC(year, month - 1, day) + days * DAY_MS);
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() };
}

/** 0 for Sunday. */
export function weekdayOf({ year, month, day }: CivilDate): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

/** The first second of a day in Denmark: its clocks change at night, but never at midnight. */
export function startOfDanishDay(date: CivilDate): number {
  const utcMidnight = Date.UTC(date.year, date.month - 1, date.day) / 1000;
  const start = [1, 2]
    .map((offsetHours) => utcMidnight - offsetHours * HOUR_SECONDS)
    .find((second) => {
      const there = danishTime(second);
      return there.date.day === date.day && there.time.hour === 0 && there.time.minute === 0;
    });
  if (start === undefined)
    throw new RangeError(`day: expected one with a midnight, got ${date.year}-${date.month}-${date.day}`);
  return start;
}
