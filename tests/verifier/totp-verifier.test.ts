/** Verification of time codes: what is accepted, what is refused, and what a refusal tells. */
import { describe, expect, test } from 'vitest';
import { UNUSED_TOKEN_STATE, prepareCredential } from '../../host-tools/verifier/credential.ts';
import type { CodeParameters } from '../../host-tools/token/code-parameters.ts';
import type { VerifierState } from '../../host-tools/verifier/credential.ts';
import { EXPLAINED_STEPS, verifyTotp } from '../../host-tools/verifier/totp-verifier.ts';
import type { VerifyRequest, VerifyResult } from '../../host-tools/verifier/totp-verifier.ts';
import { RFC6238_CODES, RFC6238_SECRET_HEX } from '../vectors/rfc6238.ts';
import { chosenHmac } from './chosen-hmac.ts';
import { ALGORITHMS, fromHex, oracleHotp } from './oracle.ts';
import { PROVIDERS, lanes } from './providers.ts';

const SECRET = fromHex(RFC6238_SECRET_HEX.SHA1);
const PARAMETERS: CodeParameters = { algorithm: 'SHA1', digits: 6, timeStepSeconds: 30, t0UnixSeconds: 0 };
const CREDENTIAL = prepareCredential(SECRET, PARAMETERS, lanes);

/** 2033-05-18 in step 66666666, 20 s into it. */
const NOW = 2_000_000_000;
const STEP = 66_666_666;

function codeOfStep(step: number): string {
  return oracleHotp(SECRET, 'SHA1', BigInt(step), 6);
}

function verify(code: string, request: Partial<VerifyRequest> = {}): VerifyResult {
  return verifyTotp({
    credential: CREDENTIAL,
    state: UNUSED_TOKEN_STATE,
    code,
    unixSeconds: NOW,
    ...request,
  });
}

function state(driftSteps: number, lastAcceptedStep: number, driftLoweredAtStep = -1): VerifierState {
  return { driftSteps, lastAcceptedStep, driftLoweredAtStep };
}

const WRONG = { outcome: 'refused', reason: 'wrong' };

describe.each(PROVIDERS)('with %s', (_name, provider) => {
  test.each(ALGORITHMS)('accepts the codes of RFC 6238 appendix B, %s', (algorithm) => {
    const parameters: CodeParameters = { ...PARAMETERS, algorithm, digits: 8 };
    const credential = prepareCredential(fromHex(RFC6238_SECRET_HEX[algorithm]), parameters, provider);
    for (const [unixSeconds, code] of RFC6238_CODES[algorithm]) {
      const step = Math.floor(unixSeconds / 30);
      expect(verify(code, { credential, unixSeconds })).toEqual({
        outcome: 'accepted',
        step,
        state: state(0, step),
      });
    }
  });
});

describe('window and drift', () => {
  test.each([
    [-1, -1],
    [0, 0],
    [1, 1],
  ])('a code %i steps away is accepted and moves the drift to %i', (offset, driftSteps) => {
    expect(verify(codeOfStep(STEP + offset))).toEqual({
      outcome: 'accepted',
      step: STEP + offset,
      state: state(driftSteps, STEP + offset, offset < 0 ? STEP : -1),
    });
  });

  test.each([-2, 2])('a code %i steps away is refused', (offset) => {
    expect(verify(codeOfStep(STEP + offset))).toEqual(WRONG);
  });

  test('the window lies around the drift', () => {
    const drifted = state(-7, STEP - 100);
    expect(verify(codeOfStep(STEP - 5), { state: drifted })).toEqual(WRONG);
    expect(verify(codeOfStep(STEP - 6), { state: drifted })).toMatchObject({ state: state(-6, STEP - 6) });
    expect(verify(codeOfStep(STEP - 7), { state: drifted })).toMatchObject({ state: state(-7, STEP - 7) });
    expect(verify(codeOfStep(STEP - 8), { state: drifted })).toMatchObject({
      state: state(-8, STEP - 8, STEP),
    });
    expect(verify(codeOfStep(STEP - 9), { state: drifted })).toEqual(WRONG);
  });

  test('a wide window still moves the drift by one step', () => {
    const result = verify(codeOfStep(STEP + 5), { windowSteps: 5 });
    expect(result).toMatchObject({ outcome: 'accepted', step: STEP + 5, state: state(1, STEP + 5) });
  });

  test('window 0 accepts the expected step only', () => {
    expect(verify(codeOfStep(STEP), { windowSteps: 0 }).outcome).toBe('accepted');
    expect(verify(codeOfStep(STEP - 1), { windowSteps: 0 })).toEqual(WRONG);
  });
});

describe('no code twice', () => {
  test('the same code again is refused, also when the drift brings it back into the window', () => {
    const first = verify(codeOfStep(STEP));
    if (first.outcome !== 'accepted') throw new Error('the first use must be accepted');
    expect(verify(codeOfStep(STEP), { state: first.state })).toEqual(WRONG);
    for (const driftSteps of [-3, -2, -1, 0, 1, 2, 3]) {
      const moved = state(driftSteps, first.state.lastAcceptedStep);
      for (const offset of [-3, -2, -1, 0]) {
        expect(verify(codeOfStep(STEP + offset), { state: moved })).toEqual(WRONG);
      }
    }
  });

  test('a clock that is set back brings no code back', () => {
    const used = state(0, STEP);
    expect(verify(codeOfStep(STEP), { state: used, unixSeconds: NOW - 30 })).toEqual(WRONG);
    expect(verify(codeOfStep(STEP - 1), { state: used, unixSeconds: NOW - 30 })).toEqual(WRONG);
  });

  test('two steps with one code: the nearer is accepted, both are used up', () => {
    const credential = prepareCredential(
      SECRET,
      PARAMETERS,
      chosenHmac((step) => (step === STEP - 1 || step === STEP + 1 ? 111111 : step % 100)),
    );
    const result = verify('111111', { credential });
    expect(result).toEqual({ outcome: 'accepted', step: STEP - 1, state: state(-1, STEP + 1, STEP) });
    const second = verify('111111', { credential, state: state(-1, STEP + 1) });
    expect(second).toEqual(WRONG);
  });

  test('a used step does not hide an unused one with the same code', () => {
    const same = prepareCredential(
      SECRET,
      PARAMETERS,
      chosenHmac(() => 7),
    );
    const result = verify('000007', { credential: same, state: state(0, STEP) });
    expect(result).toMatchObject({ outcome: 'accepted', step: STEP + 1 });
  });
});

describe('boundaries', () => {
  const zeros = prepareCredential(
    SECRET,
    PARAMETERS,
    chosenHmac(() => 0),
  );

  test('step 0 is accepted once', () => {
    expect(verify(codeOfStep(0), { unixSeconds: 0 })).toEqual({
      outcome: 'accepted',
      step: 0,
      state: state(0, 0),
    });
    expect(verify(codeOfStep(0), { unixSeconds: 0, state: state(0, 0) })).toEqual(WRONG);
  });

  test('steps before T0 never match, not even with the code of step 0', () => {
    const future = { ...zeros, t0UnixSeconds: NOW + 3600 };
    expect(verify('000000', { credential: future })).toEqual(WRONG);
    expect(verify('000000', { credential: future, explain: true })).toEqual(WRONG);
    const soon = { ...zeros, t0UnixSeconds: 60 };
    expect(verify('000000', { credential: soon, unixSeconds: 0, state: state(-2, -1) })).toEqual(WRONG);
  });

  test('a token slightly ahead of the server may be in step 0 already', () => {
    const soon = { ...zeros, t0UnixSeconds: NOW + 10 };
    expect(verify('000000', { credential: soon })).toMatchObject({ step: 0, state: state(1, 0) });
  });

  test('T0 shifts the steps', () => {
    const credential = { ...CREDENTIAL, t0UnixSeconds: NOW - 65 };
    expect(verify(codeOfStep(2), { credential })).toMatchObject({ step: 2, state: state(0, 2) });
  });

  test.each([
    ['2038-01-19', 2 ** 31],
    ['2106-02-07', 2 ** 32],
    ['20000000000 s', 20_000_000_000],
    ['step 2^32', 2 ** 32 * 30],
    ['step 2^48', 2 ** 48 * 30],
    ['the last time', Number.MAX_SAFE_INTEGER],
  ])('%s is a time like any other', (_name, unixSeconds) => {
    const step = Math.floor(unixSeconds / 30);
    for (const offset of [-1, 0, 1]) {
      expect(verify(codeOfStep(step + offset), { unixSeconds })).toEqual({
        outcome: 'accepted',
        step: step + offset,
        state: state(offset, step + offset, offset < 0 ? step : -1),
      });
    }
    expect(verify(codeOfStep(step), { unixSeconds, state: state(0, step) })).toEqual(WRONG);
  });
});

describe('explanations', () => {
  test('are not given unless asked for', () => {
    expect(verify(codeOfStep(STEP), { state: state(0, STEP) })).toEqual(WRONG);
    expect(verify(codeOfStep(STEP - 4))).toEqual(WRONG);
    expect(verify(codeOfStep(STEP + 4))).toEqual(WRONG);
  });

  const explain = true;

  test('replayed: the code accepted last, in the window and after it', () => {
    const replayed = { outcome: 'refused', reason: 'replayed', step: STEP };
    expect(verify(codeOfStep(STEP), { explain, state: state(0, STEP) })).toEqual(replayed);
    const later = verify(codeOfStep(STEP), { explain, state: state(0, STEP), unixSeconds: NOW + 5 * 30 });
    expect(later).toEqual(replayed);
  });

  test('expired: a step that is over', () => {
    for (const stepsBehind of [2, 3, EXPLAINED_STEPS + 1]) {
      const result = verify(codeOfStep(STEP - stepsBehind), { explain });
      expect(result).toEqual({
        outcome: 'refused',
        reason: 'expired',
        step: STEP - stepsBehind,
        stepsBehind,
      });
    }
    expect(verify(codeOfStep(STEP - EXPLAINED_STEPS - 2), { explain })).toEqual(WRONG);
  });

  test('expired: a step in the window, but before the one accepted last', () => {
    const result = verify(codeOfStep(STEP), { explain, state: state(0, STEP + 1) });
    expect(result).toEqual({ outcome: 'refused', reason: 'expired', step: STEP, stepsBehind: 1 });
    const ahead = verify(codeOfStep(STEP + 2), { explain, state: state(0, STEP + 3) });
    expect(ahead).toEqual({ outcome: 'refused', reason: 'expired', step: STEP + 2, stepsBehind: 1 });
  });

  test('early: a step that has not begun', () => {
    for (const stepsAhead of [2, EXPLAINED_STEPS + 1]) {
      const result = verify(codeOfStep(STEP + stepsAhead), { explain });
      expect(result).toEqual({ outcome: 'refused', reason: 'early', step: STEP + stepsAhead, stepsAhead });
    }
    expect(verify(codeOfStep(STEP + EXPLAINED_STEPS + 2), { explain })).toEqual(WRONG);
  });

  test('a token that was never used has no code to replay', () => {
    const same = prepareCredential(
      SECRET,
      { ...PARAMETERS, t0UnixSeconds: 60 },
      chosenHmac(() => 0),
    );
    const result = verify('000000', { explain, credential: same, unixSeconds: 0 });
    expect(result).toEqual({ outcome: 'refused', reason: 'early', step: 0, stepsAhead: 2 });
  });

  test('never turn a refusal into an acceptance or the other way round', () => {
    for (let offset = -15; offset <= 15; offset++) {
      for (const used of [state(0, -1), state(0, STEP - 1), state(1, STEP), state(-1, STEP + 2)]) {
        const plain = verify(codeOfStep(STEP + offset), { state: used });
        const explained = verify(codeOfStep(STEP + offset), { state: used, explain });
        expect(explained.outcome).toBe(plain.outcome);
        if (plain.outcome === 'accepted') expect(explained).toEqual(plain);
      }
    }
  });
});

describe('bad input', () => {
  test('a malformed code is a result that tells what is wrong', () => {
    expect(verify('12345')).toEqual({
      outcome: 'refused',
      reason: 'malformed',
      problem: { kind: 'wrong-length', expected: 6, got: 5 },
    });
    expect(verify('12345x')).toEqual({
      outcome: 'refused',
      reason: 'malformed',
      problem: { kind: 'non-digit', position: 6 },
    });
  });

  test.each([
    ['unixSeconds', { unixSeconds: Number.NaN }],
    ['unixSeconds', { unixSeconds: -1 }],
    ['unixSeconds', { unixSeconds: 2 ** 53 }],
    ['windowSteps', { windowSteps: -1 }],
    ['windowSteps', { windowSteps: 0.5 }],
    ['windowSteps', { windowSteps: 51 }],
    ['maximumDriftSteps', { maximumDriftSteps: -1 }],
    ['maximumDriftSteps', { maximumDriftSteps: Number.POSITIVE_INFINITY }],
    ['driftSteps', { state: state(0.5, -1) }],
    ['lastAcceptedStep', { state: state(0, -2) }],
    ['lastAcceptedStep', { state: state(0, Number.NaN) }],
    ['driftLoweredAtStep', { state: state(0, -1, -2) }],
    ['driftLoweredAtStep', { state: { driftSteps: 0, lastAcceptedStep: -1 } as VerifierState }],
  ])('%s that cannot be is an error naming it', (name, request) => {
    expect(() => verify('123456', request)).toThrow(new RegExp(`^${name}: expected .*, got `));
  });

  test.each([
    ['algorithm', { algorithm: 'MD5' }],
    ['algorithm', { algorithm: 'toString' }],
    ['digits', { digits: 5 }],
    ['digits', { digits: 9 }],
    ['timeStepSeconds', { timeStepSeconds: 14 }],
    ['timeStepSeconds', { timeStepSeconds: 301 }],
    ['timeStepSeconds', { timeStepSeconds: 30.5 }],
    ['t0UnixSeconds', { t0UnixSeconds: -1 }],
  ])('a credential with a bad %s is an error naming it', (name, wrong) => {
    const parameters = { ...PARAMETERS, ...wrong } as CodeParameters;
    expect(() => prepareCredential(SECRET, parameters, lanes)).toThrow(
      new RegExp(`^${name}: expected .*, got `),
    );
  });

  test.each([0, 9, 65])('a secret of %i bytes is an error that does not show it', (length) => {
    const secret = new Uint8Array(length).fill(0x41);
    expect(() => prepareCredential(secret, PARAMETERS, lanes)).toThrow(
      `secret: expected 10 to 64 bytes, got ${length}`,
    );
  });

  test('a secret that is not bytes is an error that does not show it', () => {
    const text = 'GEZDGNBVGY3TQOJQ' as unknown as Uint8Array;
    expect(() => prepareCredential(text, PARAMETERS, lanes)).toThrow('secret: expected a Uint8Array');
  });
});
