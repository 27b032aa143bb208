/** What the verifier knows about one token: its secret and parameters (RFC 6238 section 4.1), and where its clock was last seen. */
import { type CodeParameters, CODE_DIGITS } from '../token/code-parameters.ts';
import { LIMITS } from '../token/limits.generated.ts';
import type { HmacProvider, PreparedHmac } from './hmac.ts';
import { HASH_ALGORITHMS } from './hmac.ts';
import { requireBytes, requireOneOf, requireWhole } from './requirements.ts';
import { timeStepAt } from './time-step.ts';

/** A token's parameters with its prepared key. It holds key material, as `PreparedHmac` says. */
export type Credential = CodeParameters & { readonly hmac: PreparedHmac };

/** What a verifier keeps for each token between two checks. Whole steps, never seconds: fractions have let replays pass. */
export type VerifierState = {
  /** Token minus server: 8 on the token and 9 on the server is -1. */
  readonly driftSteps: number;
  /** This step and all before it are used up; -1 when none is. */
  readonly lastAcceptedStep: number;
  /** The server's step when the drift last went back or was found by resynchronization; -1 when it never was. */
  readonly driftLoweredAtStep: number;
};

/** The state of a token that was never used. */
export const UNUSED_TOKEN_STATE: VerifierState = {
  driftSteps: 0,
  lastAcceptedStep: -1,
  driftLoweredAtStep: -1,
};

/**
 * Checks the parameters and takes the key in, once for as many checks as wanted.
 *
 * @param secret shared secret K, 10 to 64 bytes; copied.
 * @throws TypeError or RangeError naming the item, never its value when that is the secret.
 */
export function prepareCredential(
  secret: Uint8Array,
  parameters: CodeParameters,
  hmacProvider: HmacProvider,
): Credential {
  requireCredential(secret, parameters);
  const { algorithm, digits, timeStepSeconds, t0UnixSeconds } = parameters;
  return { algorithm, digits, timeStepSeconds, t0UnixSeconds, hmac: hmacProvider(algorithm, secret) };
}

/**
 * What `prepareCredential` asks of both, without any hash.
 *
 * @throws TypeError or RangeError naming the item, never its value when that is the secret.
 */
export function requireCredential(secret: Uint8Array, parameters: CodeParameters): void {
  requireBytes('secret', secret);
  // The limits of the token itself: a verifier never accepts one that cannot exist.
  const { secretMinimumBytes, secretMaximumBytes, timeStepMinimumSeconds, timeStepMaximumSeconds } = LIMITS;
  if (secret.length < secretMinimumBytes || secret.length > secretMaximumBytes) {
    throw new RangeError(
      `secret: expected ${secretMinimumBytes} to ${secretMaximumBytes} bytes, got ${secret.length}`,
    );
  }
  requireOneOf('algorithm', parameters.algorithm, HASH_ALGORITHMS);
  requireOneOf('digits', parameters.digits, CODE_DIGITS);
  requireWhole('timeStepSeconds', parameters.timeStepSeconds, timeStepMinimumSeconds, timeStepMaximumSeconds);
  requireWhole('t0UnixSeconds', parameters.t0UnixSeconds, 0, Number.MAX_SAFE_INTEGER);
}

/**
 * The step that the token is expected to be in.
 *
 * @throws RangeError when the time or the state cannot be.
 */
export function expectedStep(parameters: CodeParameters, state: VerifierState, unixSeconds: number): number {
  return serverStep(parameters, unixSeconds) + requireState(state).driftSteps;
}

/**
 * The step of a token without drift.
 *
 * @throws RangeError when the time cannot be.
 */
export function serverStep(parameters: CodeParameters, unixSeconds: number): number {
  return timeStepAt(unixSeconds, parameters.timeStepSeconds, parameters.t0UnixSeconds);
}

/** More steps than this would be years; it keeps every sum of steps an exact number. */
const MAXIMUM_DRIFT_STEPS = 10_000_000;

function requireState(state: VerifierState): VerifierState {
  requireWhole('driftSteps', state.driftSteps, -MAXIMUM_DRIFT_STEPS, MAXIMUM_DRIFT_STEPS);
  requireWhole('lastAcceptedStep', state.lastAcceptedStep, -1, Number.MAX_SAFE_INTEGER);
  requireWhole('driftLoweredAtStep', state.driftLoweredAtStep, -1, Number.MAX_SAFE_INTEGER);
  return state;
}
