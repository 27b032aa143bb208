/** The drift follows the token's clock and not the person's typing, and never shuts a right clock out (RFC 6238 section 6). */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hotpCode } from '../../host-tools/verifier/code.ts';
import { UNUSED_TOKEN_STATE, prepareCredential } from '../../host-tools/verifier/credential.ts';
import type { CodeParameters } from '../../host-tools/token/code-parameters.ts';
import type { VerifierState } from '../../host-tools/verifier/credential.ts';
import {
  DEFAULT_MAXIMUM_DRIFT_STEPS,
  STEPS_PER_DRIFT_STEP,
  verifyTotp,
} from '../../host-tools/verifier/totp-verifier.ts';
import type { VerifyRequest } from '../../host-tools/verifier/totp-verifier.ts';
import { chosenHmac } from './chosen-hmac.ts';
import { lanes } from './providers.ts';

const PARAMETERS: CodeParameters = { algorithm: 'SHA1', digits: 8, timeStepSeconds: 30, t0UnixSeconds: 0 };
/** Eight digits: another step has the same code once in a hundred million. */
const CREDENTIAL = prepareCredential(new Uint8Array(20).fill(0x42), PARAMETERS, lanes);
const STEP = 60_000_000;
const STEPS_PER_DAY = 2880;

/** Enters the code of `tokenStep` when the server is in `step`; the new state, or null when it is refused. */
function login(
  state: VerifierState,
  step: number,
  tokenStep: number,
  request: Partial<VerifyRequest> = {},
): VerifierState | null {
  const code = hotpCode(CREDENTIAL.hmac, tokenStep, 8);
  const result = verifyTotp({ credential: CREDENTIAL, state, code, unixSeconds: step * 30 + 10, ...request });
  return result.outcome === 'accepted' ? result.state : null;
}

function state(driftSteps: number, driftLoweredAtStep = -1): VerifierState {
  return { driftSteps, lastAcceptedStep: -1, driftLoweredAtStep };
}

describe('codes entered late', () => {
  test('on three days, one step later each, move the drift once; the third is refused, the present is not', () => {
    const first = login(UNUSED_TOKEN_STATE, STEP, STEP - 1)!;
    expect(first.driftSteps).toBe(-1);
    const second = login(first, STEP + STEPS_PER_DAY, STEP + STEPS_PER_DAY - 2)!;
    expect(second.driftSteps).toBe(-1);
    const third = STEP + 2 * STEPS_PER_DAY;
    expect(login(second, third, third - 3)).toBeNull();
    expect(login(second, third, third)).toMatchObject({ driftSteps: 0 });
  });

  test('a year of them leaves the token its login, and a prompt code each day takes all back', () => {
    let current = UNUSED_TOKEN_STATE;
    let step = STEP;
    for (; step < STEP + 365 * STEPS_PER_DAY; step += STEPS_PER_DAY) {
      current = login(current, step, step + current.driftSteps - 1) ?? current;
    }
    // 1 051 200 steps, looked at once a day: every fourth day the drift may move.
    expect(current.driftSteps).toBe(-92);
    for (let day = 1; current.driftSteps < 0; day++, step += STEPS_PER_DAY) {
      current = login(current, step, step)!;
      expect(current.driftSteps).toBe(-92 + day);
    }
  });

  test('a stolen code is at most as old as the drift may be, and one window more', () => {
    const drifted = state(-DEFAULT_MAXIMUM_DRIFT_STEPS);
    expect(login(drifted, STEP, STEP - DEFAULT_MAXIMUM_DRIFT_STEPS - 1)).toMatchObject({
      driftSteps: -DEFAULT_MAXIMUM_DRIFT_STEPS,
    });
    expect(login(drifted, STEP, STEP - DEFAULT_MAXIMUM_DRIFT_STEPS - 2)).toBeNull();
  });
});

describe('codes from ahead', () => {
  test('on three days, one step further each, are followed; when the clock is right again the present is accepted', () => {
    let current = UNUSED_TOKEN_STATE;
    for (const day of [0, 1, 2]) {
      const step = STEP + day * STEPS_PER_DAY;
      current = login(current, step, step + day + 1)!;
      expect(current.driftSteps).toBe(day + 1);
    }
    const step = STEP + 3 * STEPS_PER_DAY;
    for (const tokenStep of [step - 1, step, step + 1]) {
      expect(login(current, step, tokenStep), `step ${tokenStep - step}`).not.toBeNull();
    }
  });
});

describe('the clock itself', () => {
  // 20 ppm: 12.1 s a week, a step every few weeks.
  test.each([
    ['behind', -12.1],
    ['ahead', 12.1],
  ])('a token that runs %s is followed for five years', (_name, secondsPerWeek) => {
    let current = UNUSED_TOKEN_STATE;
    for (let week = 0; week < 260; week++) {
      const step = STEP + week * 7 * STEPS_PER_DAY;
      const tokenStep = Math.floor(step + (week * secondsPerWeek) / 30);
      const next = login(current, step, tokenStep);
      expect(next, `week ${week}`).not.toBeNull();
      current = next!;
    }
    expect(Math.abs(current.driftSteps)).toBeGreaterThanOrEqual(104);
  });

  test('goes back once in 10 000 steps of the server', () => {
    const lowered = state(-3, STEP);
    expect(login(lowered, STEP + STEPS_PER_DRIFT_STEP - 1, STEP + STEPS_PER_DRIFT_STEP - 5)).toMatchObject({
      driftSteps: -3,
      driftLoweredAtStep: STEP,
    });
    expect(login(lowered, STEP + STEPS_PER_DRIFT_STEP, STEP + STEPS_PER_DRIFT_STEP - 4)).toMatchObject({
      driftSteps: -4,
      driftLoweredAtStep: STEP + STEPS_PER_DRIFT_STEP,
    });
  });

  test("a server's clock that is set back moves nothing back", () => {
    expect(login(state(-3, STEP), STEP - 50_000, STEP - 50_004)).toMatchObject({
      driftSteps: -3,
      driftLoweredAtStep: STEP,
    });
  });

  test('moves the drift no further than the limit, and always towards 0', () => {
    const maximumDriftSteps = 2;
    for (const sign of [-1, 1]) {
      const from = (drift: number, away: number): number | undefined =>
        login(state(sign * drift), STEP, STEP + sign * (drift + away), { maximumDriftSteps })?.driftSteps;
      expect(from(1, 1)).toBe(sign * 2);
      expect(from(2, 1)).toBe(sign * 2);
      expect(from(700, 1)).toBe(sign * 700);
      expect(from(700, -1)).toBe(sign * 699);
    }
    expect(login(UNUSED_TOKEN_STATE, STEP, STEP + 1, { maximumDriftSteps: 0 })?.driftSteps).toBe(0);
  });
});

describe('two windows', () => {
  test('exactly the steps around the drift and around the present are accepted', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -12, max: 12 }),
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: -20, max: 20 }),
        fc.boolean(),
        (driftSteps, windowSteps, away, explain) => {
          const accepted =
            Math.abs(away) <= windowSteps || Math.abs(away - driftSteps) <= windowSteps ? 'in' : 'out';
          const next = login(state(driftSteps), STEP, STEP + away, { windowSteps, explain });
          expect(next === null ? 'out' : 'in').toBe(accepted);
          if (next !== null) expect(next.lastAcceptedStep).toBe(STEP + away);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('whatever the drift, a step of the present that is not used yet is accepted, once', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -10_000_000, max: 10_000_000 }),
        fc.integer({ min: -1, max: 1 }),
        (driftSteps, away) => {
          const next = login(state(driftSteps), STEP, STEP + away);
          expect(next).not.toBeNull();
          expect(login(next!, STEP, STEP + away)).toBeNull();
        },
      ),
    );
  });

  test('with one code in both, the step around the drift is accepted and both are used up', () => {
    const twice = chosenHmac((step) => (step === STEP - 9 || step === STEP ? 7 : step % 1000) + 1000);
    const credential = prepareCredential(new Uint8Array(20), PARAMETERS, twice);
    const request = { credential, code: '00001007', unixSeconds: STEP * 30 };
    const used = { ...state(-9), lastAcceptedStep: STEP };
    expect(verifyTotp({ ...request, state: state(-9) })).toEqual({
      outcome: 'accepted',
      step: STEP - 9,
      state: used,
    });
    expect(verifyTotp({ ...request, state: used })).toEqual({ outcome: 'refused', reason: 'wrong' });
  });
});
