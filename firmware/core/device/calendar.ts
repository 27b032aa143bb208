/**
 * Date from days since 1970-01-01, proleptic Gregorian calendar.
 *
 * Counted from 0000-03-01, so that the leap day is the last of its year and a month's start is linear in the month:
 * day (153 * m + 2) / 5 for m = 0 (March) to 11 (February), by the month lengths 31 30 31 30 31.
 */
const DAYS_BEFORE_1970: u32 = 719468;
const DAYS_IN_400_YEARS: u32 = 146097;
const DAYS_IN_100_YEARS: u32 = 36524;
const DAYS_IN_4_YEARS: u32 = 1461;

/** Year, month and day as one decimal number: 20261122. */
export function dateNumber(daysSince1970: u32): u32 {
  const days = daysSince1970 + DAYS_BEFORE_1970;
  const era = days / DAYS_IN_400_YEARS;
  const dayOfEra = days % DAYS_IN_400_YEARS;
  const leapDays =
    dayOfEra / (DAYS_IN_4_YEARS - 1) - dayOfEra / DAYS_IN_100_YEARS + dayOfEra / (DAYS_IN_400_YEARS - 1);
  const yearOfEra = (dayOfEra - leapDays) / 365;
  const dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
  const monthFromMarch = (5 * dayOfYear + 2) / 153;
  const day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
  return year * 10000 + month * 100 + day;
}
