/** Throttling of wrong codes. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  LOGIN_THROTTLE,
  NO_ERRORS,
  afterError,
  afterSuccess,
  throttleStatus,
} from '../../host-tools/verifier/throttle.ts';
import type { ThrottleRule, ThrottleState } from '../../host-tools/verifier/throttle.ts';

const NOW = 1_700_000_000;

function errors(consecutiveErrors: number): ThrottleState {
  return { consecutiveErrors, lastErrorUnixSeconds: NOW };
}

test.each([
  [0, 3],
  [1, 2],
  [2, 1],
])('after %i errors it is open, with %i left', (count, errorsLeft) => {
  expect(throttleStatus(errors(count), NOW)).toEqual({ status: 'open', errorsLeft });
});

test.each([
  [3, 300],
  [6, 1800],
  [9, 86_400],
])('%i errors close it for %i s', (count, seconds) => {
  expect(throttleStatus(errors(count), NOW)).toEqual({
    status: 'blocked',
    untilUnixSeconds: NOW + seconds,
    remainingSeconds: seconds,
  });
  expect(throttleStatus(errors(count), NOW + seconds - 0.5)).toMatchObject({ remainingSeconds: 1 });
  expect(throttleStatus(errors(count), NOW + seconds)).toEqual({ status: 'open', errorsLeft: 3 });
});

test.each([12, 13, 1000])('%i errors close it until a person opens it', (count) => {
  expect(throttleStatus(errors(count), NOW + 1e9)).toEqual({ status: 'blocked-until-opened' });
});

test('a clock set back does not open it', () => {
  expect(throttleStatus(errors(3), NOW - 1000)).toMatchObject({ status: 'blocked', remainingSeconds: 1300 });
});

test('an accepted code makes errors non-consecutive, but opens nothing', () => {
  expect(afterSuccess(errors(2), NOW)).toEqual(NO_ERRORS);
  expect(afterSuccess(errors(3), NOW + 1)).toEqual(errors(3));
  expect(afterSuccess(errors(3), NOW + 300)).toEqual(NO_ERRORS);
  expect(afterSuccess(errors(12), NOW + 1e9)).toEqual(errors(12));
});

test('errors while it is closed are not counted', () => {
  expect(afterError(errors(3), NOW + 299)).toEqual(errors(3));
  expect(afterError(errors(3), NOW + 300)).toEqual({ consecutiveErrors: 4, lastErrorUnixSeconds: NOW + 300 });
});

test('a table of its own: after the last row every error closes it again', () => {
  const rules = [{ errors: 3, blockSeconds: 60 }];
  expect(throttleStatus(errors(2), NOW, rules)).toEqual({ status: 'open', errorsLeft: 1 });
  expect(throttleStatus(errors(3), NOW, rules)).toMatchObject({ status: 'blocked', remainingSeconds: 60 });
  expect(throttleStatus(errors(3), NOW + 60, rules)).toEqual({ status: 'open', errorsLeft: 1 });
  expect(throttleStatus(errors(4), NOW, rules)).toMatchObject({ status: 'blocked', remainingSeconds: 60 });
});

test('however fast someone guesses, twelve codes are all that are looked at', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(200_000), { minLength: 60, maxLength: 120 }), (pauses) => {
      let state = NO_ERRORS;
      let unixSeconds = NOW;
      let tried = 0;
      for (const pause of pauses) {
        unixSeconds += pause;
        if (throttleStatus(state, unixSeconds).status === 'open') tried++;
        state = afterError(state, unixSeconds);
      }
      expect(tried).toBeLessThanOrEqual(LOGIN_THROTTLE.at(-1)!.errors);
      expect(state.consecutiveErrors).toBe(tried);
    }),
  );
});

describe('nothing that cannot be opens it', () => {
  const impossible = [Number.NaN, -1, Number.POSITIVE_INFINITY, undefined, null, '5'] as number[];

  test.each(impossible)('a time of %s is an error naming it', (unixSeconds) => {
    const error = /^unixSeconds: expected a time of 0 s or more, got /;
    for (const ask of [throttleStatus, afterError, afterSuccess]) {
      expect(() => ask(errors(3), unixSeconds)).toThrow(error);
    }
  });

  test.each(impossible)('a last error at %s is an error naming it', (lastErrorUnixSeconds) => {
    for (const consecutiveErrors of [0, 3, 9, 12]) {
      expect(() => throttleStatus({ consecutiveErrors, lastErrorUnixSeconds }, NOW)).toThrow(
        /^lastErrorUnixSeconds: expected a time of 0 s or more, got /,
      );
    }
  });

  test.each<[string, readonly ThrottleRule[]]>([
    ['rules', []],
    ['rules[0].errors', [{ errors: 0, blockSeconds: 60 }]],
    ['rules[0].errors', [{ errors: 2.5, blockSeconds: 60 }]],
    ['rules[0].blockSeconds', [{ errors: 3, blockSeconds: Number.NaN }]],
    ['rules[0].blockSeconds', [{ errors: 3, blockSeconds: -60 }]],
    [
      'rules[1].errors',
      [
        { errors: 3, blockSeconds: 60 },
        { errors: 3, blockSeconds: 120 },
      ],
    ],
    [
      'rules[1].errors',
      [
        { errors: 6, blockSeconds: 60 },
        { errors: 3, blockSeconds: 120 },
      ],
    ],
  ])('%s is an error naming it: %j', (name, rules) => {
    let message = '';
    try {
      throttleStatus(errors(3), NOW, rules);
    } catch (error) {
      message = String(error);
    }
    expect(message.startsWith(`RangeError: ${name}: expected `), message).toBe(true);
  });
});

test('a count that cannot be is an error naming it', () => {
  expect(() => throttleStatus(errors(-1), NOW)).toThrow(/^consecutiveErrors: expected .*, got -1$/);
});
