/** Resynchronization by codes of consecutive steps, searched as one run. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hotpCode } from '../../host-tools/verifier/code.ts';
import { UNUSED_TOKEN_STATE, prepareCredential } from '../../host-tools/verifier/credential.ts';
import type { CodeParameters } from '../../host-tools/token/code-parameters.ts';
import type { Credential, VerifierState } from '../../host-tools/verifier/credential.ts';
import {
  DEFAULT_SEARCH_STEPS,
  plausibleSearchSteps,
  resynchronize,
} from '../../host-tools/verifier/resynchronization.ts';
import type {
  ResynchronizationRequest,
  ResynchronizationResult,
} from '../../host-tools/verifier/resynchronization.ts';
import { verifyTotp } from '../../host-tools/verifier/totp-verifier.ts';
import { chosenHmac } from './chosen-hmac.ts';
import { PROVIDERS, lanes } from './providers.ts';

const SECRET = new Uint8Array(20).fill(0x5a);
const PARAMETERS: CodeParameters = { algorithm: 'SHA1', digits: 6, timeStepSeconds: 30, t0UnixSeconds: 0 };
const CREDENTIAL = prepareCredential(SECRET, PARAMETERS, lanes);
const NOW = 1_700_000_000;
const STEP = Math.floor(NOW / 30);
const WRONG = { outcome: 'refused', reason: 'wrong' };
const AMBIGUOUS = { outcome: 'refused', reason: 'ambiguous' };

function search(
  codes: readonly string[],
  request: Partial<ResynchronizationRequest> = {},
): ResynchronizationResult {
  return resynchronize({
    credential: CREDENTIAL,
    state: UNUSED_TOKEN_STATE,
    codes,
    unixSeconds: NOW,
    ...request,
  });
}

function used(lastAcceptedStep: number, driftSteps = 0): VerifierState {
  return { driftSteps, lastAcceptedStep, driftLoweredAtStep: -1 };
}

/** Codes of `count` steps from `first`. */
function run(first: number, count = 2, credential: Credential = CREDENTIAL): string[] {
  return Array.from({ length: count }, (_, i) => hotpCode(credential.hmac, first + i, 6));
}

/** All steps have codes of their own but those named. */
function withChosen(chosen: ReadonlyMap<number, number>): Credential {
  const hmac = chosenHmac((step) => chosen.get(step) ?? 500_000 + (step % 400_000));
  return prepareCredential(SECRET, PARAMETERS, hmac);
}

function found(step: number): ResynchronizationResult {
  return {
    outcome: 'resynchronized',
    step,
    state: { driftSteps: step - STEP, lastAcceptedStep: step, driftLoweredAtStep: STEP },
  };
}

test.each(PROVIDERS)('finds the pair anywhere in the range, %s', (_name, provider) => {
  const credential = prepareCredential(SECRET, PARAMETERS, provider);
  // 1024 codes are computed at a time: the pair from 23 on begins in the first window and ends in the second.
  for (const offset of [-1000, -999, -1, 0, 1, 22, 23, 24, 999, 1000]) {
    expect(search(run(STEP + offset), { credential })).toEqual(found(STEP + offset + 1));
  }
});

test('finds nothing outside the range', () => {
  expect(search(run(STEP - 1001))).toEqual(WRONG);
  expect(search(run(STEP + 1001))).toEqual(WRONG);
  expect(search(run(STEP - 6), { searchSteps: 5 })).toEqual(WRONG);
  expect(search(run(STEP - 5), { searchSteps: 5 })).toEqual(found(STEP - 4));
});

test('the range lies around the known drift, the new drift counts from the server', () => {
  const state = used(-1, -1500);
  expect(search(run(STEP - 2500), { state })).toEqual(found(STEP - 2499));
  expect(search(run(STEP - 100), { state })).toEqual(WRONG);
});

test('takes the pair only in its order and without a gap', () => {
  const [first, second, third] = run(STEP + 40, 3) as [string, string, string];
  expect(search([second, first])).toEqual(WRONG);
  expect(search([first, third])).toEqual(WRONG);
  expect(search([first, first])).toEqual(WRONG);
});

test('the first code must be after the last accepted step', () => {
  const state = used(STEP);
  expect(search(run(STEP - 1), { state })).toEqual(WRONG);
  expect(search(run(STEP), { state })).toEqual(WRONG);
  expect(search(run(STEP + 1), { state })).toEqual(found(STEP + 2));
});

test('both codes are used up afterwards', () => {
  const codes = run(STEP + 300);
  const result = search(codes);
  if (result.outcome !== 'resynchronized') throw new Error('the pair must be found');
  expect(search(codes, { state: result.state })).toEqual(WRONG);
  for (const code of codes) {
    const again = verifyTotp({ credential: CREDENTIAL, state: result.state, code, unixSeconds: NOW });
    expect(again).toEqual(WRONG);
  }
  const [next] = run(STEP + 302, 1) as [string];
  const login = verifyTotp({
    credential: CREDENTIAL,
    state: result.state,
    code: next,
    unixSeconds: NOW + 30,
  });
  expect(login).toMatchObject({ outcome: 'accepted', step: STEP + 302, state: { driftSteps: 301 } });
});

describe('codes that somebody noted hours ago', () => {
  const codes = run(STEP - 700, 3);

  test('leave the token itself its login, after which they are used up', () => {
    const result = search(codes.slice(0, 2));
    if (result.outcome !== 'resynchronized') throw new Error('the pair must be found');
    const request = { credential: CREDENTIAL, unixSeconds: NOW };
    const login = verifyTotp({ ...request, state: result.state, code: run(STEP, 1)[0]! });
    if (login.outcome !== 'accepted') throw new Error('the present must be accepted');
    expect(verifyTotp({ ...request, state: login.state, code: codes[2]! })).toEqual(WRONG);
    expect(search(codes.slice(1), { state: login.state })).toEqual(WRONG);
  });

  test('are out of reach when the search goes no further than a running clock', () => {
    const lastWeek = used(STEP - 20_160);
    const searchSteps = plausibleSearchSteps(CREDENTIAL, lastWeek, NOW);
    expect(search(codes.slice(0, 2), { state: lastWeek, searchSteps })).toEqual(WRONG);
    expect(search(run(STEP - 5), { state: lastWeek, searchSteps })).toEqual(found(STEP - 4));
  });
});

test.each([
  ['never used', used(-1), DEFAULT_SEARCH_STEPS],
  ['used in this very step', used(STEP), 2],
  ['used ahead of a clock that was set back', used(STEP + 500), 2],
  ['used ten steps ago', used(STEP - 10), 3],
  ['used a year ago', used(STEP - 1_051_200), 108],
  ['behind, and used then', used(STEP - 10_107, -107), 3],
  ['used 20 years ago', used(STEP - 20_000_000), DEFAULT_SEARCH_STEPS],
])('a clock that runs 100 ppm wrong is found: %s', (_name, state, steps) => {
  expect(plausibleSearchSteps(CREDENTIAL, state, NOW)).toBe(steps);
});

describe('chance matches', () => {
  test('single matches of either code hide nothing', () => {
    const single = withChosen(
      new Map([
        [STEP - 700, 111111],
        [STEP - 300, 222222],
        [STEP + 400, 111111],
        [STEP + 401, 222222],
        [STEP + 402, 111111],
        [STEP + 800, 222222],
      ]),
    );
    expect(search(['111111', '222222'], { credential: single })).toEqual(found(STEP + 401));
  });

  const twice = withChosen(
    new Map([
      [STEP - 200, 111111],
      [STEP - 199, 222222],
      [STEP - 198, 333333],
      [STEP + 600, 111111],
      [STEP + 601, 222222],
      [STEP + 602, 444444],
    ]),
  );

  test('a pair that occurs twice is refused, and a third code decides', () => {
    expect(search(['111111', '222222'], { credential: twice })).toEqual(AMBIGUOUS);
    const third = search(['111111', '222222', '444444'], { credential: twice });
    expect(third).toEqual(found(STEP + 602));
    expect(search(['111111', '222222', '333333'], { credential: twice })).toEqual(found(STEP - 198));
    expect(search(['111111', '222222', '555555'], { credential: twice })).toEqual(WRONG);
  });

  test('a used-up place does not make a pair ambiguous', () => {
    const state = used(STEP - 200);
    expect(search(['111111', '222222'], { credential: twice, state })).toEqual(found(STEP + 601));
  });

  test('overlapping runs are counted', () => {
    const same = withChosen(
      new Map([
        [STEP + 10, 7],
        [STEP + 11, 7],
        [STEP + 12, 7],
      ]),
    );
    expect(search(['000007', '000007'], { credential: same })).toEqual(AMBIGUOUS);
    expect(search(['000007', '000007', '000007'], { credential: same })).toEqual(found(STEP + 12));
  });

  test('equals a plain search in random worlds of few codes', () => {
    const anyCase = fc.record({
      world: fc.array(fc.nat(3), { minLength: 30, maxLength: 30 }),
      codes: fc.array(fc.nat(3), { minLength: 2, maxLength: 4 }),
      searchSteps: fc.integer({ min: 1, max: 8 }),
      last: fc.integer({ min: -1, max: 25 }),
    });
    fc.assert(
      fc.property(anyCase, ({ world, codes, searchSteps, last }) => {
        const now = 12;
        const starts: number[] = [];
        for (let start = now - searchSteps; start <= now + searchSteps; start++) {
          if (start > last && codes.every((code, k) => world[start + k] === code)) starts.push(start);
        }
        const result = resynchronize({
          credential: prepareCredential(
            SECRET,
            PARAMETERS,
            chosenHmac((step) => world[step] ?? 9),
          ),
          state: used(last),
          codes: codes.map((code) => String(code).padStart(6, '0')),
          unixSeconds: now * 30,
          searchSteps,
        });
        if (starts.length === 0) expect(result).toEqual(WRONG);
        else if (starts.length > 1) expect(result).toEqual(AMBIGUOUS);
        else expect(result).toMatchObject({ outcome: 'resynchronized', step: starts[0]! + codes.length - 1 });
      }),
      { numRuns: 3000 },
    );
  });
});

test('steps before T0 are never found', () => {
  const zeros = prepareCredential(
    SECRET,
    PARAMETERS,
    chosenHmac((step) => (step > 1 ? 9 : 0)),
  );
  const result = search(['000000', '000000'], { credential: zeros, unixSeconds: 0, searchSteps: 10 });
  expect(result).toMatchObject({ outcome: 'resynchronized', step: 1 });
});

test('steps beyond 32 bits are found', () => {
  const unixSeconds = 2 ** 40 * 30;
  const result = search(run(2 ** 40 - 77), { unixSeconds });
  expect(result).toMatchObject({ step: 2 ** 40 - 76, state: { driftSteps: -76 } });
});

test('a malformed code is named by its place', () => {
  const [first] = run(STEP, 1) as [string];
  expect(search([first, '12a456'])).toEqual({
    outcome: 'refused',
    reason: 'malformed',
    codeNumber: 2,
    problem: { kind: 'non-digit', position: 3 },
  });
  expect(search(['1', first])).toMatchObject({ reason: 'malformed', codeNumber: 1 });
});

test.each([
  ['codes.length', ['111111'], {}],
  ['codes.length', ['1', '2', '3', '4', '5'], {}],
  ['searchSteps', ['111111', '222222'], { searchSteps: 0 }],
  ['searchSteps', ['111111', '222222'], { searchSteps: 1e9 }],
  ['unixSeconds', ['111111', '222222'], { unixSeconds: -5 }],
])('%s that cannot be is an error naming it', (name, codes, request) => {
  expect(() => search(codes, request)).toThrow(new RegExp(`^${name.replace('.', '\\.')}: expected .*, got `));
});
