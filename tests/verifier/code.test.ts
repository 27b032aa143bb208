/** Codes from counters: RFC 4226 appendix D, RFC 6238 appendix B, and random cases against node:crypto. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hotpCode } from '../../host-tools/verifier/code.ts';
import { timeStepAt } from '../../host-tools/verifier/time-step.ts';
import { runs } from '../support/depth.ts';
import { RFC4226_CODES, RFC4226_SECRET_HEX } from '../vectors/rfc4226.ts';
import {
  RFC6238_CODES,
  RFC6238_DIGITS,
  RFC6238_SECRET_HEX,
  RFC6238_TIME_STEP_SECONDS,
} from '../vectors/rfc6238.ts';
import { ALGORITHMS, anyParameters, anySecret, fromHex, oracleHotp, oracleTotp } from './oracle.ts';
import { PROVIDERS, lanes } from './providers.ts';

const RUNS = runs(2_000, 10_000);

describe.each(PROVIDERS)('with %s', (_name, provider) => {
  test('gives the codes of RFC 4226 appendix D', () => {
    const hmac = provider('SHA1', fromHex(RFC4226_SECRET_HEX));
    for (const [counter, truncated, code] of RFC4226_CODES) {
      expect(hotpCode(hmac, counter, 6)).toBe(code);
      expect(hotpCode(hmac, BigInt(counter), 8)).toBe(String(truncated % 1e8).padStart(8, '0'));
    }
  });

  test.each(ALGORITHMS)('gives the codes of RFC 6238 appendix B, %s', (algorithm) => {
    const hmac = provider(algorithm, fromHex(RFC6238_SECRET_HEX[algorithm]));
    for (const [unixSeconds, code] of RFC6238_CODES[algorithm]) {
      const step = timeStepAt(unixSeconds, RFC6238_TIME_STEP_SECONDS, 0);
      expect(hotpCode(hmac, step, RFC6238_DIGITS)).toBe(code);
    }
  });

  test(`equals node:crypto in ${RUNS} random cases`, () => {
    fc.assert(
      fc.property(
        anySecret,
        anyParameters,
        fc.oneof(fc.integer({ min: 0, max: 4_000_000_000 }), fc.maxSafeNat()),
        (secret, parameters, secondsSinceT0) => {
          const { algorithm, digits, timeStepSeconds, t0UnixSeconds } = parameters;
          const unixSeconds = Math.min(t0UnixSeconds + secondsSinceT0, Number.MAX_SAFE_INTEGER);
          const step = timeStepAt(unixSeconds, timeStepSeconds, t0UnixSeconds);
          const code = hotpCode(provider(algorithm, secret), step, digits);
          expect(code).toBe(oracleTotp(secret, parameters, unixSeconds));
        },
      ),
      { numRuns: RUNS },
    );
  });
});

const secret = fromHex(RFC4226_SECRET_HEX);
const hmac = lanes('SHA1', secret);

test('counters have 64 bits', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), (counter) => {
      expect(hotpCode(hmac, counter, 6)).toBe(oracleHotp(secret, 'SHA1', counter, 6));
    }),
  );
  for (const counter of [2n ** 31n, 2n ** 32n - 1n, 2n ** 32n, 2n ** 53n, 2n ** 63n, 2n ** 64n - 1n]) {
    expect(hotpCode(hmac, counter, 8)).toBe(oracleHotp(secret, 'SHA1', counter, 8));
  }
});

test.each([-1, -1n, 2n ** 64n, 0.5, Number.NaN, 2 ** 53])('counter %s is refused by name', (counter) => {
  expect(() => hotpCode(hmac, counter, 6)).toThrow(/^counter: expected .*, got /);
});

test('time steps count whole steps from T0, below zero before it', () => {
  expect(timeStepAt(29, 30, 0)).toBe(0);
  expect(timeStepAt(30, 30, 0)).toBe(1);
  expect(timeStepAt(59.999, 30, 0)).toBe(1);
  expect(timeStepAt(99, 30, 100)).toBe(-1);
  expect(timeStepAt(100, 30, 100)).toBe(0);
  expect(timeStepAt(20_000_000_000, 30, 0)).toBe(0x27bc86aa);
});
