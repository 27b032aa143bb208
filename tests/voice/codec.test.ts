/** The codec: QOA's published numbers, the layout of a slice, and what encoding and decoding do to sounds. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeSlices } from '../../firmware/voice/codec/decode.ts';
import { encodeSamples } from '../../firmware/voice/codec/encode.ts';
import { DEQUANTISED, SLICE_BYTES, SLICE_SAMPLES } from '../../firmware/voice/codec/levels.ts';
import { frameRatios, segmentalSnr } from '../../firmware/voice/sound/segmental-snr.ts';

/** The table of the QOA specification (qoaformat.org, "dequantization table"), as printed in its reference code qoa.h. */
const QOA_DEQUANT_TABLE = [
  [1, -1, 3, -3, 5, -5, 7, -7],
  [5, -5, 18, -18, 32, -32, 49, -49],
  [16, -16, 53, -53, 95, -95, 147, -147],
  [34, -34, 113, -113, 203, -203, 315, -315],
  [63, -63, 210, -210, 378, -378, 588, -588],
  [104, -104, 345, -345, 621, -621, 966, -966],
  [158, -158, 528, -528, 950, -950, 1477, -1477],
  [228, -228, 760, -760, 1368, -1368, 2128, -2128],
  [316, -316, 1053, -1053, 1895, -1895, 2947, -2947],
  [422, -422, 1405, -1405, 2529, -2529, 3934, -3934],
  [548, -548, 1828, -1828, 3290, -3290, 5117, -5117],
  [696, -696, 2320, -2320, 4176, -4176, 6496, -6496],
  [868, -868, 2893, -2893, 5207, -5207, 8099, -8099],
  [1064, -1064, 3548, -3548, 6386, -6386, 9933, -9933],
  [1286, -1286, 4288, -4288, 7718, -7718, 12005, -12005],
  [1536, -1536, 5120, -5120, 9216, -9216, 14336, -14336],
];

const RATE = 16000;

function sine(hertz: number, amplitude: number, samples = RATE / 4): Int16Array {
  return Int16Array.from({ length: samples }, (_, index) =>
    Math.round(amplitude * Math.sin((2 * Math.PI * hertz * index) / RATE)),
  );
}

const roundTrip = (samples: Int16Array): Int16Array =>
  decodeSlices(encodeSamples(samples)).subarray(0, samples.length);

const largestError = (samples: Int16Array): number =>
  roundTrip(samples).reduce((worst, sample, index) => {
    return Math.max(worst, Math.abs(sample - (samples[index] ?? 0)));
  }, 0);

test("the levels are QOA's", () => {
  expect([...DEQUANTISED]).toEqual(QOA_DEQUANT_TABLE.flat());
});

describe('a slice', () => {
  test('is big-endian, scale on top, the first residual right below it', () => {
    // Scale 15; residuals 6 (14336), then zeros (1536 each).
    const slice = Uint8Array.of(0xfc, 0, 0, 0, 0, 0, 0, 0);
    const samples = decodeSlices(slice);
    // By hand: prediction 0, so 14336; the weights stay (delta 896, history 0 counts as positive): 896 896 -7296 17280.
    // Then (17280 * 14336) >> 13 = 30240, and 1536 more: 31776.
    expect([...samples.subarray(0, 2)]).toEqual([14336, 31776]);
  });

  test('is 8 bytes for 20 samples, and the last is filled up', () => {
    for (const samples of [0, 1, 20, 21, 1000]) {
      const slices = encodeSamples(new Int16Array(samples));
      expect(slices.length).toBe(Math.ceil(samples / SLICE_SAMPLES) * SLICE_BYTES);
    }
  });

  test('cut short is refused', () => {
    expect(() => decodeSlices(new Uint8Array(12))).toThrow('slices: expected a multiple of 8 bytes, got 12');
  });
});

describe('encoding and decoding', () => {
  test('keeps silence within one step', () => {
    expect(largestError(new Int16Array(4000))).toBeLessThanOrEqual(1);
  });

  test('follows a full-scale tone without leaving it', () => {
    expect(largestError(sine(440, 32767))).toBeLessThan(1500);
  });

  test.each([100, 300, 1000, 3000])('keeps a tone of %i Hz at least 30 dB above its error', (hertz) => {
    const samples = sine(hertz, 8000);
    expect(segmentalSnr(frameRatios(samples, roundTrip(samples), RATE))).toBeGreaterThan(30);
  });

  test('takes the hardest square wave', () => {
    const square = Int16Array.from({ length: 2000 }, (_, index) => (index % 40 < 20 ? 32767 : -32768));
    const decoded = roundTrip(square);
    expect(segmentalSnr(frameRatios(square, decoded, RATE))).toBeGreaterThan(6);
  });

  test('takes any samples, and the same twice gives the same', () => {
    const samples = fc.int16Array({ minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(samples, (some) => {
        const slices = encodeSamples(some);
        expect(encodeSamples(some)).toEqual(slices);
        expect(decodeSlices(slices).length).toBeGreaterThanOrEqual(some.length);
      }),
      { numRuns: 50 },
    );
  });

  test('decodes any bytes to some samples', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 80 }), (bytes) => {
        const slices = bytes.subarray(0, bytes.length - (bytes.length % 8));
        expect(decodeSlices(slices).length).toBe((slices.length / SLICE_BYTES) * SLICE_SAMPLES);
      }),
    );
  });

  test('the ratio falls when the wrong sound is compared', () => {
    expect(segmentalSnr(frameRatios(sine(440, 8000), sine(450, 8000), RATE))).toBeLessThan(5);
  });
});
