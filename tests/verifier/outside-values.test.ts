/** What no caller may hand in: JavaScript takes null, "" and true for numbers, and a verifier that does so accepts old codes. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hotpCode } from '../../host-tools/verifier/code.ts';
import { timeStepAt } from '../../host-tools/verifier/time-step.ts';
import {
  expectedStep,
  prepareCredential,
  serverStep,
  UNUSED_TOKEN_STATE,
} from '../../host-tools/verifier/credential.ts';
import type { CodeParameters } from '../../host-tools/token/code-parameters.ts';
import { readEnteredCode, withoutGrouping } from '../../host-tools/verifier/entered-code.ts';
import { plausibleSearchSteps, resynchronize } from '../../host-tools/verifier/resynchronization.ts';
import { afterError, afterSuccess, NO_ERRORS, throttleStatus } from '../../host-tools/verifier/throttle.ts';
import { verifyTotp } from '../../host-tools/verifier/totp-verifier.ts';
import { RFC6238_CODES, RFC6238_SECRET_HEX } from '../vectors/rfc6238.ts';
import { fromHex, oracleHotp } from './oracle.ts';
import { PROVIDERS, lanes } from './providers.ts';

const SECRET = fromHex(RFC6238_SECRET_HEX.SHA1);
const PARAMETERS: CodeParameters = { algorithm: 'SHA1', digits: 6, timeStepSeconds: 30, t0UnixSeconds: 0 };
const CREDENTIAL = prepareCredential(SECRET, PARAMETERS, lanes);
const HMAC = CREDENTIAL.hmac;
const NOW = 2_000_000_000;
const LOGIN = { credential: CREDENTIAL, state: UNUSED_TOKEN_STATE, code: '123456', unixSeconds: NOW };
const SEARCH = {
  credential: CREDENTIAL,
  state: UNUSED_TOKEN_STATE,
  codes: ['123456', '654321'],
  unixSeconds: NOW,
};

/** What is no number, though much of it can be made one. */
const NO_NUMBERS: readonly unknown[] = [
  null,
  '',
  '5',
  ' 7 ',
  true,
  false,
  5n,
  new Date(1000),
  [],
  [5],
  {},
  { valueOf: () => 5 },
  Object(5),
  Symbol('5'),
  () => 5,
];
const NO_TIMES: readonly unknown[] = [...NO_NUMBERS, NaN, Infinity, -Infinity, -1, -1e-9, 2 ** 53];
const NO_COUNTS: readonly unknown[] = [...NO_TIMES, 0.5, -0.5];
const NO_DIGITS: readonly unknown[] = [...NO_COUNTS, 5, 9, 'constructor', '6'];
const NO_TEXTS: readonly unknown[] = [
  ...NO_NUMBERS.filter((value) => typeof value !== 'string'),
  123456,
  ['1', '2', '3', '4', '5', '6'],
];
const NO_NAMES: readonly unknown[] = [
  ...NO_NUMBERS,
  5,
  'constructor',
  '__proto__',
  'toString',
  'sha1',
  ['SHA1'],
];
const NO_BYTES: readonly unknown[] = [
  ...NO_NUMBERS,
  'GEZDGNBVGY3TQOJQ',
  Array(20).fill(1),
  new Uint16Array(20),
  new ArrayBuffer(20),
];

type Case = readonly [
  call: string,
  name: string,
  values: readonly unknown[],
  call: (value: never) => unknown,
];

/** Every argument of every public function, by the name that its error gives. */
const CASES: readonly Case[] = [
  ['verifyTotp', 'unixSeconds', NO_TIMES, (unixSeconds) => verifyTotp({ ...LOGIN, unixSeconds })],
  ['verifyTotp', 'code', NO_TEXTS, (code) => verifyTotp({ ...LOGIN, code })],
  ['verifyTotp', 'windowSteps', NO_COUNTS, (windowSteps) => verifyTotp({ ...LOGIN, windowSteps })],
  [
    'verifyTotp',
    'maximumDriftSteps',
    NO_COUNTS,
    (maximumDriftSteps) => verifyTotp({ ...LOGIN, maximumDriftSteps }),
  ],
  [
    'verifyTotp',
    'explain',
    [...NO_NUMBERS.filter((value) => typeof value !== 'boolean'), 0, 1, 'false'],
    (explain) => verifyTotp({ ...LOGIN, explain }),
  ],
  [
    'verifyTotp',
    'driftSteps',
    NO_COUNTS.filter((value) => value !== -1),
    (driftSteps) => verifyTotp({ ...LOGIN, state: { ...UNUSED_TOKEN_STATE, driftSteps } }),
  ],
  [
    'verifyTotp',
    'lastAcceptedStep',
    NO_COUNTS.filter((value) => value !== -1),
    (lastAcceptedStep) => verifyTotp({ ...LOGIN, state: { ...UNUSED_TOKEN_STATE, lastAcceptedStep } }),
  ],
  [
    'verifyTotp',
    'driftLoweredAtStep',
    NO_COUNTS.filter((value) => value !== -1),
    (driftLoweredAtStep) => verifyTotp({ ...LOGIN, state: { ...UNUSED_TOKEN_STATE, driftLoweredAtStep } }),
  ],
  ['resynchronize', 'unixSeconds', NO_TIMES, (unixSeconds) => resynchronize({ ...SEARCH, unixSeconds })],
  ['resynchronize', 'searchSteps', NO_COUNTS, (searchSteps) => resynchronize({ ...SEARCH, searchSteps })],
  [
    'resynchronize',
    'codes',
    [...NO_NUMBERS.filter((value) => !Array.isArray(value)), '12', { length: 2 }],
    (codes) => resynchronize({ ...SEARCH, codes }),
  ],
  ['resynchronize', 'code', NO_TEXTS, (code) => resynchronize({ ...SEARCH, codes: ['123456', code] })],
  [
    'plausibleSearchSteps',
    'unixSeconds',
    NO_TIMES,
    (unixSeconds) => plausibleSearchSteps(CREDENTIAL, UNUSED_TOKEN_STATE, unixSeconds),
  ],
  [
    'expectedStep',
    'unixSeconds',
    NO_TIMES,
    (unixSeconds) => expectedStep(CREDENTIAL, UNUSED_TOKEN_STATE, unixSeconds),
  ],
  ['serverStep', 'unixSeconds', NO_TIMES, (unixSeconds) => serverStep(CREDENTIAL, unixSeconds)],
  ['timeStepAt', 'unixSeconds', NO_TIMES, (unixSeconds) => timeStepAt(unixSeconds, 30, 0)],
  [
    'timeStepAt',
    'timeStepSeconds',
    [...NO_COUNTS, 0],
    (timeStepSeconds) => timeStepAt(NOW, timeStepSeconds, 0),
  ],
  ['timeStepAt', 't0UnixSeconds', NO_COUNTS, (t0UnixSeconds) => timeStepAt(NOW, 30, t0UnixSeconds)],
  [
    'hotpCode',
    'counter',
    [...NO_COUNTS.filter((value) => typeof value !== 'bigint'), -1n, 2n ** 64n],
    (counter) => hotpCode(HMAC, counter, 6),
  ],
  ['hotpCode', 'digits', NO_DIGITS, (digits) => hotpCode(HMAC, 0, digits)],
  ['readEnteredCode', 'code', NO_TEXTS, (code) => readEnteredCode(code, 6)],
  ['readEnteredCode', 'digits', NO_DIGITS, (digits) => readEnteredCode('123456', digits)],
  ['withoutGrouping', 'code', NO_TEXTS, (code) => withoutGrouping(code)],
  ['prepareCredential', 'secret', NO_BYTES, (secret) => prepareCredential(secret, PARAMETERS, lanes)],
  [
    'prepareCredential',
    'algorithm',
    NO_NAMES,
    (algorithm) => prepareCredential(SECRET, { ...PARAMETERS, algorithm }, lanes),
  ],
  [
    'prepareCredential',
    'digits',
    NO_DIGITS,
    (digits) => prepareCredential(SECRET, { ...PARAMETERS, digits }, lanes),
  ],
  [
    'prepareCredential',
    'timeStepSeconds',
    NO_COUNTS,
    (timeStepSeconds) => prepareCredential(SECRET, { ...PARAMETERS, timeStepSeconds }, lanes),
  ],
  [
    'prepareCredential',
    't0UnixSeconds',
    NO_COUNTS,
    (t0UnixSeconds) => prepareCredential(SECRET, { ...PARAMETERS, t0UnixSeconds }, lanes),
  ],
  ...PROVIDERS.flatMap(([provider, hmac]): Case[] => [
    [provider, 'algorithm', [...NO_NAMES, 'MD5'], (algorithm) => hmac(algorithm, SECRET)],
    [provider, 'key', NO_BYTES, (key) => hmac('SHA1', key)],
  ]),
  ...[throttleStatus, afterError, afterSuccess].flatMap((ask): Case[] => [
    [ask.name, 'unixSeconds', NO_TIMES, (unixSeconds) => ask(NO_ERRORS, unixSeconds)],
    [
      ask.name,
      'lastErrorUnixSeconds',
      NO_TIMES,
      (lastErrorUnixSeconds) => ask({ ...NO_ERRORS, lastErrorUnixSeconds }, NOW),
    ],
    [
      ask.name,
      'consecutiveErrors',
      NO_COUNTS,
      (consecutiveErrors) => ask({ ...NO_ERRORS, consecutiveErrors }, NOW),
    ],
  ]),
];

describe('L8: what cannot be is an error that names the argument and does not repeat what came', () => {
  test.each(CASES)('L8: %s: %s', (_, name, values, call) => {
    for (const value of values) {
      let thrown: unknown = null;
      try {
        call(value as never);
      } catch (error) {
        thrown = error;
      }
      expect([value, thrown]).toEqual([value, expect.any(Error)]);
      expect([TypeError, RangeError]).toContain((thrown as Error).constructor);
      expect((thrown as Error).message).toMatch(new RegExp(`^${name}: expected .*, got `));
      expect((thrown as Error).message).not.toContain('GEZDGNBV');
    }
  });

  test.each([null, '', true, false, new Date(0), [], '0'])('L8: a time of %j is not 1970', (time) => {
    const old = { ...LOGIN, code: oracleHotp(SECRET, 'SHA1', 0n, 6) };
    expect(verifyTotp({ ...old, unixSeconds: 0 }).outcome).toBe('accepted');
    expect(() => verifyTotp({ ...old, unixSeconds: time as unknown as number })).toThrow(RangeError);
  });
});

test('L8: whatever is handed in as a time, it is a number from 0 or an error', () => {
  fc.assert(
    fc.property(fc.anything({ withBigInt: true, withDate: true, withBoxedValues: true }), (value) => {
      const isTime = typeof value === 'number' && value >= 0 && value <= Number.MAX_SAFE_INTEGER;
      const verify = (): unknown => verifyTotp({ ...LOGIN, unixSeconds: value as number });
      if (isTime) expect(verify()).toHaveProperty('outcome');
      else expect(verify).toThrow(RangeError);
    }),
  );
});

test('L8: zero is a time whatever its sign, and the step that is stored has none', () => {
  const [code] = [oracleHotp(SECRET, 'SHA1', 0n, 6)];
  const result = verifyTotp({ ...LOGIN, code, unixSeconds: -0 });
  expect(result).toStrictEqual({
    outcome: 'accepted',
    step: 0,
    state: { driftSteps: 0, lastAcceptedStep: 0, driftLoweredAtStep: -1 },
  });
});

test('L8: fractions of a second count to their step', () => {
  const [unixSeconds, code] = RFC6238_CODES.SHA1.at(-1)!;
  const credential = prepareCredential(SECRET, { ...PARAMETERS, digits: 8 }, lanes);
  expect(verifyTotp({ ...LOGIN, credential, code, unixSeconds: unixSeconds + 0.999 }).outcome).toBe(
    'accepted',
  );
});
