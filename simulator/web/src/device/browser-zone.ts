/** The time zone of the browser as a token can keep it: an offset, and the European Union's summer time or none. */
import type { TimeZone } from '../../../../host-tools/token/time-zone.ts';

const MINUTE_MS = 60_000;
const SUMMER_MINUTES = 60;
const MONTHS = 12;
const MARCH = 2;
const OCTOBER = 9;

/** 01:00 UTC on the last Sunday of that month of 31 days. */
function euChangeUnixMs(year: number, month: number): number {
  const lastWeekday = new Date(Date.UTC(year, month, 31)).getUTCDay();
  return Date.UTC(year, month, 31 - lastWeekday, 1);
}

/** East of Greenwich, as this browser's zone has it then. */
function localOffsetMinutes(unixMs: number): number {
  return -new Date(unixMs).getTimezoneOffset() || 0;
}

/**
 * Null where none can be told for sure: with another summer time the token would soon be an hour wrong, and UTC is also
 * what a browser gives that hides its zone. No time of day is better than that of another place.
 */
export function browserZone(unixMs: number, offsetMinutesAt = localOffsetMinutes): TimeZone | null {
  const year = new Date(unixMs).getUTCFullYear();
  const standard = offsetMinutesAt(Date.UTC(year, 0));
  const isFixed = Array.from({ length: MONTHS }, (_, month) => offsetMinutesAt(Date.UTC(year, month))).every(
    (minutes) => minutes === standard,
  );
  if (isFixed) return standard === 0 ? null : { rule: 'fixed', utcOffsetMinutes: standard };
  const [spring, autumn] = [euChangeUnixMs(year, MARCH), euChangeUnixMs(year, OCTOBER)];
  const summer = standard + SUMMER_MINUTES;
  const isEu =
    offsetMinutesAt(spring - MINUTE_MS) === standard &&
    offsetMinutesAt(spring) === summer &&
    offsetMinutesAt(autumn - MINUTE_MS) === summer &&
    offsetMinutesAt(autumn) === standard;
  return isEu ? { rule: 'eu', utcOffsetMinutes: standard } : null;
}
