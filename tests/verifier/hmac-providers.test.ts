/** Every HMAC provider against published vectors and node:crypto. */
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DIGEST_BYTES } from '../../host-tools/verifier/hmac.ts';
import type { HashAlgorithm, HmacProvider } from '../../host-tools/verifier/hmac.ts';
import { wycheproofHmac } from '../support/wycheproof.ts';
import { RFC4226_HMAC_HEX, RFC4226_SECRET_HEX } from '../vectors/rfc4226.ts';
import { ALGORITHMS, fromHex } from './oracle.ts';
import { PROVIDERS } from './providers.ts';

function hmacHex(
  provider: HmacProvider,
  algorithm: HashAlgorithm,
  key: Uint8Array,
  message: Uint8Array,
): string {
  const digest = new Uint8Array(DIGEST_BYTES[algorithm]);
  provider(algorithm, key).digestInto(message, digest);
  return Buffer.from(digest).toString('hex');
}

function counter(value: number): Uint8Array {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}

describe.each(PROVIDERS)('%s', (_name, provider) => {
  test('gives the HMACs of RFC 4226 appendix D', () => {
    const key = fromHex(RFC4226_SECRET_HEX);
    const got = RFC4226_HMAC_HEX.map((_, i) => hmacHex(provider, 'SHA1', key, counter(i)));
    expect(got).toEqual(RFC4226_HMAC_HEX);
  });

  test.each(ALGORITHMS)('passes the Wycheproof vectors of %s', (algorithm) => {
    for (const { tcId, key, msg, tag, result } of wycheproofHmac(algorithm)) {
      // Short tags are the front of the full one.
      const got = hmacHex(provider, algorithm, fromHex(key), fromHex(msg)).slice(0, tag.length);
      expect(got === tag, `${algorithm} tcId ${tcId}`).toBe(result === 'valid');
    }
  });

  test('equals node:crypto for keys and messages of any length', () => {
    const key = fc.uint8Array({ maxLength: 300 });
    const message = fc.uint8Array({ maxLength: 400 });
    fc.assert(
      fc.property(fc.constantFrom(...ALGORITHMS), key, message, (algorithm, key, message) => {
        const expected = createHmac(algorithm, key).update(message).digest('hex');
        expect(hmacHex(provider, algorithm, key, message)).toBe(expected);
      }),
      { numRuns: 1000 },
    );
  });

  // Padding changes its shape around these lengths (FIPS 180-4 section 5.1).
  test.each(ALGORITHMS)('equals node:crypto at every length up to three blocks, %s', (algorithm) => {
    const bytes = Uint8Array.from({ length: 385 }, (_, i) => (i * 37 + 11) % 256);
    for (let length = 0; length <= bytes.length; length++) {
      const part = bytes.subarray(0, length);
      const expected = createHmac(algorithm, part).update(part).digest('hex');
      expect(hmacHex(provider, algorithm, part, part), `${length} bytes`).toBe(expected);
    }
  });

  // A provider may take a message in by parts: 1024 bytes are one of hmac-lanes.
  test.each(ALGORITHMS)('equals node:crypto for long keys and messages, %s', (algorithm) => {
    const bytes = Uint8Array.from({ length: 3073 }, (_, i) => (i * 41 + 7) % 256);
    for (const length of [1023, 1024, 1025, 2047, 2048, 3072, 3073]) {
      const part = bytes.subarray(0, length);
      const expected = createHmac(algorithm, part).update(part).digest('hex');
      expect(hmacHex(provider, algorithm, part, part), `${length} bytes`).toBe(expected);
    }
  });

  test('keeps keys apart when they take turns, and copies the key', () => {
    const keyA = Uint8Array.from({ length: 20 }, () => 0xaa);
    const keyB = Uint8Array.from({ length: 20 }, () => 0xbb);
    const expectedA = createHmac('SHA1', keyA).update(counter(7)).digest('hex');
    const expectedB = createHmac('SHA1', keyB).update(counter(7)).digest('hex');
    const a = provider('SHA1', keyA);
    const b = provider('SHA1', keyB);
    keyA.fill(0);
    keyB.fill(0);
    const digest = new Uint8Array(20);
    for (let turn = 0; turn < 3; turn++) {
      a.digestInto(counter(7), digest);
      expect(Buffer.from(digest).toString('hex')).toBe(expectedA);
      b.digestInto(counter(7), digest);
      expect(Buffer.from(digest).toString('hex')).toBe(expectedB);
    }
  });

  test('writes no further than the HMAC', () => {
    for (const algorithm of ALGORITHMS) {
      const digest = new Uint8Array(80).fill(0xee);
      provider(algorithm, new Uint8Array(20)).digestInto(counter(1), digest);
      expect([...digest.subarray(DIGEST_BYTES[algorithm])].every((byte) => byte === 0xee)).toBe(true);
    }
  });

  test('refuses to work after wiping, without naming the key', () => {
    const prepared = provider('SHA256', new Uint8Array(20).fill(0x41));
    prepared.wipe();
    const use = (): void => prepared.digestInto(counter(1), new Uint8Array(32));
    expect(use).toThrow('HMAC key: expected a prepared key, got one that has been wiped');
  });
});
