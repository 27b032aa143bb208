/**
 * Checks one time code against a token (RFC 6238 section 5.2): a window of steps around where the token's clock was last
 * seen, constant work, and no step twice.
 *
 * It counts no errors: see `throttle.ts`. Two logins at once must store the new state by compare-and-set on
 * `lastAcceptedStep`, which only grows.
 */
import { codeValueOfStep, wipeWorkingCopies } from './code.ts';
import { expectedStep, requireWhole } from './credential.ts';
import type { Credential, VerifierState } from './credential.ts';
import { equalMask, readEnteredCode } from './entered-code.ts';
import type { CodeProblem } from './entered-code.ts';

/** RFC 6238 section 5.2 advises one step of delay; the same forwards, for a token that is ahead. */
export const DEFAULT_WINDOW_STEPS = 1;

/** How many steps outside the window an explanation looks, each way: 5 minutes with steps of 30 s. */
export const EXPLAINED_STEPS = 10;

/** More than this is resynchronization, which asks for two codes. */
const MAX_WINDOW_STEPS = 50;

export type VerifyRequest = {
  readonly credential: Credential;
  readonly state: VerifierState;
  /** As entered; `withoutGrouping` takes spaces out. */
  readonly code: string;
  readonly unixSeconds: number;
  /** Steps accepted each way, 0 to 50; `DEFAULT_WINDOW_STEPS` when absent. */
  readonly windowSteps?: number;
  /**
   * Says why a code was refused, for a page on which people practise. Never for a real login: "that code was right, but
   * used" tells a thief that he had a right code. Costs 20 more codes of work, again the same for every answer.
   */
  readonly explain?: boolean;
};

export type Accepted = {
  readonly outcome: 'accepted';
  /** The step whose code this is. */
  readonly step: number;
  /** To be stored before the answer is given. Its drift is at most one step from the old one. */
  readonly state: VerifierState;
};

export type Refused =
  | { readonly outcome: 'refused'; readonly reason: 'malformed'; readonly problem: CodeProblem }
  /** The only other reason without `explain`. */
  | { readonly outcome: 'refused'; readonly reason: 'wrong' }
  /** The code that was accepted last. */
  | { readonly outcome: 'refused'; readonly reason: 'replayed'; readonly step: number }
  /** The code of a step that is over, or comes before the last one accepted. */
  | {
      readonly outcome: 'refused';
      readonly reason: 'expired';
      readonly step: number;
      readonly stepsBehind: number;
    }
  /** The code of a step that has not begun: the token's clock is ahead. */
  | {
      readonly outcome: 'refused';
      readonly reason: 'early';
      readonly step: number;
      readonly stepsAhead: number;
    };

export type VerifyResult = Accepted | Refused;

const WRONG: Refused = Object.freeze({ outcome: 'refused', reason: 'wrong' });

/**
 * Verifies a code. Every step in reach is computed and compared, whatever matches.
 *
 * When two steps of the window happen to have the same code, the nearer one is accepted (the earlier of two equally
 * near) and both are used up, so that the digits are not accepted again.
 *
 * @throws RangeError when time, state or window cannot be; a bad code is a result, not an error.
 */
export function verifyTotp(request: VerifyRequest): VerifyResult {
  const { credential, state, unixSeconds, windowSteps = DEFAULT_WINDOW_STEPS, explain = false } = request;
  requireWhole('windowSteps', windowSteps, 0, MAX_WINDOW_STEPS);
  const expected = expectedStep(credential, state, unixSeconds);
  const entered = readEnteredCode(request.code, credential.digits);
  if (!entered.wellFormed) return { outcome: 'refused', reason: 'malformed', problem: entered.problem };

  const reach = explain ? windowSteps + EXPLAINED_STEPS : windowSteps;
  const { lastAcceptedStep } = state;
  // Masks are all ones or zero. What they choose among are offsets from the expected step.
  let accepted = 0;
  let nearest = 0;
  let latest = -reach - 1;
  let unacceptable = 0;
  let unacceptableNearest = 0;
  let replayed = 0;
  // From the far ends inwards (+2, -2, +1, -1, 0), so that the last choice is the preferred one.
  for (let i = 2 * reach; i >= 0; i--) {
    const distance = (i + 1) >> 1;
    const offset = (i & 1) === 0 ? distance : -distance;
    const step = expected + offset;
    // Steps before T0 do not exist; they cost the same and never match.
    const exists = step >= 0 ? -1 : 0;
    const equal = equalMask(
      codeValueOfStep(credential.hmac, Math.max(step, 0), credential.digits),
      entered.value,
    );
    const acceptable = distance <= windowSteps && step > lastAcceptedStep ? -1 : 0;

    const accept = equal & exists & acceptable;
    accepted |= accept;
    nearest = (nearest & ~accept) | (offset & accept);
    const later = accept & ((latest - offset) >> 31);
    latest = (latest & ~later) | (offset & later);

    const refuse = equal & exists & ~acceptable;
    unacceptable |= refuse;
    unacceptableNearest = (unacceptableNearest & ~refuse) | (offset & refuse);
    replayed |= refuse & (step === lastAcceptedStep ? -1 : 0);
  }
  wipeWorkingCopies();

  if (accepted !== 0) {
    return {
      outcome: 'accepted',
      step: expected + nearest,
      state: {
        driftSteps: state.driftSteps + Math.sign(nearest),
        lastAcceptedStep: expected + latest,
      },
    };
  }
  if (!explain || unacceptable === 0) return WRONG;
  if (replayed !== 0) return { outcome: 'refused', reason: 'replayed', step: lastAcceptedStep };
  return explainStep(expected + unacceptableNearest, expected, lastAcceptedStep);
}

function explainStep(step: number, expected: number, lastAcceptedStep: number): Refused {
  if (step > expected && step > lastAcceptedStep) {
    return { outcome: 'refused', reason: 'early', step, stepsAhead: step - expected };
  }
  const stepsBehind = Math.max(expected, lastAcceptedStep) - step;
  return { outcome: 'refused', reason: 'expired', step, stepsBehind };
}
