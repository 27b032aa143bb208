/**
 * The time where the token's person lives: UTC moved by the zone in the record, for voice and glass of a token that
 * speaks. No code depends on it. A zone is an offset and a rule: tables of all zones would be longer than the core.
 */
import { CLOCK_MAXIMUM_UNIX_SECONDS, ZONE_EU, ZONE_UNKNOWN } from '../base/contract.generated';
import { record } from '../storage/record';
import { dateNumber } from './calendar';

const MINUTE_MS: i64 = 60000;
const SUMMER_MINUTES: i32 = 60;
const MARCH: u32 = 3;
const OCTOBER: u32 = 10;
/** Of both months in which summer time begins or ends. */
const MONTH_DAYS: u32 = 31;
/** 1970-01-01 was a Thursday; Sunday is 0. */
const WEEKDAY_OF_1970: u32 = 4;

export function isZoneKnown(): bool {
  return record.zoneRule != <u8>ZONE_UNKNOWN;
}

/** Milliseconds since 1970 by a clock in that zone; 0 while the time or the zone is unknown. */
export function localMs(unixMs: u64): u64 {
  if (unixMs == 0 || !isZoneKnown()) return 0;
  const isSummer = record.zoneRule == <u8>ZONE_EU && isEuSummerTime(<u32>(unixMs / 3600000));
  const minutes = <i32>record.utcOffsetMinutes + (isSummer ? SUMMER_MINUTES : 0);
  // In the last hours of 9999 it stands still east of Greenwich: a year of five digits has no words and no place.
  return min<u64>(unixMs + <u64>(minutes * MINUTE_MS), (CLOCK_MAXIMUM_UNIX_SECONDS + 1) * 1000 - 1);
}

/**
 * Summer time lasts from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October (Directive
 * 2000/84/EC, articles 1 to 3).
 */
export function isEuSummerTime(unixHours: u32): bool {
  const days = unixHours / 24;
  const date = dateNumber(days);
  const month = (date / 100) % 100;
  if (month != MARCH && month != OCTOBER) return month > MARCH && month < OCTOBER;
  const day = date % 100;
  const weekdayOfLast = (days + WEEKDAY_OF_1970 + MONTH_DAYS - day) % 7;
  const lastSunday = MONTH_DAYS - weekdayOfLast;
  const hasChanged = day > lastSunday || (day == lastSunday && unixHours % 24 >= 1);
  return hasChanged == (month == MARCH);
}
