/**
 * Runs the conformance checks of one target as vitest tests, and holds what came of each against the report's table.
 */
import { expect, test } from 'vitest';
import { inDepth } from '../support/depth.ts';
import { describeWith } from '../support/system-programs.ts';
import { CHECKS } from './all-checks.ts';
import { type Check, runCheck } from './check.ts';
import type { Target } from './device.ts';
import { publishedRows } from './results.ts';

/**
 * @param programs of Debian that the target needs
 * @param spared checks that it is asked in the deep tier alone
 */
export function describeConformance(
  target: Target,
  programs: readonly string[],
  spared: readonly Check[] = [],
): void {
  const published = publishedRows(target.name);
  describeWith(programs, `conformance on ${target.name}`, () => {
    test.each(inDepth(CHECKS, (check) => !spared.includes(check)))('$model $name: $title', async (check) => {
      const outcome = await runCheck(check, target);
      if (outcome.outcome === 'fail') throw outcome.error;
      const row = published?.[check.name];
      const seen = outcome.outcome === 'pass' ? { outcome: 'pass' } : { ...outcome };
      expect(seen).toEqual(row && { outcome: row.outcome, ...('why' in row && { why: row.why }) });
    });
  });
}
