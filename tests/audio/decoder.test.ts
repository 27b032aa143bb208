/** The core's decoder against the same codec written down a second time: every sample, whatever the bytes. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectEqual } from '../support/expect-equal.ts';
import { decode, encode, SLICE_BYTES } from './reference-codec.ts';
import { decibels, rms, vowel } from './sounds.ts';
import { TestPlayer } from './test-player.ts';

const player = new TestPlayer(null);

/** One slice of the same residual code throughout. */
function uniformSlice(scale: number, code: number): bigint {
  return Array.from({ length: 20 }, () => BigInt(code)).reduce(
    (bits, each) => (bits << 3n) | each,
    BigInt(scale),
  );
}

function bytesOf(slices: readonly bigint[]): Uint8Array {
  const bytes = new Uint8Array(slices.length * SLICE_BYTES);
  const view = new DataView(bytes.buffer);
  slices.forEach((slice, index) => view.setBigUint64(index * SLICE_BYTES, slice, false));
  return bytes;
}

describe('the decoder equals the reference', () => {
  test('for random slices', () => {
    const sliceBytes = fc
      .uint8Array({ minLength: SLICE_BYTES, maxLength: 120 * SLICE_BYTES })
      .map((bytes) => bytes.slice(0, Math.floor(bytes.length / SLICE_BYTES) * SLICE_BYTES));
    fc.assert(
      fc.property(sliceBytes, (bytes) => {
        expectEqual(player.decode(bytes), decode(bytes));
      }),
      { numRuns: 300, seed: 4226 },
    );
  });

  test('for every scale and residual code on and on, far beyond what 16 bits hold', () => {
    for (let scale = 0; scale < 16; scale++) {
      for (let code = 0; code < 8; code++) {
        const bytes = bytesOf(Array.from({ length: 40 }, () => uniformSlice(scale, code)));
        expect(player.decode(bytes), `scale ${scale}, code ${code}`).toEqual(decode(bytes));
      }
    }
  });

  test('for the loudest jumps from end to end, whose products overflow 32 bits', () => {
    const jumps = Array.from({ length: 1000 }, (_, i) => uniformSlice(15, i % 3 === 0 ? 7 : 6));
    const samples = decode(bytesOf(jumps));
    expect([Math.min(...samples), Math.max(...samples)]).toEqual([-32768, 32767]);
    expect(player.decode(bytesOf(jumps))).toEqual(samples);
  });

  test('for a vowel, which it gives back with little noise', () => {
    const spoken = vowel(110, 4000);
    const slices = encode(spoken);
    const heard = player.decode(slices);
    expect(heard).toEqual(decode(slices));
    const noise = heard.map((sample, n) => sample - (spoken[n] ?? 0));
    expect(decibels(rms(spoken) / rms(noise))).toBeGreaterThan(20);
  });
});

describe('the reference itself', () => {
  test('starts with the weights of QOA and reads the first residual below the scale', () => {
    // Scale 15 and codes 0, 7, 0, 0, …: +1536, then -14336 on the prediction from one sample.
    const bits = (15n << 60n) | (0n << 57n) | (7n << 54n);
    const [first, second] = decode(bytesOf([bits]));
    expect(first).toBe(1536);
    // Weight of the newest sample: 16384 + 96 (the residual over 16, its history not negative).
    expect(second).toBe(((1536 * (16384 + 96)) >> 13) - 14336);
  });
});
