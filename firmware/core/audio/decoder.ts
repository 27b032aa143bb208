/**
 * Decodes the voice's slices: 8 bytes for 20 samples, as QOA does it (qoaformat.org), without QOA's frames.
 *
 * A slice is a 4-bit scale index and 20 residuals of 3 bits. A sample is what a 4-tap sign-LMS predicts from the four
 * samples before it, plus the residual times the scale. Two words of ten residuals are read in place of QOA's one of
 * 64 bits, and weights change without a branch: on a Cortex-M0+ both save a quarter of the cycles.
 */
import { readI32, readU16, readU32, writeI16, writeU32 } from '../memory';

export const SLICE_SAMPLES: u32 = 20;

/** round(i^2.75) for i = 1 … 16, as QOA has it. */
const SCALES: usize = memory.data<u16>([
  1, 7, 21, 45, 84, 138, 211, 304, 421, 562, 731, 928, 1157, 1419, 1715, 2048,
]);
/** The residuals' four magnitudes in quarters: 0.75, 2.5, 4.5, 7. */
const QUARTERS: usize = memory.data<u16>([3, 10, 18, 28]);
/** i32 by residual code, for the scale of the slice under way: even codes are positive. */
const RESIDUALS: usize = memory.data(32, 8);

@unmanaged
class Predictor {
  /** the last four samples, newest last */
  h0: i32;
  h1: i32;
  h2: i32;
  h3: i32;
  w0: i32;
  w1: i32;
  w2: i32;
  w3: i32;
}
const predictor = changetype<Predictor>(memory.data(offsetof<Predictor>(), 8));

/** To be called before the first slice of a clip. */
export function resetDecoder(): void {
  predictor.h0 = 0;
  predictor.h1 = 0;
  predictor.h2 = 0;
  predictor.h3 = 0;
  predictor.w0 = 0;
  predictor.w1 = 0;
  predictor.w2 = -8192;
  predictor.w3 = 16384;
}

/** Fills RESIDUALS: scale times magnitude, rounded, halves away from zero. */
function scaleResiduals(scale: u32): void {
  for (let i: u32 = 0; i < 4; i++) {
    const residual = (scale * readU16(QUARTERS + i * 2) + 2) >> 2;
    writeU32(RESIDUALS + i * 8, residual);
    writeU32(RESIDUALS + i * 8 + 4, 0 - residual);
  }
}

/** Decodes the slice at `from` (word-aligned) into 20 signed 16-bit samples at `to`. */
export function decodeSlice(from: usize, to: usize): void {
  const high = bswap<u32>(readU32(from));
  const low = bswap<u32>(readU32(from + 4));
  scaleResiduals(readU16(SCALES + (high >> 28) * 2));
  decodeTen((high << 4) | (low >> 28), to);
  decodeTen(low << 2, to + SLICE_SAMPLES);
}

/** Decodes the ten residuals in the upper 30 bits of `codes`. */
function decodeTen(codes: u32, to: usize): void {
  let h0 = predictor.h0;
  let h1 = predictor.h1;
  let h2 = predictor.h2;
  let h3 = predictor.h3;
  let w0 = predictor.w0;
  let w1 = predictor.w1;
  let w2 = predictor.w2;
  let w3 = predictor.w3;
  for (const end = to + SLICE_SAMPLES; to < end; to += 2) {
    const residual = readI32(RESIDUALS + (codes >> 29) * 4);
    codes <<= 3;
    let sample = ((h0 * w0 + h1 * w1 + h2 * w2 + h3 * w3) >> 13) + residual;
    // Outside 16 bits: the end of the range on the sample's own side.
    if (<u32>(sample + 0x8000) > 0xffff) sample = (sample >> 31) ^ 0x7fff;
    const delta = residual >> 4;
    // Adds delta, or subtracts it where the sample in the history is negative.
    w0 += (delta ^ (h0 >> 31)) - (h0 >> 31);
    w1 += (delta ^ (h1 >> 31)) - (h1 >> 31);
    w2 += (delta ^ (h2 >> 31)) - (h2 >> 31);
    w3 += (delta ^ (h3 >> 31)) - (h3 >> 31);
    h0 = h1;
    h1 = h2;
    h2 = h3;
    h3 = sample;
    writeI16(to, sample);
  }
  predictor.h0 = h0;
  predictor.h1 = h1;
  predictor.h2 = h2;
  predictor.h3 = h3;
  predictor.w0 = w0;
  predictor.w1 = w1;
  predictor.w2 = w2;
  predictor.w3 = w3;
}
