/** The core's three hashes, on their own: FIPS 180-4's examples, every padding case, and CRC check values. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIPS180_DIGESTS } from '../vectors/fips180.ts';
import { ALGORITHMS } from '../verifier/oracle.ts';
import { toHex } from './hex.ts';
import { TestCore } from './test-core.ts';

const core = new TestCore();
const NAMES = { SHA1: 'sha1', SHA256: 'sha256', SHA512: 'sha512' } as const;
/** Longer than two blocks of SHA-512 with all their padding. */
const MAXIMUM_MESSAGE_BYTES = 300;

function message(bytes: number): Uint8Array {
  return Uint8Array.from({ length: bytes }, (_, index) => (index * 37 + bytes) & 0xff);
}

describe.each(ALGORITHMS)('%s', (algorithm) => {
  const oracle = (bytes: Uint8Array): string => createHash(NAMES[algorithm]).update(bytes).digest('hex');

  test.each(FIPS180_DIGESTS[algorithm])('FIPS 180-4 example "%s"', (text, digestHex) => {
    const bytes = new TextEncoder().encode(text);
    expect(oracle(bytes)).toBe(digestHex);
    expect(toHex(core.digest(algorithm, bytes))).toBe(digestHex);
  });

  test(`every length from 0 to ${MAXIMUM_MESSAGE_BYTES} bytes, from aligned and odd addresses`, () => {
    for (let bytes = 0; bytes <= MAXIMUM_MESSAGE_BYTES; bytes++) {
      const given = message(bytes);
      expect(toHex(core.digest(algorithm, given)), `${bytes} bytes`).toBe(oracle(given));
      expect(toHex(core.digest(algorithm, given, 1 + (bytes % 7))), `${bytes} bytes, odd`).toBe(
        oracle(given),
      );
    }
  });

  test('does not depend on how the message is cut into parts', () => {
    const anyCut = fc.property(
      fc.uint8Array({ minLength: 1, maxLength: 1000 }),
      fc.integer({ min: 1, max: 300 }),
      (given, partBytes) => {
        expect(toHex(core.digestInParts(algorithm, given, partBytes))).toBe(oracle(given));
      },
    );
    fc.assert(anyCut, { numRuns: 300, seed: 180 });
  });

  test('a message of 40 000 bytes', () => {
    expect(toHex(core.digest(algorithm, message(40_000)))).toBe(oracle(message(40_000)));
  });
});

test('CRC-16/IBM-3740 and CRC-32/ISO-HDLC give their check values', () => {
  const check = new TextEncoder().encode('123456789');
  expect(core.crc16(check)).toBe(0x29b1);
  expect(core.crc32(check)).toBe(0xcbf43926);
});
