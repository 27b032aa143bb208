/** Until when a letter's code lives: 30 days or 48 hours, over clock changes, leap days and years. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  type CivilDate,
  civilDateAt,
  type CivilTime,
  civilTimeAt,
  startOfDay,
} from '../../host-tools/issuer/domain/calendar/civil-date.ts';
import { letterValidity } from '../../host-tools/issuer/domain/letter/validity.ts';
import { DEFAULT_POLICY } from '../../host-tools/issuer/domain/policy.ts';

/** What calendar and clock show in Denmark. */
const danishTime = (unixSeconds: number): { date: CivilDate; time: CivilTime } => ({
  date: civilDateAt(unixSeconds),
  time: civilTimeAt(unixSeconds),
});
const unix = (iso: string): number => Date.parse(iso) / 1000;

/** 2000 to 2037: summer time is what directive 2000/84/EC says. */
const SECONDS = { min: unix('2000-01-01T00:00:00Z'), max: unix('2037-12-31T23:59:59Z') };

/** One in the morning, UTC, of the month's last Sunday (2000/84/EC, articles 2 and 3). */
function lastSunday(year: number, month: number): number {
  const lastDay = new Date(Date.UTC(year, month, 0, 1));
  return lastDay.getTime() / 1000 - lastDay.getUTCDay() * 86_400;
}

function offsetSeconds(unixSeconds: number): number {
  const year = new Date(unixSeconds * 1000).getUTCFullYear();
  return unixSeconds >= lastSunday(year, 3) && unixSeconds < lastSunday(year, 10) ? 7_200 : 3_600;
}

test('clocks in Denmark show what the directive says', () => {
  fc.assert(
    fc.property(fc.integer(SECONDS), (unixSeconds) => {
      const shown = new Date((unixSeconds + offsetSeconds(unixSeconds)) * 1000);
      expect(danishTime(unixSeconds)).toEqual({
        date: shown.toISOString().slice(0, 10),
        time: { hour: shown.getUTCHours(), minute: shown.getUTCMinutes() },
      });
    }),
  );
});

test('a letter by post lives to the end of the thirtieth day', () => {
  fc.assert(
    fc.property(fc.integer(SECONDS), (unixSeconds) => {
      const { issuedOn, validUntil, expiresUnixSeconds } = letterValidity(
        'post',
        unixSeconds,
        DEFAULT_POLICY,
      );
      expect(issuedOn).toEqual(danishTime(unixSeconds).date);
      expect(validUntil).toEqual({ date: addDays(issuedOn, 30) });
      expect(danishTime(expiresUnixSeconds - 1)).toEqual({
        ...validUntil,
        time: { hour: 23, minute: 59 },
      });
      expect(danishTime(expiresUnixSeconds).time).toEqual({ hour: 0, minute: 0 });
    }),
  );
});

test.each([
  ['in winter', '2026-11-30T10:00:00Z', '2026-12-30', '2026-12-30T23:00:00Z'],
  ['over New Year', '2026-12-15T10:00:00Z', '2027-01-14', '2027-01-14T23:00:00Z'],
  ['into summer time', '2027-03-01T10:00:00Z', '2027-03-31', '2027-03-31T22:00:00Z'],
  ['to the day on which summer time begins', '2027-02-26T10:00:00Z', '2027-03-28', '2027-03-28T22:00:00Z'],
  ['to the day on which it ends', '2027-10-01T10:00:00Z', '2027-10-31', '2027-10-31T23:00:00Z'],
  ['over a leap day', '2028-02-01T10:00:00Z', '2028-03-02', '2028-03-02T23:00:00Z'],
  ['without one', '2027-02-01T10:00:00Z', '2027-03-03', '2027-03-03T23:00:00Z'],
  ['shortly after midnight in Denmark', '2027-06-30T22:30:00Z', '2027-07-31', '2027-07-31T22:00:00Z'],
])('by post %s', (_, issued, lastDay, expires) => {
  const validity = letterValidity('post', unix(issued), DEFAULT_POLICY);
  expect(validity.validUntil.date).toEqual(lastDay);
  expect(validity.expiresUnixSeconds).toBe(unix(expires));
});

test.each([
  ['in winter', '2026-11-30T13:30:00Z', '2026-12-02', 14, 30],
  ['seconds are given, not taken', '2026-11-30T13:30:01Z', '2026-12-02', 14, 31],
  ['into summer time, an hour later by the clock', '2027-03-27T11:00:00Z', '2027-03-29', 13, 0],
  ['out of it, an hour earlier', '2027-10-30T10:00:00Z', '2027-11-01', 11, 0],
])('from the counter %s: 48 hours', (_, issued, lastDay, hour, minute) => {
  const validity = letterValidity('counter', unix(issued), DEFAULT_POLICY);
  expect(validity.validUntil).toEqual({ date: lastDay, time: { hour, minute } });
  expect(validity.expiresUnixSeconds - unix(issued)).toBeGreaterThanOrEqual(48 * 3_600);
  expect(validity.expiresUnixSeconds - unix(issued)).toBeLessThan(48 * 3_600 + 60);
});

test('a day that is none is refused', () => {
  expect(() => startOfDay('2027-02-30')).toThrow(RangeError);
});

test('an authority that wants other times has them', () => {
  const issued = unix('2026-11-30T10:00:00Z');
  const policy = { postLetterDays: 14, counterLetterHours: 2 };
  expect(letterValidity('post', issued, policy).expiresUnixSeconds).toBe(unix('2026-12-14T23:00:00Z'));
  expect(letterValidity('counter', issued, policy).expiresUnixSeconds).toBe(issued + 2 * 3_600);
});
