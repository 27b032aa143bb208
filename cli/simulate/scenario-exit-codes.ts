/** How scenarios make `talkode simulate` end: exit codes that build servers rely on. */
import type { Verdict, VerdictName } from '../../simulator/scenario/verdict.ts';

const EXIT_CODES: Record<VerdictName, number> = { passed: 0, failed: 1, 'timed-out': 42, error: 1 };
const WRONG_INPUT_EXIT_CODE = 2;
/** Worst first: what could not be understood was not tested at all, and a build that goes on without it would lie. */
const PRECEDENCE = [WRONG_INPUT_EXIT_CODE, EXIT_CODES.failed, EXIT_CODES['timed-out']];

/** What the command ends with when no other scenario ran. */
export function exitCodeOf({ verdict, isWrongInput }: Verdict): number {
  return isWrongInput ? WRONG_INPUT_EXIT_CODE : EXIT_CODES[verdict];
}

/** The exit code of several: the worst of theirs. */
export function exitCodeOfAll(verdicts: readonly Verdict[]): number {
  const codes = verdicts.map(exitCodeOf);
  return PRECEDENCE.find((code) => codes.includes(code)) ?? 0;
}
