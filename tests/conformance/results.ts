/** The report's data: what came of each check on each target, kept in hardware-docs/conformance.json. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CHECKS } from './all-checks.ts';
import type { Figure } from './check.ts';
import type { Target } from './device.ts';

export type ResultRow =
  | { outcome: 'pass'; figure?: Figure }
  | { outcome: 'not applicable'; why: string }
  | { outcome: 'fail'; error: string };

interface TargetResults {
  name: string;
  title: string;
  physical: boolean;
  /** By check. */
  rows: Record<string, ResultRow>;
}

interface Report {
  note: string;
  checks: { name: string; title: string }[];
  targets: TargetResults[];
}

const FILE = fileURLToPath(new URL('../../hardware-docs/conformance.json', import.meta.url));

function readReport(): Report {
  return JSON.parse(readFileSync(FILE, 'utf8')) as Report;
}

/** What the report says of a target, by check; undefined for one that it does not know. */
export function publishedRows(target: string): Record<string, ResultRow> | undefined {
  return readReport().targets.find(({ name }) => name === target)?.rows;
}

/** Puts a target's results in place of those of its last run; checks that were not run keep theirs. */
export function writeResults(target: Target, rows: Record<string, ResultRow>, physical: boolean): void {
  const report = readReport();
  const { name, title } = target;
  const former = report.targets.find((each) => each.name === name);
  const kept = Object.fromEntries(
    CHECKS.flatMap((check) => {
      const row = rows[check.name] ?? former?.rows[check.name];
      return row ? [[check.name, row]] : [];
    }),
  );
  const next = { name, title, physical, rows: kept };
  report.checks = CHECKS.map((check) => ({ name: check.name, title: check.title }));
  if (former) report.targets[report.targets.indexOf(former)] = next;
  else report.targets.push(next);
  writeFileSync(FILE, `${JSON.stringify(report, null, 2)}\n`);
}
