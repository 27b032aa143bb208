/**
 * Slows guessing down (RFC 4226 section 7.3): consecutive errors close the verifier for a while, longer each time.
 *
 * Ask `throttleStatus` before the code is looked at, and store `afterError` before the answer is given. Reading the
 * state, asking, and storing the count must be one atomic step for each token (one transaction, or a compare-and-set of
 * the count): otherwise all of a hundred guesses sent at once read "open". The sure way is to store `afterError`
 * before the code is looked at, and `afterSuccess` when it was right. A successful resynchronization alone should not
 * call `afterSuccess`: it can be guessed at, too.
 */
import { requireSeconds, requireWhole } from './requirements.ts';

/** One row of the table: this many consecutive errors close the verifier for so long, `null` = until a person opens it. */
export type ThrottleRule = { readonly errors: number; readonly blockSeconds: number | null };

/**
 * Lets a guesser of six digits try 12 times at most: 12 x 3 in a million with a window of +-1, twice that when the token
 * has drifted so far that the window around the present lies apart.
 */
export const LOGIN_THROTTLE: readonly ThrottleRule[] = [
  { errors: 3, blockSeconds: 5 * 60 },
  { errors: 6, blockSeconds: 30 * 60 },
  { errors: 9, blockSeconds: 24 * 60 * 60 },
  { errors: 12, blockSeconds: null },
];

export type ThrottleState = {
  readonly consecutiveErrors: number;
  /** 0 while there are no errors. */
  readonly lastErrorUnixSeconds: number;
};

export const NO_ERRORS: ThrottleState = { consecutiveErrors: 0, lastErrorUnixSeconds: 0 };

export type ThrottleStatus =
  /** `errorsLeft` more errors close it. */
  | { readonly status: 'open'; readonly errorsLeft: number }
  | { readonly status: 'blocked'; readonly untilUnixSeconds: number; readonly remainingSeconds: number }
  | { readonly status: 'blocked-until-opened' };

/**
 * Whether a code may be tried now.
 *
 * @param rules rows with growing `errors`; after the last row every further error closes it again for that row's time.
 * @throws RangeError when state, time or rules cannot be: a time that is no number would else open it.
 */
export function throttleStatus(
  state: ThrottleState,
  unixSeconds: number,
  rules: readonly ThrottleRule[] = LOGIN_THROTTLE,
): ThrottleStatus {
  requireWhole('consecutiveErrors', state.consecutiveErrors, 0, Number.MAX_SAFE_INTEGER);
  requireSeconds('lastErrorUnixSeconds', state.lastErrorUnixSeconds);
  requireSeconds('unixSeconds', unixSeconds);
  requireRules(rules);
  const blockSeconds = blockSecondsAfter(state.consecutiveErrors, rules);
  if (blockSeconds === null) return { status: 'blocked-until-opened' };
  const untilUnixSeconds = state.lastErrorUnixSeconds + blockSeconds;
  // A clock set back makes the wait longer, never shorter.
  if (blockSeconds > 0 && unixSeconds < untilUnixSeconds) {
    return {
      status: 'blocked',
      untilUnixSeconds,
      remainingSeconds: Math.ceil(untilUnixSeconds - unixSeconds),
    };
  }
  const next = rules.find((rule) => rule.errors > state.consecutiveErrors);
  return { status: 'open', errorsLeft: next === undefined ? 1 : next.errors - state.consecutiveErrors };
}

/** The state after a refused code. While blocked nothing is counted, so waiting people are not punished for impatience. */
export function afterError(
  state: ThrottleState,
  unixSeconds: number,
  rules: readonly ThrottleRule[] = LOGIN_THROTTLE,
): ThrottleState {
  if (throttleStatus(state, unixSeconds, rules).status !== 'open') return state;
  return { consecutiveErrors: state.consecutiveErrors + 1, lastErrorUnixSeconds: unixSeconds };
}

/** The state after an accepted code: the errors were not consecutive. While blocked it stays as it is. */
export function afterSuccess(
  state: ThrottleState,
  unixSeconds: number,
  rules: readonly ThrottleRule[] = LOGIN_THROTTLE,
): ThrottleState {
  return throttleStatus(state, unixSeconds, rules).status === 'open' ? NO_ERRORS : state;
}

function requireRules(rules: readonly ThrottleRule[]): void {
  if (rules.length === 0) throw new RangeError('rules: expected one row or more, got none');
  let errorsBefore = 0;
  for (const [index, { errors, blockSeconds }] of rules.entries()) {
    requireWhole(`rules[${index}].errors`, errors, errorsBefore + 1, Number.MAX_SAFE_INTEGER);
    if (blockSeconds !== null) requireSeconds(`rules[${index}].blockSeconds`, blockSeconds);
    errorsBefore = errors;
  }
}

function blockSecondsAfter(errors: number, rules: readonly ThrottleRule[]): number | null {
  const last = rules.at(-1)!;
  if (errors >= last.errors) return last.blockSeconds;
  const reached = rules.find((rule) => rule.errors === errors);
  return reached === undefined ? 0 : reached.blockSeconds;
}
