/** The tiers: which count a random test takes, and which files a run reads. */
import { expect, test } from 'vitest';
import { runs, tierOf } from '../support/depth.ts';

test('a run is whole unless TALKODE_TEST_TIER says otherwise, and a tier that is not there is refused', () => {
  expect(tierOf({})).toBe('whole');
  expect(tierOf({ TALKODE_TEST_TIER: 'deep' })).toBe('deep');
  expect(() => tierOf({ TALKODE_TEST_TIER: 'deeper' })).toThrow(
    "TALKODE_TEST_TIER: expected quick, whole, deep, got 'deeper'",
  );
});

test('only a deep run takes the deep count', () => {
  expect(runs(100, 5000, 'quick')).toBe(100);
  expect(runs(100, 5000, 'whole')).toBe(100);
  expect(runs(100, 5000, 'deep')).toBe(5000);
});

test('a deep count below the usual one, and a usual one of nothing, are refused', () => {
  expect(() => runs(100, 50)).toThrow(RangeError);
  expect(() => runs(0, 50)).toThrow(RangeError);
});
