/** Summer time by the rule of the European Union, against the host's own zone data of Denmark (IANA, by Intl). */
import { describe, expect, test } from 'vitest';
import { TestCore } from './test-core.ts';

const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;
const DENMARK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Copenhagen',
  timeZoneName: 'longOffset',
});

function isSummerInDenmark(unixHours: number): boolean {
  const zone = DENMARK.formatToParts(unixHours * HOUR_MS).find(({ type }) => type === 'timeZoneName')?.value;
  if (zone !== 'GMT+01:00' && zone !== 'GMT+02:00') throw new Error(`expected a Danish offset, got ${zone}`);
  return zone === 'GMT+02:00';
}

const { core } = new TestCore();
const FIRST_YEAR = 2020;
const LAST_YEAR = 2400;
const YEARS = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, index) => FIRST_YEAR + index);
const hoursAt = (year: number, month: number, day = 1): number => Date.UTC(year, month, day) / HOUR_MS;

function differences(fromHour: number, toHour: number, step: number): string[] {
  const found: string[] = [];
  for (let hour = fromHour; hour < toHour; hour += step) {
    if ((core.testIsEuSummerTime(hour) !== 0) !== isSummerInDenmark(hour))
      found.push(new Date(hour * HOUR_MS).toISOString());
  }
  return found;
}

describe("EU summer time is Denmark's", () => {
  test(`in the first and the last hour of each day, ${FIRST_YEAR} to 2060`, () => {
    const [from, to] = [hoursAt(FIRST_YEAR, 0), hoursAt(2061, 0)];
    expect([...differences(from, to, DAY_HOURS), ...differences(from + 23, to, DAY_HOURS)]).toEqual([]);
  });

  test(`in every hour of the weeks in which it begins and ends, ${FIRST_YEAR} to ${LAST_YEAR}`, () => {
    const weeks = YEARS.flatMap((year) =>
      [2, 9].flatMap((month) => differences(hoursAt(year, month, 24), hoursAt(year, month + 1, 2), 1)),
    );
    expect(weeks).toEqual([]);
  });

  test('and is there it lasts 30 weeks of 2026: the comparison has days of both', () => {
    const year = Array.from({ length: 365 }, (_, day) =>
      isSummerInDenmark(hoursAt(2026, 0) + day * DAY_HOURS),
    );
    expect(year.filter(Boolean).length).toBe(210);
  });
});
