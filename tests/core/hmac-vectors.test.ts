/**
 * HMAC in the core: NIST's examples and Wycheproof, through the link where they fit and all of them on the test build.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { MAXIMUM_PAYLOAD_BYTES } from '../../host-tools/link/protocol.generated.ts';
import { ALGORITHMS as ALGORITHM_IDS, type AlgorithmName } from '../../host-tools/token/limits.generated.ts';
import { loadCore } from '../../simulator/token/load.ts';
import { wycheproofHmac } from '../support/wycheproof.ts';
import { NIST_HMAC, nistHmacKey } from '../vectors/nist-hmac.ts';
import { ALGORITHMS, fromHex } from '../verifier/oracle.ts';
import { FactoryToken } from './factory-token.ts';
import { TestCore } from './test-core.ts';

interface HmacCase {
  name: string;
  key: Uint8Array;
  message: Uint8Array;
  /** Perhaps truncated. */
  tag: Uint8Array;
  isValid: boolean;
}

function nistCases(algorithm: AlgorithmName): HmacCase[] {
  return NIST_HMAC[algorithm].map(([keyBytes, text, tagHex]) => ({
    name: `NIST, key of ${keyBytes} bytes`,
    key: nistHmacKey(keyBytes),
    message: new TextEncoder().encode(text),
    tag: fromHex(tagHex),
    isValid: true,
  }));
}

function wycheproofCases(algorithm: AlgorithmName): HmacCase[] {
  return wycheproofHmac(algorithm).map(({ tcId, key, msg, tag, result }) => ({
    name: `Wycheproof ${tcId}`,
    key: fromHex(key),
    message: fromHex(msg),
    tag: fromHex(tag),
    isValid: result === 'valid',
  }));
}

function fitsTheLink({ key, message }: HmacCase): boolean {
  return 2 + key.length + message.length <= MAXIMUM_PAYLOAD_BYTES;
}

function accepts(computed: Uint8Array, tag: Uint8Array): boolean {
  return timingSafeEqual(computed.subarray(0, tag.length), tag);
}

/** The names of the cases on which `hmac` and the vector disagree. */
async function mismatches(
  cases: readonly HmacCase[],
  hmac: (key: Uint8Array, message: Uint8Array) => Uint8Array | Promise<Uint8Array>,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const { name, key, message, tag, isValid } of cases) {
    if (accepts(await hmac(key, message), tag) !== isValid) wrong.push(name);
  }
  return wrong;
}

describe.each(ALGORITHMS)('HMAC-%s', (algorithm) => {
  const cases = [...nistCases(algorithm), ...wycheproofCases(algorithm)];
  const short = cases.filter(fitsTheLink);
  const core = new TestCore();

  test(`node:crypto agrees with all ${cases.length} vectors`, async () => {
    const hmac = (key: Uint8Array, message: Uint8Array): Uint8Array =>
      createHmac(algorithm, key).update(message).digest();
    expect(await mismatches(cases, hmac)).toEqual([]);
  });

  test(`the test build agrees with all ${cases.length}`, async () => {
    const hmac = (key: Uint8Array, message: Uint8Array): Uint8Array => {
      core.setHmacKey(algorithm, key);
      return core.hmac(message);
    };
    expect(await mismatches(cases, hmac)).toEqual([]);
  });

  test.each(['release', 'debug'] as const)(
    `the %s core agrees with the ${short.length} that fit a request`,
    async (build) => {
      const token = new FactoryToken({ module: loadCore(build) });
      const hmac = async (key: Uint8Array, message: Uint8Array): Promise<Uint8Array> => {
        const fields = { algorithm: ALGORITHM_IDS[algorithm], keyLength: key.length };
        const keyAndMessage = Uint8Array.from([...key, ...message]);
        return (await token.request('compute-hmac', { ...fields, keyAndMessage })).tag;
      };
      expect(await mismatches(short, hmac)).toEqual([]);
    },
  );

  test('the comparison tells a wrong tag from a right one', async () => {
    const [first] = cases;
    const flipped = { ...first!, tag: first!.tag.map((byte, index) => (index === 0 ? byte ^ 1 : byte)) };
    const hmac = (key: Uint8Array, message: Uint8Array): Uint8Array =>
      createHmac(algorithm, key).update(message).digest();
    expect(await mismatches([flipped, { ...flipped, isValid: false }], hmac)).toEqual([flipped.name]);
  });

  test('keys and messages of every length around a block, one key for several messages', () => {
    for (let keyBytes = 0; keyBytes <= 140; keyBytes++) {
      const key = nistHmacKey(keyBytes);
      core.setHmacKey(algorithm, key);
      for (const messageBytes of [0, 8, 55, 56, 63, 64, 111, 112, 127, 128, 129, 200]) {
        const message = nistHmacKey(messageBytes).map((byte) => byte ^ keyBytes);
        const expected = createHmac(algorithm, key).update(message).digest();
        expect(accepts(core.hmac(message), expected), `key ${keyBytes}, message ${messageBytes}`).toBe(true);
      }
    }
  });
});
