/** What a caller is told of a wrong argument: its name, what was expected and what came, but no text that may be a code. */
import { expect, test } from 'vitest';
import {
  requireBytes,
  requireList,
  requireOneOf,
  requireSeconds,
  requireText,
  requireWhole,
} from '../../host-tools/verifier/requirements.ts';

const LONGEST_NAME = 'twenty-characters-it';

test.each<[string, () => void, string]>([
  ['a number', () => requireWhole('digits', 9, 6, 8), 'digits: expected a whole number from 6 to 8, got 9'],
  ['a fraction', () => requireWhole('n', 6.5, 6, 8), 'n: expected a whole number from 6 to 8, got 6.5'],
  ['a bigint', () => requireWhole('n', 7n, 6, 8), 'n: expected a whole number from 6 to 8, got 7'],
  ['null', () => requireWhole('n', null, 6, 8), 'n: expected a whole number from 6 to 8, got null'],
  [
    'nothing',
    () => requireWhole('n', undefined, 6, 8),
    'n: expected a whole number from 6 to 8, got undefined',
  ],
  ['true', () => requireWhole('n', true, 0, 8), 'n: expected a whole number from 0 to 8, got true'],
  ['text', () => requireWhole('n', '755224', 6, 8), 'n: expected a whole number from 6 to 8, got a string'],
  ['a time before', () => requireSeconds('now', -1), 'now: expected a time of 0 s or more, got -1'],
  ['no number', () => requireSeconds('now', NaN), 'now: expected a time of 0 s or more, got NaN'],
  [
    'a time beyond',
    () => requireSeconds('now', 2 ** 53),
    'now: expected a time of 0 s or more, got 9007199254740992, more than 2^53 - 1',
  ],
  ['a date', () => requireSeconds('now', new Date(0)), 'now: expected a time of 0 s or more, got an object'],
  [
    'another name',
    () => requireOneOf('algorithm', 'MD5', ['SHA1', 'SHA256', 'SHA512']),
    'algorithm: expected SHA1, SHA256 or SHA512, got MD5',
  ],
  [
    'a long name',
    () => requireOneOf('a', LONGEST_NAME, ['b', 'c']),
    `a: expected b or c, got ${LONGEST_NAME}`,
  ],
  ['no name', () => requireOneOf('a', `${LONGEST_NAME}s`, ['b', 'c']), 'a: expected b or c, got a string'],
  ['no text', () => requireText('code', 755224), 'code: expected a string, got 755224'],
  ['no bytes', () => requireBytes('secret', 'GEZDGNBV'), 'secret: expected a Uint8Array, got a string'],
  ['no list', () => requireList('codes', {}), 'codes: expected an array, got an object'],
])('%s is named as it came, or by its kind', (_, requirement, message) => {
  expect(requirement).toThrow(expect.objectContaining({ message }));
});

test('what is right passes, to its bounds', () => {
  requireWhole('n', 6, 6, 8);
  requireWhole('n', 8, 6, 8);
  requireSeconds('now', 0);
  requireSeconds('now', 2 ** 53 - 1);
  requireOneOf('digits', 7, [6, 7, 8]);
});
