/** Finds time limits of a test's own. Limits stand in tests/support/time-limits.ts alone: a machine may be busy. */
import type { Source } from './source-tree.ts';

/** What a limit may be: a name from tests/support/time-limits.ts, or one that was given by a caller. */
const FROM_THE_TABLE = /\b(?:TEST|WAIT)_LIMIT_MS\b|^(?:limitMs|timeout|[a-z]\w*)$/;

const SETTINGS: readonly RegExp[] = [
  // Options of vitest, of Playwright, of processes and of the link's client.
  /\b(?:timeout|testTimeout|hookTimeout|answerTimeoutMs)\s*:\s*([^,}\n;]+)/g,
  /\bsetDefault(?:Navigation)?Timeout\(([^)]*)\)/g,
  // Behind the body of a test or a hook.
  /^\s*\},\s*([A-Z][A-Z0-9_]*_MS|\d[\d_]{3,})\s*,?\s*\)/gm,
  // Waits that are given up after a second unless told otherwise.
  /\b(vi\.wait(?:For|Until)\()(?![^;]*WAIT_LIMIT_MS)/g,
  // A deadline by the wall clock.
  /\b(?:Date|performance)\.now\(\)\s*\+\s*([^;\n]+)/g,
];

/** "file: limit" for each that is not one of the table's. */
export function ownLimits({ file, text }: Source): string[] {
  const values = SETTINGS.flatMap((setting) => [...text.matchAll(setting)].map((match) => match[1]!.trim()));
  return values.filter((value) => !FROM_THE_TABLE.test(value)).map((value) => `${file}: ${value}`);
}
