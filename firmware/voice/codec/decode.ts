/** Slices to samples: the reference that the core's decoder equals bit for bit (hardware-docs/voice-image.md). */
import { DEQUANTISED, LEVEL_COUNT, SLICE_BYTES, SLICE_SAMPLES, START_WEIGHTS } from './levels.ts';

const clampToS16 = (value: number): number => Math.max(-32768, Math.min(32767, value));

export function decodeSlices(slices: Uint8Array): Int16Array {
  if (slices.length % SLICE_BYTES !== 0)
    throw new RangeError(`slices: expected a multiple of ${SLICE_BYTES} bytes, got ${slices.length}`);
  const view = new DataView(slices.buffer, slices.byteOffset, slices.byteLength);
  const samples = new Int16Array((slices.length / SLICE_BYTES) * SLICE_SAMPLES);
  const weights = Int32Array.from(START_WEIGHTS);
  const history = new Int32Array(4);
  for (let at = 0, next = 0; at < slices.length; at += SLICE_BYTES) {
    const top = view.getUint32(at);
    const bottom = view.getUint32(at + 4);
    const scale = top >>> 28;
    for (let place = 0; place < SLICE_SAMPLES; place += 1, next += 1) {
      // The tenth residual lies across the middle of the slice.
      const shift = 57 - 3 * place;
      const bits =
        shift >= 32
          ? top >>> (shift - 32)
          : shift > 29
            ? (top << (32 - shift)) | (bottom >>> shift)
            : bottom >>> shift;
      samples[next] = decodeSample(weights, history, DEQUANTISED[scale * LEVEL_COUNT + (bits & 7)] ?? 0);
    }
  }
  return samples;
}

/** One step of the adaptive filter, in 32-bit arithmetic that wraps; changes weights and history. */
function decodeSample(weights: Int32Array, history: Int32Array, residual: number): number {
  let sum = 0;
  for (let tap = 0; tap < 4; tap += 1) sum = (sum + Math.imul(weights[tap] ?? 0, history[tap] ?? 0)) | 0;
  const sample = clampToS16((sum >> 13) + residual);
  const delta = residual >> 4;
  for (let tap = 0; tap < 4; tap += 1) {
    weights[tap] = (weights[tap] ?? 0) + ((history[tap] ?? 0) < 0 ? -delta : delta);
  }
  history.copyWithin(0, 1);
  history[3] = sample;
  return sample;
}
