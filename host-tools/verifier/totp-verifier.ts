/**
 * Checks one time code against a token (RFC 6238 section 5.2): a window of steps around where the token's clock was last
 * seen and another around the present, constant work, and no step twice.
 *
 * The drift follows the token's clock, not the person's typing. A code from ahead proves the clock, for nobody can enter
 * a code before the token shows it; a code from behind may just be late, or stolen a while ago. So the drift goes
 * forward at once, and back only as fast as a clock can. Late codes may still lead it astray in the long run, so the
 * window around the present stays open: a token whose clock is right is never shut out.
 *
 * It counts no errors: see `throttle.ts`. Two logins at once must store the new state by compare-and-set on
 * `lastAcceptedStep`, which only grows.
 */
import { codeValuesOfSteps, wipeCodeValues } from './code.ts';
import { expectedStep, serverStep } from './credential.ts';
import type { Credential, VerifierState } from './credential.ts';
import { equalMask, readEnteredCode } from './entered-code.ts';
import type { CodeProblem } from './entered-code.ts';
import { requireOneOf, requireWhole } from './requirements.ts';
import { DEFAULT_WINDOW_STEPS } from './time-step.ts';

/** RFC 6238 section 6 wants a limit. An hour with steps of 30 s: a clock that is 20 ppm wrong needs 5.7 years for it. */
export const DEFAULT_MAXIMUM_DRIFT_STEPS = 120;

/**
 * Steps in which a clock may fall one step behind: 100 ppm, 3.5 days with steps of 30 s. A crystal that is 20 ppm wrong
 * and lies at -20 degrees comes near it (-0.035 ppm per square degree away from 25: -71 ppm more).
 */
export const STEPS_PER_DRIFT_STEP = 10_000;

/** How many steps outside the window an explanation looks, each way: 5 minutes with steps of 30 s. */
export const EXPLAINED_STEPS = 10;

/** More than this is resynchronization, which asks for two codes. */
const MAXIMUM_WINDOW_STEPS = 50;

export type VerifyRequest = {
  readonly credential: Credential;
  readonly state: VerifierState;
  /** As entered; `withoutGrouping` takes spaces out. */
  readonly code: string;
  readonly unixSeconds: number;
  /** Steps accepted each way, 0 to 50; `DEFAULT_WINDOW_STEPS` when absent. */
  readonly windowSteps?: number;
  /**
   * Accepted codes move the drift no further from 0 than this; `DEFAULT_MAXIMUM_DRIFT_STEPS` when absent. A drift found
   * by resynchronization may lie beyond.
   */
  readonly maximumDriftSteps?: number;
  /**
   * Says why a code was refused, for a page on which people practise. Never for a real login: "that code was right, but
   * used" tells a thief that he had a right code. Costs up to 20 more codes of work, again the same for every answer.
   */
  readonly explain?: boolean;
};

export type Accepted = {
  readonly outcome: 'accepted';
  /** The step whose code this is. */
  readonly step: number;
  /** To be stored before the answer is given. Its drift is at most one step from the old one: see the top. */
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

/** Before every offset, and small enough that the difference of two has 32 bits. */
const BEFORE_ALL = -0x4000_0000;

/**
 * Verifies a code. Every step in reach is computed and compared, whatever matches. How many these are depends on the
 * stored drift, never on the code: two full windows when they lie apart, `2 * windowSteps + 1` steps without drift.
 *
 * When two of these steps happen to have the same code, the one nearer to the expected step is accepted (the earlier of
 * two equally near) and both are used up, so that the digits are not accepted again.
 *
 * @throws RangeError when time, state, window or limit cannot be, TypeError when the code is no text; a bad code is a
 * result, not an error.
 */
export function verifyTotp(request: VerifyRequest): VerifyResult {
  const { credential, state, unixSeconds, explain = false } = request;
  const { windowSteps = DEFAULT_WINDOW_STEPS, maximumDriftSteps = DEFAULT_MAXIMUM_DRIFT_STEPS } = request;
  // A text such as "false" would else explain refusals to a thief.
  requireOneOf('explain', explain, [true, false]);
  requireWhole('windowSteps', windowSteps, 0, MAXIMUM_WINDOW_STEPS);
  requireWhole('maximumDriftSteps', maximumDriftSteps, 0, Number.MAX_SAFE_INTEGER);
  const expected = expectedStep(credential, state, unixSeconds);
  const entered = readEnteredCode(request.code, credential.digits);
  if (!entered.wellFormed) return { outcome: 'refused', reason: 'malformed', problem: entered.problem };

  const reach = explain ? windowSteps + EXPLAINED_STEPS : windowSteps;
  const { lastAcceptedStep, driftSteps } = state;
  // The window around the present, as far as it is out of reach: it is on one side, since both windows are equally wide.
  const towardsPresent = driftSteps > 0 ? -1 : 1;
  const presentDistance = Math.abs(driftSteps);
  const farStart = Math.max(reach + 1, presentDistance - windowSteps);
  const farSteps = Math.max(0, presentDistance + windowSteps - farStart + 1);
  const farFirst = towardsPresent > 0 ? farStart : -(farStart + farSteps - 1);
  const nearSteps = 2 * reach + 1;
  const { hmac, digits } = credential;
  const values = codeValuesOfSteps(hmac, expected - reach, nearSteps, digits);
  if (farSteps > 0) codeValuesOfSteps(hmac, expected + farFirst, farSteps, digits, nearSteps);
  // Masks are all ones or zero. What they choose among are offsets from the expected step.
  let accepted = 0;
  let nearest = 0;
  let latest = BEFORE_ALL;
  let unacceptable = 0;
  let unacceptableNearest = 0;
  let replayed = 0;
  // From the far ends inwards (+2, -2, +1, -1, 0), so that the last choice is the preferred one.
  for (let i = nearSteps + farSteps - 1; i >= 0; i--) {
    const isFar = i >= nearSteps;
    const distance = isFar ? farStart + (i - nearSteps) : (i + 1) >> 1;
    const offset = (isFar ? towardsPresent > 0 : (i & 1) === 0) ? distance : -distance;
    const step = expected + offset;
    // Steps before T0 do not exist; they cost the same and never match.
    const exists = step >= 0 ? -1 : 0;
    const value = values[isFar ? nearSteps + offset - farFirst : reach + offset]!;
    const equal = equalMask(value, entered.value);
    const inWindow = distance <= windowSteps || Math.abs(offset + driftSteps) <= windowSteps;
    const acceptable = inWindow && step > lastAcceptedStep ? -1 : 0;

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
  wipeCodeValues(nearSteps + farSteps);

  if (accepted !== 0) {
    return {
      outcome: 'accepted',
      step: expected + nearest,
      state: {
        ...movedDrift(state, Math.sign(nearest), serverStep(credential, unixSeconds), maximumDriftSteps),
        lastAcceptedStep: expected + latest,
      },
    };
  }
  if (!explain || unacceptable === 0) return WRONG;
  if (replayed !== 0) return { outcome: 'refused', reason: 'replayed', step: lastAcceptedStep };
  return explainStep(expected + unacceptableNearest, expected, lastAcceptedStep);
}

/** The drift after a code that came from ahead (1), from where it was expected (0) or from behind (-1). */
function movedDrift(
  state: VerifierState,
  direction: number,
  present: number,
  maximumDriftSteps: number,
): Omit<VerifierState, 'lastAcceptedStep'> {
  const { driftSteps, driftLoweredAtStep } = state;
  const moved = driftSteps + direction;
  const tooFar = Math.abs(moved) > Math.max(maximumDriftSteps, Math.abs(driftSteps));
  const tooSoon = direction < 0 && present - driftLoweredAtStep < STEPS_PER_DRIFT_STEP;
  if (tooFar || tooSoon) return { driftSteps, driftLoweredAtStep };
  return { driftSteps: moved, driftLoweredAtStep: direction < 0 ? present : driftLoweredAtStep };
}

function explainStep(step: number, expected: number, lastAcceptedStep: number): Refused {
  if (step > expected && step > lastAcceptedStep) {
    return { outcome: 'refused', reason: 'early', step, stepsAhead: step - expected };
  }
  const stepsBehind = Math.max(expected, lastAcceptedStep) - step;
  return { outcome: 'refused', reason: 'expired', step, stepsBehind };
}
