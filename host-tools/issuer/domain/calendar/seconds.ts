/** Spans of time in seconds. A day is 24 hours here; days of the calendar, of which two a year are not, are civil-date.ts's. */

export const SECONDS_PER_MINUTE = 60;
export const SECONDS_PER_HOUR = 3_600;
export const SECONDS_PER_DAY = 86_400;
