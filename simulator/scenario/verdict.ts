/** How a scenario ended, as people, build servers and programs are told. */
import { missingCodeInWords, type MissingCodeReason } from '../session/missing-code.ts';
import { onOneLine } from '../text/shown.ts';
import type { ModelName } from '../token/contract.generated.ts';

export type VerdictName = 'passed' | 'failed' | 'timed-out' | 'error';

export interface Verdict {
  /** As the tester named it, or found in a folder or by a pattern. */
  file: string;
  verdict: VerdictName;
  /** Of an error: it lies in what was typed or written, so that nothing was tested at all. */
  isWrongInput: boolean;
  /** Null for a file that could not be read. */
  model: ModelName | null;
  /** Where it ended too early; null where the file has no such place. Both count from 1. */
  line: number | null;
  column: number | null;
  /** That line, secrets masked. */
  step: string | null;
  expected: string | null;
  seen: string | null;
  /** Of a code that was looked for and is missing: why. */
  reason: MissingCodeReason | null;
  /** Of an error: what is wrong. */
  problem: string | null;
  /** That text itself says which file it is about. */
  saysPlace: boolean;
  /** How many steps the file has. */
  steps: number;
  simulated: SimulatedEnd | null;
  /** Files that were kept for the tester to look at. */
  artifacts: string[];
}

/** The token's world when the scenario ended. */
export interface SimulatedEnd {
  /** Simulated time since the token's clock began. */
  elapsedMs: number;
  /** The time outside, RFC 3339. */
  time: string;
  /** The glass in words. */
  glass: string;
}

/** `FILE:LINE:COLUMN: `, as far as it is known. */
function placeOf({ file, line, column, saysPlace }: Verdict): string {
  if (line === null && saysPlace) return '';
  return `${[onOneLine(file), line, column].filter((part) => part !== null).join(':')}: `;
}

export function seconds(ms: number): string {
  return `${Math.round(ms) / 1000} s`;
}

/** The first line says where and what; those below are indented. */
export function verdictInWords(verdict: Verdict): string {
  const { step, expected, seen, reason, problem, simulated, artifacts } = verdict;
  const lines = [`${placeOf(verdict)}${problem ?? onOneLine(step ?? verdict.verdict)}`];
  if (problem !== null && step !== null) lines.push(`  step:     ${onOneLine(step)}`);
  if (expected !== null)
    lines.push(`  expected: ${onOneLine(expected)}`, `  seen:     ${onOneLine(seen ?? '')}`);
  if (reason !== null) lines.push(`  reason:   ${missingCodeInWords(reason)}`);
  if (simulated !== null)
    lines.push(
      `  time:     ${simulated.time}, ${seconds(simulated.elapsedMs)} after the start`,
      `  glass:    ${simulated.glass}`,
    );
  if (artifacts.length > 0) lines.push(`  kept:     ${artifacts.map(onOneLine).join(', ')}`);
  return lines.join('\n');
}

/** One sentence for a list of results. */
export function verdictInShort({ problem, expected, seen, reason }: Verdict): string {
  const because = reason === null ? '' : `; ${missingCodeInWords(reason)}`;
  return problem ?? `expected ${expected}, seen ${seen}${because}`;
}

/** What was expected and what came: seen on the token, or read in the file. */
export function expectedAndSeen({ problem, expected, seen }: Verdict): [string | null, string | null] {
  const parts = /\bexpected ([^]*?)[,;] got ([^]*)$/.exec(problem ?? '');
  return parts ? [parts[1]!, parts[2]!] : [expected, seen];
}

const COUNTED: readonly (readonly [VerdictName, string])[] = [
  ['passed', 'as expected'],
  ['failed', 'failed'],
  ['timed-out', 'ran out of simulated time'],
  ['error', 'could not be run'],
];

/** `20 scenarios: 17 as expected, 2 failed, 1 could not be run`. */
export function countInWords(verdicts: readonly Verdict[]): string {
  const counts = COUNTED.map(([name, words]) => ({
    words,
    count: verdicts.filter(({ verdict }) => verdict === name).length,
  }));
  const told = counts.filter(({ count }) => count > 0).map(({ count, words }) => `${count} ${words}`);
  return `${verdicts.length} scenarios: ${told.join(', ')}`;
}
