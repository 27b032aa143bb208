/**
 * Two tokens that differ in their secret alone: what differs in their memories is what depends on it, in whatever form.
 */
import { describe, expect, test } from 'vitest';
import { loadCore } from '../../simulator/token/load.ts';
import { ALGORITHMS } from '../verifier/oracle.ts';
import { FactoryToken, makeToken } from './factory-token.ts';
import { TestCore } from './test-core.ts';

const SECRET_BYTES = 20;
const SECRETS = [0x35, 0xca].map((seed) =>
  Uint8Array.from({ length: SECRET_BYTES }, (_, index) => (seed + 37 * index) & 0xff),
);
/** FIPS 180-4, section 1: as many as the state of the hash has. */
const DIGEST_BYTES = { SHA1: 20, SHA256: 32, SHA512: 64 };
/** Of the record. */
const CHECKSUM_BYTES = 4;

function differences([one, other]: readonly Uint8Array[]): number {
  return one!.reduce((count, byte, index) => count + (byte === other![index] ? 0 : 1), 0);
}

describe.each(ALGORITHMS)('%s', (algorithm) => {
  const module = loadCore();
  const tokens = (): Promise<FactoryToken[]> =>
    Promise.all(SECRETS.map((secret) => makeToken({ module }, { secret, algorithm, digits: 8 })));
  const memories = (each: readonly FactoryToken[]): Uint8Array[] =>
    each.map((token) => token.runner.snapshot());

  test('once a code has gone dark, only the record and the two keyed states depend on the secret', async () => {
    const both = await tokens();
    for (const token of both) {
      // The token remembers a request's checksum until the next one; that of the provisioning holds the secret too.
      await token.request('read-clock', {});
      token.press();
      token.waitUntilDark();
    }
    const most = SECRET_BYTES + CHECKSUM_BYTES + 2 * DIGEST_BYTES[algorithm];
    expect(differences(memories(both))).toBeGreaterThan(SECRET_BYTES);
    expect(differences(memories(both))).toBeLessThanOrEqual(most);
  });

  test('after an erase nothing does, in memory or in flash', async () => {
    const both = await tokens();
    for (const token of both) {
      token.press();
      await token.request('erase', {});
    }
    expect(differences(memories(both))).toBe(0);
    expect(differences(both.map(({ storage }) => storage.image))).toBe(0);
  });

  test('after a calculation with a key that was brought nothing does', async () => {
    const both = SECRETS.map(() => new FactoryToken({ module }));
    for (const [index, token] of both.entries()) {
      const secret = SECRETS[index]!;
      const algorithmId = ALGORITHMS.indexOf(algorithm) + 1;
      await token.request('compute-code', { algorithm: algorithmId, digits: 8, counter: 1n, secret });
      await token.request('read-clock', {});
    }
    expect(differences(memories(both))).toBe(0);
  });

  test('a key that HMAC has forgotten is gone with both states and the last result', () => {
    const memoryAfter = SECRETS.map((secret) => {
      const core = new TestCore();
      core.setHmacKey(algorithm, secret);
      const keyed = core.ownMemory();
      core.hmac(secret);
      core.core.testHmacWipe();
      return [keyed, core.ownMemory()] as const;
    });
    expect(differences(memoryAfter.map(([keyed]) => keyed))).toBeGreaterThan(DIGEST_BYTES[algorithm]);
    expect(differences(memoryAfter.map(([, forgotten]) => forgotten))).toBe(0);
  });
});
