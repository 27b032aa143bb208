/** Danish days: the start of each, working days, holidays and ages. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  ageOn,
  aMonthLater,
  civilDateAt,
  isCivilDate,
  startOfDay,
} from '../../host-tools/issuer/domain/calendar/civil-date.ts';
import { isWorkingDay, nextWorkingDay } from '../../host-tools/issuer/domain/calendar/working-days.ts';

const anyDate = fc.integer({ min: 0, max: 130 * 365 }).map((days) => addDays('1970-01-01', days));

describe('a day in Denmark', () => {
  test('starts at its first second, in summer, in winter and when the clocks change', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        expect(civilDateAt(startOfDay(date))).toBe(date);
        expect(civilDateAt(startOfDay(date) - 1)).toBe(addDays(date, -1));
      }),
    );
    // Summer time began on 29 March 2026 and ended on 25 October.
    for (const date of ['2026-03-28', '2026-03-29', '2026-03-30', '2026-10-25', '2026-10-26'])
      expect(civilDateAt(startOfDay(date) - 1)).toBe(addDays(date, -1));
  });

  test.each(['2026-02-29', '2026-13-01', '26-01-01', '2026-1-1', '2026-04-31', '', '2026-01-01T00:00:00Z'])(
    'is none: %s',
    (text) => {
      expect(isCivilDate(text)).toBe(false);
    },
  );
});

describe('a month later', () => {
  test.each([
    ['2026-11-30', '2026-12-30'],
    ['2027-01-31', '2027-02-28'],
    ['2028-01-30', '2028-02-29'],
    ['2026-12-31', '2027-01-31'],
  ])('than %s it is %s', (date, expected) => {
    expect(aMonthLater(date)).toBe(expected);
  });
});

describe('working days', () => {
  // The dates of the public calendar of 2026 and 2027.
  test.each([
    '2026-01-01',
    '2026-04-02',
    '2026-04-03',
    '2026-04-06',
    '2026-05-14',
    '2026-05-25',
    '2026-12-25',
    '2027-03-26',
    '2027-05-06',
    '2027-05-17',
  ])('are not holidays: %s', (holiday) => {
    expect(isWorkingDay(holiday)).toBe(false);
  });

  test.each([
    // General Prayer Day was a holiday until 2023; Constitution Day is a matter of contracts.
    ['the fourth Friday after Easter', '2026-05-01'],
    ['Constitution Day', '2026-06-05'],
    ['Christmas Eve', '2026-12-24'],
  ])('are others: %s', (_name, date) => {
    expect(isWorkingDay(date)).toBe(true);
  });

  test.each([
    ['a Friday', '2026-11-27', '2026-11-30'],
    ['the day before Maundy Thursday', '2026-04-01', '2026-04-07'],
    ['Christmas Eve', '2026-12-24', '2026-12-28'],
  ])('the next after %s', (_name, date, next) => {
    expect(nextWorkingDay(date)).toBe(next);
  });
});

describe('age', () => {
  test.each([
    ['the day before the birthday', '2011-11-30', '2026-11-29', 14],
    ['the birthday', '2011-11-30', '2026-11-30', 15],
    ['29 February, in a common year: the day before', '2012-02-29', '2027-02-28', 14],
    ['29 February, in a common year: 1 March', '2012-02-29', '2027-03-01', 15],
    ['29 February, in a leap year', '2012-02-29', '2028-02-29', 16],
    ['the day of birth', '2026-11-30', '2026-11-30', 0],
  ])('%s', (_name, birthDate, date, years) => {
    expect(ageOn(birthDate, date)).toBe(years);
  });
});
