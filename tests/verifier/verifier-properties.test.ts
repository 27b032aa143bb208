/** What must hold for every sequence of verifications, resynchronizations, drift and clock changes. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UNUSED_TOKEN_STATE, prepareCredential } from '../../host-tools/verifier/credential.ts';
import type { CodeParameters } from '../../host-tools/token/code-parameters.ts';
import type { Credential } from '../../host-tools/verifier/credential.ts';
import { hotpCode } from '../../host-tools/verifier/code.ts';
import type { HmacProvider } from '../../host-tools/verifier/hmac.ts';
import { resynchronize } from '../../host-tools/verifier/resynchronization.ts';
import { EXPLAINED_STEPS, verifyTotp } from '../../host-tools/verifier/totp-verifier.ts';
import { chosenHmac, countingHmac } from './chosen-hmac.ts';
import { ALGORITHMS, anyParameters, anySecret } from './oracle.ts';
import { PROVIDERS, lanes } from './providers.ts';

type Action =
  | { kind: 'verify'; tokenOffset: number; windowSteps: number; explain: boolean }
  | { kind: 'replay'; back: number; windowSteps: number }
  | { kind: 'resynchronize'; tokenOffset: number }
  | { kind: 'time'; seconds: number };

const offset = fc.integer({ min: -6, max: 6 });
const windowSteps = fc.integer({ min: 0, max: 3 });
const anyAction: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant('verify'), tokenOffset: offset, windowSteps, explain: fc.boolean() }),
  fc.record({ kind: fc.constant('replay'), back: fc.nat(10), windowSteps }),
  fc.record({ kind: fc.constant('resynchronize'), tokenOffset: fc.integer({ min: -25, max: 25 }) }),
  // Backwards too: servers' clocks are set.
  fc.record({ kind: fc.constant('time'), seconds: fc.integer({ min: -400, max: 400 }) }),
);

const START = 1_700_000_000;

/** Runs the actions and checks after each that no step was used twice and that the drift moved as promised. */
function checkSequence(
  secret: Uint8Array,
  parameters: CodeParameters,
  provider: HmacProvider,
  actions: readonly Action[],
): void {
  const credential = prepareCredential(secret, parameters, provider);
  const { digits, timeStepSeconds, t0UnixSeconds } = parameters;
  let unixSeconds = START;
  let state = UNUSED_TOKEN_STATE;
  const entered: string[] = [];
  const usedSteps = new Set<number>();

  const currentStep = (): number => Math.floor((unixSeconds - t0UnixSeconds) / timeStepSeconds);
  const codeAt = (step: number): string => hotpCode(credential.hmac, Math.max(step, 0), digits);
  const check = (code: string, windowSteps: number, explain: boolean): void => {
    entered.push(code);
    const result = verifyTotp({ credential, state, code, unixSeconds, windowSteps, explain });
    if (result.outcome === 'refused') return;
    expect(hotpCode(credential.hmac, result.step, digits)).toBe(code);
    const fromPresent = result.step - currentStep();
    expect(Math.min(Math.abs(fromPresent), Math.abs(fromPresent - state.driftSteps))).toBeLessThanOrEqual(
      windowSteps,
    );
    expect(usedSteps.has(result.step)).toBe(false);
    usedSteps.add(result.step);
    expect(result.step).toBeGreaterThan(state.lastAcceptedStep);
    expect(result.state.lastAcceptedStep).toBeGreaterThanOrEqual(result.step);
    expect(Number.isInteger(result.state.driftSteps)).toBe(true);
    expect(Math.abs(result.state.driftSteps - state.driftSteps)).toBeLessThanOrEqual(1);
    state = result.state;
  };

  for (const action of actions) {
    switch (action.kind) {
      case 'time':
        unixSeconds += action.seconds;
        break;
      case 'verify':
        check(codeAt(currentStep() + action.tokenOffset), action.windowSteps, action.explain);
        break;
      case 'replay': {
        const old = entered.at(-1 - action.back);
        if (old !== undefined) check(old, action.windowSteps, false);
        break;
      }
      case 'resynchronize': {
        const first = currentStep() + action.tokenOffset;
        const codes = [codeAt(first), codeAt(first + 1)];
        entered.push(...codes);
        const result = resynchronize({ credential, state, codes, unixSeconds, searchSteps: 20 });
        if (result.outcome === 'refused') break;
        for (const step of [result.step - 1, result.step]) {
          expect(usedSteps.has(step)).toBe(false);
          usedSteps.add(step);
          expect(step).toBeGreaterThan(state.lastAcceptedStep);
        }
        expect(result.state).toEqual({
          driftSteps: result.step - currentStep(),
          lastAcceptedStep: result.step,
          driftLoweredAtStep: currentStep(),
        });
        state = result.state;
        break;
      }
    }
  }
}

describe('no step is used twice, drift moves by one step at most', () => {
  test('with real codes', () => {
    fc.assert(
      fc.property(
        anySecret,
        anyParameters,
        fc.array(anyAction, { minLength: 5, maxLength: 40 }),
        (secret, parameters, actions) => checkSequence(secret, parameters, lanes, actions),
      ),
      { numRuns: 500 },
    );
  });

  test('with codes that collide all the time', () => {
    fc.assert(
      fc.property(
        anyParameters,
        fc.integer({ min: 1, max: 7 }),
        fc.array(anyAction, { minLength: 5, maxLength: 40 }),
        (parameters, different, actions) => {
          const few = chosenHmac((step) => (step * step) % different);
          checkSequence(new Uint8Array(20), parameters, few, actions);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('the digits just accepted are refused when sent again at once', () => {
    // Eight digits: with six, another step has the same code once in a million, which is no replay.
    fc.assert(
      fc.property(anySecret, anyParameters, fc.integer({ min: -1, max: 1 }), (secret, parameters, away) => {
        const credential = prepareCredential(secret, { ...parameters, digits: 8 }, lanes);
        const step = Math.floor((START - parameters.t0UnixSeconds) / parameters.timeStepSeconds) + away;
        const code = hotpCode(credential.hmac, step, 8);
        const first = verifyTotp({ credential, state: UNUSED_TOKEN_STATE, code, unixSeconds: START });
        if (first.outcome !== 'accepted') throw new Error('a code within the window must be accepted');
        const second = verifyTotp({ credential, state: first.state, code, unixSeconds: START });
        expect(second).toEqual({ outcome: 'refused', reason: 'wrong' });
      }),
      { numRuns: 1000 },
    );
  });
});

describe('constant work', () => {
  const secret = new Uint8Array(20).fill(0x31);
  const step = Math.floor(START / 30);
  const plain = lanes('SHA1', secret);
  /** A right code at every offset in and around the window, and one that is wrong everywhere near. */
  const codes = [
    ...Array.from({ length: 31 }, (_, i) => hotpCode(plain, step - 15 + i, 6)),
    hotpCode(plain, step + 9000, 6),
  ];
  const states = [
    UNUSED_TOKEN_STATE,
    { driftSteps: 0, lastAcceptedStep: step, driftLoweredAtStep: -1 },
    { driftSteps: 1, lastAcceptedStep: step + 3, driftLoweredAtStep: -1 },
    { driftSteps: -4, lastAcceptedStep: step - 1, driftLoweredAtStep: step },
    { driftSteps: 5000, lastAcceptedStep: -1, driftLoweredAtStep: -1 },
  ];
  /** With the second one all steps lie before T0. */
  const startsOfTime = [0, START + 3600];

  function prepare(provider: HmacProvider, t0UnixSeconds: number): Credential {
    return prepareCredential(
      secret,
      { algorithm: 'SHA1', digits: 6, timeStepSeconds: 30, t0UnixSeconds },
      provider,
    );
  }

  test.each([
    [1, false],
    [3, false],
    [0, true],
    [1, true],
  ])(
    'window %i, explain %s: whatever the code, the stored drift alone says how many HMACs; malformed ones cost none',
    (windowSteps, explain) => {
      const counting = countingHmac(lanes);
      const reach = windowSteps + (explain ? EXPLAINED_STEPS : 0);
      const outcomes = new Set<string>();
      for (const t0UnixSeconds of startsOfTime) {
        const credential = prepare(counting.provider, t0UnixSeconds);
        for (const state of states) {
          const steps = new Set<number>();
          for (let away = -reach; away <= reach; away++) steps.add(state.driftSteps + away);
          for (let away = -windowSteps; away <= windowSteps; away++) steps.add(away);
          for (const code of codes) {
            const before = counting.count();
            const result = verifyTotp({ credential, state, code, unixSeconds: START, windowSteps, explain });
            outcomes.add(result.outcome === 'accepted' ? 'accepted' : result.reason);
            expect(counting.count() - before).toBe(steps.size);
          }
          const before = counting.count();
          verifyTotp({ credential, state, code: '12345x', unixSeconds: START, windowSteps, explain });
          expect(counting.count()).toBe(before);
        }
      }
      const reached = explain ? ['accepted', 'early', 'expired', 'replayed', 'wrong'] : ['accepted', 'wrong'];
      expect([...outcomes].sort()).toEqual(reached);
    },
  );

  test('resynchronization: found, wrong, used up and ambiguous cost the same HMACs', () => {
    const real = countingHmac(lanes);
    const same = countingHmac(chosenHmac(() => 5));
    const realPairs = codes.slice(1).map((code, i) => [codes[i]!, code]);
    const outcomes = new Set<string>();
    for (const [counting, pairs] of [
      [real, realPairs],
      [same, [['000005', '000005']]],
    ] as const) {
      for (const t0UnixSeconds of startsOfTime) {
        const credential = prepare(counting.provider, t0UnixSeconds);
        for (const state of states) {
          for (const codes of pairs) {
            const before = counting.count();
            const result = resynchronize({ credential, state, codes, unixSeconds: START, searchSteps: 10 });
            outcomes.add(result.outcome === 'refused' ? result.reason : result.outcome);
            expect(counting.count() - before).toBe(22);
          }
        }
      }
    }
    expect([...outcomes].sort()).toEqual(['ambiguous', 'resynchronized', 'wrong']);
  });
});

test('resynchronization goes on to the end of a long range, wherever the pair is', () => {
  const counting = countingHmac(lanes);
  const secret = new Uint8Array(20).fill(0x32);
  const parameters: CodeParameters = { algorithm: 'SHA1', digits: 8, timeStepSeconds: 30, t0UnixSeconds: 0 };
  const credential = prepareCredential(secret, parameters, counting.provider);
  const step = Math.floor(START / 30);
  const counts = [-1000, 22, 23, 1000, 5000].map((away) => {
    const codes = [away, away + 1].map((each) => hotpCode(lanes('SHA1', secret), step + each, 8));
    const before = counting.count();
    resynchronize({ credential, state: UNUSED_TOKEN_STATE, codes, unixSeconds: START });
    return counting.count() - before;
  });
  // 2001 steps, the one after them, and one more where the second window begins.
  expect(counts).toEqual([2003, 2003, 2003, 2003, 2003]);
});

test('all providers give the same results', () => {
  fc.assert(
    fc.property(
      anySecret,
      fc.constantFrom(...ALGORITHMS),
      fc.integer({ min: -3, max: 3 }),
      (secret, algorithm, away) => {
        const parameters: CodeParameters = { algorithm, digits: 7, timeStepSeconds: 60, t0UnixSeconds: 0 };
        const code = hotpCode(lanes(algorithm, secret), Math.floor(START / 60) + away, 7);
        const results = PROVIDERS.map(([, provider]) =>
          verifyTotp({
            credential: prepareCredential(secret, parameters, provider),
            state: UNUSED_TOKEN_STATE,
            code,
            unixSeconds: START,
          }),
        );
        for (const result of results) expect(result).toEqual(results[0]);
      },
    ),
    { numRuns: 200 },
  );
});
