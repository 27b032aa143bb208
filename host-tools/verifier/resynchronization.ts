/**
 * Finds a token whose clock has run far away, by codes of consecutive steps (RFC 6238 section 6, RFC 4226 section 7.4).
 *
 * The codes are searched as one run. Looking for each alone would let a chance match of the first one hide the true
 * place: among 2001 steps a given code of six digits has one in 500 searches.
 *
 * Resynchronization is no login. Codes prove nothing about when they were read from the token: whoever noted unused
 * consecutive codes once, hours ago, can resynchronize with them and log in with the next one. Callers must demand
 * another proof of identity first, and should search no further than `plausibleSearchSteps` unless the token is known to
 * have lost its time. A token whose clock is right is not shut out by such a theft: a login accepts the present whatever
 * the drift, and uses all older codes up.
 */
import { codeValuesOfSteps, wipeCodeValues } from './code.ts';
import { expectedStep, serverStep } from './credential.ts';
import type { Credential, VerifierState } from './credential.ts';
import { equalMask, readEnteredCode } from './entered-code.ts';
import type { CodeProblem } from './entered-code.ts';
import { WINDOW_CODES } from './hmac.ts';
import { requireList, requireWhole } from './requirements.ts';
import { STEPS_PER_DRIFT_STEP } from './totp-verifier.ts';

/** 8 hours with steps of 30 s, for a token that has lost its time: what a clock that is 20 ppm wrong gathers in 47 years. */
export const DEFAULT_SEARCH_STEPS = 1000;

const MAXIMUM_SEARCH_STEPS = 100_000;
const MAXIMUM_CODES = 4;

export type ResynchronizationRequest = {
  readonly credential: Credential;
  readonly state: VerifierState;
  /** Two codes of consecutive steps, the older one first; three or four when two were ambiguous. */
  readonly codes: readonly string[];
  /** When the last code was entered. */
  readonly unixSeconds: number;
  /** Steps searched each way around the expected one, see `plausibleSearchSteps`; `DEFAULT_SEARCH_STEPS` when absent. */
  readonly searchSteps?: number;
};

export type ResynchronizationResult =
  | {
      readonly outcome: 'resynchronized';
      /** The step of the last code. All codes of the run are used up. */
      readonly step: number;
      /** To be stored. How much drift to put up with is the caller's policy. */
      readonly state: VerifierState;
    }
  | {
      readonly outcome: 'refused';
      readonly reason: 'malformed';
      /** Which code, counted from 1. */
      readonly codeNumber: number;
      readonly problem: CodeProblem;
    }
  /** Not there, or not after the last accepted step: the answer is the same for both. */
  | { readonly outcome: 'refused'; readonly reason: 'wrong' }
  /** The run occurs more than once: ask for the next code and search again with all of them. */
  | { readonly outcome: 'refused'; readonly reason: 'ambiguous' };

/** A code may be a step late, and the token have been between two steps when it was last seen. */
const SPARE_SEARCH_STEPS = 2;

/**
 * How far a running clock can have drifted since the last accepted code, for `searchSteps`: codes noted longer ago are
 * then out of reach. Few steps for a token that is in use; `DEFAULT_SEARCH_STEPS` at most, and for one never used.
 *
 * @throws RangeError when the time or the state cannot be.
 */
export function plausibleSearchSteps(
  credential: Credential,
  state: VerifierState,
  unixSeconds: number,
): number {
  const elapsedSteps = expectedStep(credential, state, unixSeconds) - state.lastAcceptedStep;
  if (state.lastAcceptedStep < 0) return DEFAULT_SEARCH_STEPS;
  const driftSteps = Math.ceil(Math.max(elapsedSteps, 0) / STEPS_PER_DRIFT_STEP);
  return Math.min(SPARE_SEARCH_STEPS + driftSteps, DEFAULT_SEARCH_STEPS);
}

/**
 * Searches the run of codes. Every step of the range is computed and compared, whatever matches.
 *
 * The first code's step T must lie within the range and after the last accepted step, and must be the only such one. The
 * caller has made sure who the person is by other means: see the top.
 *
 * @throws RangeError when time, state, range or the number of codes cannot be, TypeError when a code is no text; a bad
 * code is a result, not an error.
 */
export function resynchronize(request: ResynchronizationRequest): ResynchronizationResult {
  const { credential, state, codes, unixSeconds, searchSteps = DEFAULT_SEARCH_STEPS } = request;
  requireWhole('searchSteps', searchSteps, 1, MAXIMUM_SEARCH_STEPS);
  requireList('codes', codes);
  requireWhole('codes.length', codes.length, 2, MAXIMUM_CODES);
  const expected = expectedStep(credential, state, unixSeconds);
  const values: number[] = [];
  for (const [index, code] of codes.entries()) {
    const entered = readEnteredCode(code, credential.digits);
    if (!entered.wellFormed) {
      return { outcome: 'refused', reason: 'malformed', codeNumber: index + 1, problem: entered.problem };
    }
    values.push(entered.value);
  }

  const last = values.length - 1;
  const { lastAcceptedStep } = state;
  let found = 0;
  let foundOffset = 0;
  for (let start = -searchSteps; start <= searchSteps;) {
    const starts = Math.min(WINDOW_CODES - last, searchSteps - start + 1);
    const window = codeValuesOfSteps(credential.hmac, expected + start, starts + last, credential.digits);
    for (let i = 0; i < starts; i++, start++) {
      let difference = 0;
      for (let k = 0; k <= last; k++) difference |= window[i + k]! ^ values[k]!;
      // A step before T0 is never after the last accepted one, which is -1 or more.
      const mayStart = expected + start > lastAcceptedStep ? -1 : 0;
      const complete = equalMask(difference, 0) & mayStart;
      found -= complete;
      foundOffset = (foundOffset & ~complete) | ((start + last) & complete);
    }
    wipeCodeValues(starts + last);
  }

  if (found === 0) return { outcome: 'refused', reason: 'wrong' };
  if (found > 1) return { outcome: 'refused', reason: 'ambiguous' };
  const step = expected + foundOffset;
  const present = serverStep(credential, unixSeconds);
  return {
    outcome: 'resynchronized',
    step,
    state: {
      driftSteps: step - present,
      lastAcceptedStep: step,
      driftLoweredAtStep: Math.max(present, -1),
    },
  };
}
