/** The codes of a window, side by side: each against node:crypto, whatever the key, the length and the place of the window. */
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeValuesOfSteps, wipeCodeValues } from '../../host-tools/verifier/code.ts';
import { UNUSED_TOKEN_STATE, prepareCredential } from '../../host-tools/verifier/credential.ts';
import { lanesHmac } from '../../host-tools/verifier/hmac-lanes.ts';
import { WINDOW_CODES } from '../../host-tools/verifier/hmac.ts';
import { verifyTotp } from '../../host-tools/verifier/totp-verifier.ts';
import { runs } from '../support/depth.ts';
import { ALGORITHMS, oracleHotp } from './oracle.ts';
import { PROVIDERS, lanes } from './providers.ts';

const TWO_32 = 2 ** 32;
const PARAMETERS = { algorithm: 'SHA1', digits: 6, timeStepSeconds: 15, t0UnixSeconds: 0 } as const;
/** Of one block and less, of several, and of 0. */
const anyKey = fc.uint8Array({ maxLength: 300 });

describe.each(PROVIDERS)('%s', (_name, provider) => {
  test.each([1, 2, 3, 5, 64, 121])('windows of %i codes anywhere, of every length', (count) => {
    const anyFirst = fc.oneof(
      fc.integer({ min: 0, max: TWO_32 * 3 }),
      // Around 2^32, where the upper half of the counter begins, and up to 2^53.
      fc.integer({ min: TWO_32 - 125, max: TWO_32 + 3 }),
      fc.integer({ min: 2 ** 53 - 200, max: 2 ** 53 - 1 - count }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...ALGORITHMS),
        anyKey,
        anyFirst,
        fc.constantFrom(6 as const, 7 as const, 8 as const),
        fc.nat(40),
        (algorithm, key, first, digits, at) => {
          const values = codeValuesOfSteps(provider(algorithm, key), first, count, digits, at);
          const got = [...values.subarray(at, at + count)];
          const expected = got.map((_, i) => Number(oracleHotp(key, algorithm, BigInt(first + i), digits)));
          expect(got).toEqual(expected);
          expect(values.every((value, i) => value === 0 || (i >= at && i < at + count))).toBe(true);
          wipeCodeValues(at + count);
        },
      ),
      { numRuns: runs(20, 300) },
    );
  });

  test('a window over the present when the present is step 2^32', () => {
    const secret = Uint8Array.from({ length: 20 }, (_, i) => i * 13);
    const credential = prepareCredential(secret, PARAMETERS, provider);
    for (const away of [-2, -1, 0, 1, 2]) {
      const code = oracleHotp(secret, 'SHA1', BigInt(TWO_32 + away), 6);
      const request = { credential, state: UNUSED_TOKEN_STATE, code, unixSeconds: TWO_32 * 15 };
      expect(verifyTotp({ ...request, windowSteps: 2 })).toMatchObject({
        outcome: 'accepted',
        step: TWO_32 + away,
      });
    }
  });
});

test.each(ALGORITHMS)('the longest window, %s', (algorithm) => {
  const key = Uint8Array.from({ length: 32 }, (_, i) => 255 - i);
  const values = codeValuesOfSteps(lanes(algorithm, key), 57_000_000, WINDOW_CODES, 8);
  const expected = Array.from({ length: WINDOW_CODES }, (_, i) =>
    Number(oracleHotp(key, algorithm, BigInt(57_000_000 + i), 8)),
  );
  expect([...values.subarray(0, WINDOW_CODES)]).toEqual(expected);
  wipeCodeValues(WINDOW_CODES);
});

test('counters go round at 2^64', () => {
  const key = Uint8Array.of(1, 2, 3);
  for (const algorithm of ALGORITHMS) {
    const values = new Int32Array(6);
    lanes(algorithm, key).truncatedInto!(0xffff_ffff, 0xffff_fffd, 6, values, 0);
    const counters = [-3n, -2n, -1n, 0n, 1n, 2n].map((counter) => BigInt.asUintN(64, counter));
    const expected = counters.map((counter) => Number(oracleHotp(key, algorithm, counter, 8)));
    expect([...values].map((value) => value % 100_000_000)).toEqual(expected);
  }
});

test('a module of another version is refused', () => {
  const other = 'verifier.wasm: expected 1024 codes a call, got none';
  // The smallest module: it exports nothing.
  const empty = new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
  expect(() => lanesHmac(empty)).toThrow(other);
  // (module (global (export "MAXIMUM_CODES") i32 (i32.const 1024)))
  const name = [...Buffer.from('MAXIMUM_CODES')];
  const global = [6, 7, 1, 0x7f, 0, 0x41, 0x80, 8, 0x0b];
  const exported = [7, name.length + 4, 1, name.length, ...name, 3, 0];
  const lone = new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...global, ...exported));
  expect(() => lanesHmac(lone)).toThrow(
    new Error(
      "verifier.wasm: expected this version's exports, got none of INNER, OUTER, INPUT, INPUT_BYTES, CODES, begin, resume, update, finish, prepare, codes, wipe, memory",
    ),
  );
});

test('the host tools hash nowhere else', () => {
  const root = fileURLToPath(new URL('../../host-tools/', import.meta.url));
  const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const rotating = sources.filter((name) =>
    /rotl|rotr|rotate(Left|Right)/.test(readFileSync(root + name, 'utf8')),
  );
  expect(rotating.sort()).toEqual(
    ['sha1', 'sha256', 'sha512', 'words'].map((name) => `verifier/lanes/${name}.ts`),
  );
});
