/**
 * Decodes the voice's slices: 8 bytes for 20 samples, as QOA does it (qoaformat.org), without QOA's frames.
 *
 * A slice is a 4-bit scale index and 20 residuals of 3 bits. A sample is what a 4-tap sign-LMS predicts from the four
 * samples before it, plus the residual times the scale. Two words of ten residuals are read in place of QOA's one of
 * 64 bits, and weights change without a branch: on a Cortex-M0+ both save a quarter of the cycles.
 */
import { readI32, readU16, readU32, Row16, writeU32 } from '../base/memory';

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
  let low = bswap<u32>(readU32(from + 4));
  // The upper bits: the codes that come next.
  let codes = (high << 4) | (low >> 28);
  low <<= 4;
  scaleResiduals(readU16(SCALES + (high >> 28) * 2));
  let h0 = predictor.h0;
  let h1 = predictor.h1;
  let h2 = predictor.h2;
  let h3 = predictor.h3;
  let w0 = predictor.w0;
  let w1 = predictor.w1;
  let w2 = predictor.w2;
  let w3 = predictor.w3;
  for (const end = to + SLICE_SAMPLES * 2; to < end; to += 8) {
    let residual = residualOf(codes >> 29);
    let sample = clamp(((h0 * w0 + h1 * w1 + h2 * w2 + h3 * w3) >> 13) + residual);
    let delta = residual >> 4;
    w0 += signed(delta, h0);
    w1 += signed(delta, h1);
    w2 += signed(delta, h2);
    w3 += signed(delta, h3);
    h0 = sample;

    residual = residualOf((codes >> 26) & 7);
    sample = clamp(((h1 * w0 + h2 * w1 + h3 * w2 + h0 * w3) >> 13) + residual);
    delta = residual >> 4;
    w0 += signed(delta, h1);
    w1 += signed(delta, h2);
    w2 += signed(delta, h3);
    w3 += signed(delta, h0);
    h1 = sample;

    residual = residualOf((codes >> 23) & 7);
    sample = clamp(((h2 * w0 + h3 * w1 + h0 * w2 + h1 * w3) >> 13) + residual);
    delta = residual >> 4;
    w0 += signed(delta, h2);
    w1 += signed(delta, h3);
    w2 += signed(delta, h0);
    w3 += signed(delta, h1);
    h2 = sample;

    residual = residualOf((codes >> 20) & 7);
    sample = clamp(((h3 * w0 + h0 * w1 + h1 * w2 + h2 * w3) >> 13) + residual);
    delta = residual >> 4;
    w0 += signed(delta, h3);
    w1 += signed(delta, h0);
    w2 += signed(delta, h1);
    w3 += signed(delta, h2);
    h3 = sample;

    const samples = changetype<Row16>(to);
    samples.n3 = <i16>h3;
    samples.n2 = <i16>h2;
    samples.n1 = <i16>h1;
    samples.n0 = <i16>h0;
    codes = (codes << 12) | (low >> 20);
    low <<= 12;
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

function residualOf(code: u32): i32 {
  return readI32(RESIDUALS + code * 4);
}

/** Outside 16 bits: the end of the range on the sample's own side. */
function clamp(sample: i32): i32 {
  return <i32>(<i16>sample) != sample ? (sample >> 31) ^ 0x7fff : sample;
}

/** `delta`, negated where the sample in the history is negative. */
function signed(delta: i32, sample: i32): i32 {
  return (delta ^ (sample >> 31)) - (sample >> 31);
}
