/** Published vectors, computed by the core on the target: over the link, in the development path of a blank token. */
import { ALGORITHMS, LIMITS } from '../../../host-tools/token/limits.generated.ts';
import { NIST_HMAC } from '../../vectors/nist-hmac.ts';
import { RFC4226_CODES, RFC4226_SECRET_HEX } from '../../vectors/rfc4226.ts';
import {
  RFC6238_CODES,
  RFC6238_DIGITS,
  RFC6238_SECRET_HEX,
  RFC6238_TIME_STEP_SECONDS,
} from '../../vectors/rfc6238.ts';
import type { Bench, Check } from '../check.ts';
import { requireEqual } from '../require.ts';
import { TEST_TOKEN } from '../test-token.ts';

type Algorithm = keyof typeof RFC6238_SECRET_HEX;

const ALGORITHM_NAMES: readonly Algorithm[] = ['SHA1', 'SHA256', 'SHA512'];
/** A request's payload is at most 240 bytes: algorithm, key length, then key and message. */
const KEY_AND_MESSAGE_BYTES = 238;

/** One bit for each part of the self-test: link-messages.md. */
const ALL_PARTS = 0b1111;

const bytesOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));

async function computeCode(
  { host }: Bench,
  algorithm: Algorithm,
  digits: number,
  counter: number,
  secretHex: string,
): Promise<string> {
  const { code } = await host.ask('compute-code', {
    algorithm: ALGORITHMS[algorithm],
    digits,
    counter: BigInt(counter),
    secret: bytesOf(secretHex),
  });
  return Buffer.from(code).toString('ascii');
}

export const HOTP_CODES: Check = {
  name: 'hotp-codes',
  title: 'RFC 4226 appendix D: ten codes',
  model: 'code-display',
  run: async (bench) => {
    for (const [counter, , code] of RFC4226_CODES)
      requireEqual(
        `counter ${counter}`,
        await computeCode(bench, 'SHA1', 6, counter, RFC4226_SECRET_HEX),
        code,
      );
    return { value: RFC4226_CODES.length, unit: 'codes' };
  },
};

export const TOTP_CODES: Check = {
  name: 'totp-codes',
  title: 'RFC 6238 appendix B: eighteen codes with SHA-1, SHA-256 and SHA-512',
  model: 'code-display',
  run: async (bench) => {
    let codes = 0;
    for (const algorithm of ALGORITHM_NAMES) {
      for (const [unixSeconds, code] of RFC6238_CODES[algorithm]) {
        const step = Math.floor(unixSeconds / RFC6238_TIME_STEP_SECONDS);
        const secret = RFC6238_SECRET_HEX[algorithm];
        const computed = await computeCode(bench, algorithm, RFC6238_DIGITS, step, secret);
        requireEqual(`${algorithm} at ${unixSeconds} s`, computed, code);
        codes++;
      }
    }
    return { value: codes, unit: 'codes' };
  },
};

export const HMAC_TAGS: Check = {
  name: 'hmac-tags',
  title: 'FIPS 198-1 examples of HMAC that fit a request',
  model: 'code-display',
  run: async ({ host }) => {
    let tags = 0;
    for (const algorithm of ALGORITHM_NAMES) {
      for (const [keyLength, text, tagHex] of NIST_HMAC[algorithm]) {
        const key = Uint8Array.from({ length: keyLength }, (_, index) => index);
        const keyAndMessage = Uint8Array.of(...key, ...Buffer.from(text, 'ascii'));
        if (keyAndMessage.length > KEY_AND_MESSAGE_BYTES) continue;
        const { tag } = await host.ask('compute-hmac', {
          algorithm: ALGORITHMS[algorithm],
          keyLength,
          keyAndMessage,
        });
        const computed = Buffer.from(tag).toString('hex').slice(0, tagHex.length);
        requireEqual(`${algorithm}, key of ${keyLength} bytes`, computed, tagHex);
        tags++;
      }
    }
    return { value: tags, unit: 'tags' };
  },
};

export const SELF_TEST: Check = {
  name: 'self-test',
  title: 'the self-test passes',
  model: 'code-display',
  run: async ({ host }) => requireEqual('self-test', (await host.ask('self-test', {})).passed, ALL_PARTS),
};

export const LIMITS_HELD: Check = {
  name: 'limits',
  title: 'values out of range and requests in the wrong state are refused by name, and change nothing',
  model: 'code-display',
  run: async ({ host }) => {
    const before = await host.identify();
    const refused = {
      'a secret that is too short': await host.refusal('provision', {
        ...TEST_TOKEN,
        secret: new Uint8Array(LIMITS.secretMinimumBytes - 1),
      }),
      'too many digits': await host.refusal('provision', { ...TEST_TOKEN, digits: LIMITS.digitsMaximum + 1 }),
      'a clock before 2020': await host.refusal('set-clock', {
        unixSeconds: BigInt(LIMITS.clockMinimumUnixSeconds) - 1n,
        millisecond: 0,
        trimPartsPerBillion: 0,
      }),
      'a lock without a secret': await host.refusal('lock', {}),
    };
    requireEqual('refusals', refused, {
      'a secret that is too short': 'bad-value',
      'too many digits': 'bad-value',
      'a clock before 2020': 'bad-value',
      'a lock without a secret': 'wrong-state',
    });
    requireEqual('identity', await host.identify(), before);
  },
};
