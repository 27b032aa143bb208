/**
 * RFC 4226 appendix D and RFC 6238 appendix B in the core: through the link, as a token's own codes, and on their own.
 */
import { describe, expect, test } from 'vitest';
import { ALGORITHMS as ALGORITHM_IDS, type AlgorithmName } from '../../host-tools/token/limits.generated.ts';
import { loadCore } from '../../simulator/token/load.ts';
import { RFC4226_CODES, RFC4226_HMAC_HEX, RFC4226_SECRET_HEX } from '../vectors/rfc4226.ts';
import {
  RFC6238_CODES,
  RFC6238_DIGITS,
  RFC6238_SECRET_HEX,
  RFC6238_TIME_STEP_SECONDS,
} from '../vectors/rfc6238.ts';
import { ALGORITHMS, fromHex } from '../verifier/oracle.ts';
import { FactoryToken, makeToken } from './factory-token.ts';
import { toHex } from './hex.ts';
import { TestCore } from './test-core.ts';

const RFC4226_SECRET = fromHex(RFC4226_SECRET_HEX);
/** A token's clock begins in 2020, so the vectors before that are shown by tokens whose T0 is moved to here. */
const LATER_T0_UNIX_SECONDS = 1_600_000_000;
const CLOCK_MINIMUM_UNIX_SECONDS = 1_577_836_800;

interface CodeRequest {
  algorithm: AlgorithmName;
  digits: number;
  counter: number;
  secret: Uint8Array;
}

async function computedCode(token: FactoryToken, { algorithm, ...fields }: CodeRequest): Promise<string> {
  const counter = BigInt(fields.counter);
  const { code } = await token.request('compute-code', {
    ...fields,
    counter,
    algorithm: ALGORITHM_IDS[algorithm],
  });
  return Buffer.from(code).toString('ascii');
}

describe.each(['release', 'debug'] as const)('the %s core', (build) => {
  const module = loadCore(build);
  const blank = new FactoryToken({ module });

  test.each(RFC4226_CODES)('computes RFC 4226 counter %i', async (counter, _truncated, code) => {
    const request: CodeRequest = { algorithm: 'SHA1', digits: 6, counter, secret: RFC4226_SECRET };
    expect(await computedCode(blank, request)).toBe(code);
  });

  test.each(RFC4226_CODES)('shows RFC 4226 counter %i on the glass', async (counter, _truncated, code) => {
    const rtcUnixMs = (LATER_T0_UNIX_SECONDS + 30 * counter) * 1000;
    const data = { secret: RFC4226_SECRET, t0UnixSeconds: LATER_T0_UNIX_SECONDS };
    const token = await makeToken({ module, rtcUnixMs }, data);
    expect(token.press().code).toBe(code);
  });

  describe.each(ALGORITHMS)('%s', (algorithm) => {
    const secret = fromHex(RFC6238_SECRET_HEX[algorithm]);
    const digits = RFC6238_DIGITS;
    const cases = RFC6238_CODES[algorithm];

    test.each(cases)('computes RFC 6238 at %i s', async (unixSeconds, code) => {
      const counter = Math.floor(unixSeconds / RFC6238_TIME_STEP_SECONDS);
      expect(await computedCode(blank, { algorithm, digits, counter, secret })).toBe(code);
    });

    test.each(cases)('shows RFC 6238 at T0 + %i s on the glass', async (unixSeconds, code) => {
      const rtcUnixMs = (LATER_T0_UNIX_SECONDS + unixSeconds) * 1000;
      const data = { secret, algorithm, digits, t0UnixSeconds: LATER_T0_UNIX_SECONDS };
      expect((await makeToken({ module, rtcUnixMs }, data)).press().code).toBe(code);
    });

    const since2020 = cases.filter(([unixSeconds]) => unixSeconds >= CLOCK_MINIMUM_UNIX_SECONDS);
    test.each(since2020)('shows RFC 6238 at %i s, T0 = 0, on the glass', async (unixSeconds, code) => {
      const token = await makeToken({ module, rtcUnixMs: unixSeconds * 1000 }, { secret, algorithm, digits });
      expect(token.press().code).toBe(code);
    });
  });
});

describe('the test build', () => {
  const core = new TestCore();

  test.each(RFC4226_CODES)(
    'RFC 4226 counter %i: HMAC, truncated value and code',
    (counter, truncated, code) => {
      const message = new Uint8Array(8);
      message[7] = counter;
      core.setHmacKey('SHA1', RFC4226_SECRET);
      expect(toHex(core.hmac(message))).toBe(RFC4226_HMAC_HEX[counter]);
      expect(core.hotp(BigInt(counter), 6)).toBe(code);
      expect(core.hotp(BigInt(counter), 8)).toBe(String(truncated % 100_000_000).padStart(8, '0'));
    },
  );
});
