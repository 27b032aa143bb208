/**
 * toEqual for what is compared a hundred thousand times: vitest's own costs more than what it compares, and is asked
 * only where something differs.
 */
import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';

export function expectEqual<T>(actual: T, expected: T): void {
  if (!isDeepStrictEqual(actual, expected)) expect(actual).toEqual(expected);
}
