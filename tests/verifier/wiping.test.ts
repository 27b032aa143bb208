/** The last HMAC of a calculation, from which codes of all lengths could be read: overwritten before the caller goes on. */
import { afterEach, describe, expect, test } from 'vitest';
import { codeValuesOfSteps, hotpCode, wipeCodeValues } from '../../host-tools/verifier/code.ts';
import { prepareCredential, UNUSED_TOKEN_STATE } from '../../host-tools/verifier/credential.ts';
import type { CodeParameters } from '../../host-tools/token/code-parameters.ts';
import type { HmacProvider } from '../../host-tools/verifier/hmac.ts';
import { resynchronize } from '../../host-tools/verifier/resynchronization.ts';
import { verifyTotp } from '../../host-tools/verifier/totp-verifier.ts';
import { RFC6238_SECRET_HEX } from '../vectors/rfc6238.ts';
import { ALGORITHMS, fromHex, oracleHotp } from './oracle.ts';
import { PROVIDERS } from './providers.ts';

const NOW = 2_000_000_000;
const STEP = 66_666_666;
const SECRET = fromHex(RFC6238_SECRET_HEX.SHA1);

/** Every array into which an HMAC or a part of one was written. */
const written = new Set<Uint8Array | Int32Array>();
afterEach(() => written.clear());

/** `provider`, with an eye on where its HMACs go. */
function watched(provider: HmacProvider): HmacProvider {
  return (algorithm, key) => {
    const prepared = provider(algorithm, key);
    const { truncatedInto } = prepared;
    const look = (array: Uint8Array | Int32Array): void => {
      expect(array.some((each) => each !== 0)).toBe(true);
      written.add(array);
    };
    return {
      ...prepared,
      digestInto(message, digest) {
        prepared.digestInto(message, digest);
        look(digest);
      },
      ...(truncatedInto && {
        truncatedInto(high, low, count, values, at) {
          truncatedInto(high, low, count, values, at);
          look(values);
        },
      }),
    };
  };
}

/** `provider`, whose HMACs fail from the third on, with an eye on where they go. */
function failing(provider: HmacProvider): HmacProvider {
  return (algorithm, key) => {
    const prepared = provider(algorithm, key);
    let done = 0;
    const fail = (): void => {
      if (++done > 2) throw new Error('the third HMAC');
    };
    return {
      ...prepared,
      digestInto(message, digest) {
        written.add(digest);
        fail();
        prepared.digestInto(message, digest);
      },
    };
  };
}

function expectWiped(): void {
  expect(written.size).toBeGreaterThan(0);
  for (const array of written) expect(array.every((each) => each === 0)).toBe(true);
}

describe.each(PROVIDERS)('with %s', (_name, provider) => {
  test.each(ALGORITHMS)('no %s HMAC outlives its code, accepted, refused or found again', (algorithm) => {
    const parameters: CodeParameters = { algorithm, digits: 6, timeStepSeconds: 30, t0UnixSeconds: 0 };
    const secret = fromHex(RFC6238_SECRET_HEX[algorithm]);
    const credential = prepareCredential(secret, parameters, watched(provider));
    const code = (step: number): string => oracleHotp(secret, algorithm, BigInt(step), 6);
    const state = UNUSED_TOKEN_STATE;

    expect(hotpCode(credential.hmac, STEP, 6)).toBe(code(STEP));
    expectWiped();
    for (const [entered, outcome] of [
      [code(STEP), 'accepted'],
      [code(STEP + 5), 'refused'],
    ] as const) {
      written.clear();
      expect(verifyTotp({ credential, state, code: entered, unixSeconds: NOW }).outcome).toBe(outcome);
      expectWiped();
    }
    for (const [codes, outcome] of [
      [[code(STEP - 4), code(STEP - 3)], 'resynchronized'],
      [[code(STEP - 4), code(STEP - 2)], 'refused'],
    ] as const) {
      written.clear();
      expect(resynchronize({ credential, state, codes, unixSeconds: NOW, searchSteps: 10 }).outcome).toBe(
        outcome,
      );
      expectWiped();
    }
  });
});

test.each(PROVIDERS)('codes do not outlive an error of %s in the midst of a window', (_name, provider) => {
  const oneByOne: HmacProvider = (algorithm, key) => {
    const { truncatedInto: _, ...prepared } = provider(algorithm, key);
    return prepared;
  };
  const shared = codeValuesOfSteps(oneByOne('SHA1', SECRET), STEP, 1, 6);
  wipeCodeValues(1);
  expect(() => codeValuesOfSteps(failing(oneByOne)('SHA1', SECRET), STEP, 5, 6, 7)).toThrow('the third HMAC');
  expect(shared.every((value) => value === 0)).toBe(true);
  expectWiped();
});

test('codes do not outlive an error of a provider of windows', () => {
  const torn: HmacProvider = (algorithm, key) => ({
    ...PROVIDERS[0]![1](algorithm, key),
    truncatedInto(_high, _low, _count, values, at) {
      written.add(values);
      values[at] = 755_224;
      throw new Error('torn');
    },
  });
  expect(() => codeValuesOfSteps(torn('SHA1', SECRET), STEP, 5, 6)).toThrow('torn');
  expectWiped();
});
