/** Comparisons of the conformance checks, which run under vitest and as a command alike. */
import { deepStrictEqual } from 'node:assert';

/** Throws an Error that names the item, what was expected and what came. */
export function requireEqual(item: string, got: unknown, expected: unknown): void {
  try {
    deepStrictEqual(got, expected);
  } catch {
    throw new Error(`${item}: expected ${inWords(expected)}, got ${inWords(got)}`);
  }
}

export function requireTrue(item: string, holds: boolean, got: unknown): void {
  if (!holds) throw new Error(`${item}, got ${inWords(got)}`);
}

function inWords(value: unknown): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  return (
    JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? `${each}n` : each)) ?? 'undefined'
  );
}
