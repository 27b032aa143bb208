/**
 * The slice codec written down a second time, by the format's description and not by the core: 64-bit slices as
 * BigInt, 32-bit arithmetic by Math.imul. The encoder is a plain one: for each slice the scale with the least error.
 */

const SCALES = [1, 7, 21, 45, 84, 138, 211, 304, 421, 562, 731, 928, 1157, 1419, 1715, 2048];
const LEVELS = [0.75, -0.75, 2.5, -2.5, 4.5, -4.5, 7, -7];
export const SLICE_SAMPLES = 20;
export const SLICE_BYTES = 8;

function roundAwayFromZero(value: number): number {
  return Math.sign(value) * Math.floor(Math.abs(value) + 0.5);
}

const RESIDUALS = SCALES.map((scale) => LEVELS.map((level) => roundAwayFromZero(scale * level)));

class Predictor {
  history = [0, 0, 0, 0];
  weights = [0, 0, -8192, 16384];

  copy(): Predictor {
    const copy = new Predictor();
    copy.history = [...this.history];
    copy.weights = [...this.weights];
    return copy;
  }

  prediction(): number {
    const products = this.weights.map((weight, i) => Math.imul(weight, this.history[i]!));
    return products.reduce((sum, product) => (sum + product) | 0, 0) >> 13;
  }

  /** Takes the residual and gives the sample. */
  next(residual: number): number {
    const sample = Math.max(-32768, Math.min(32767, this.prediction() + residual));
    const delta = residual >> 4;
    this.weights = this.weights.map((weight, i) => (weight + (this.history[i]! < 0 ? -delta : delta)) | 0);
    this.history = [...this.history.slice(1), sample];
    return sample;
  }
}

/** Decodes whole slices as one clip. */
export function decode(slices: Uint8Array): Int16Array {
  const view = new DataView(slices.buffer, slices.byteOffset, slices.length);
  const predictor = new Predictor();
  const samples = new Int16Array((slices.length / SLICE_BYTES) * SLICE_SAMPLES);
  for (let slice = 0; slice * SLICE_BYTES < slices.length; slice++) {
    const bits = view.getBigUint64(slice * SLICE_BYTES, false);
    const residuals = RESIDUALS[Number(bits >> 60n)]!;
    for (let i = 0; i < SLICE_SAMPLES; i++) {
      const code = Number((bits >> BigInt(57 - 3 * i)) & 7n);
      samples[slice * SLICE_SAMPLES + i] = predictor.next(residuals[code]!);
    }
  }
  return samples;
}

function encodeSlice(samples: Int16Array, before: Predictor, scale: number) {
  const predictor = before.copy();
  let bits = BigInt(scale) << 60n;
  let squaredError = 0;
  samples.forEach((sample, i) => {
    const wanted = sample - predictor.prediction();
    const errors = RESIDUALS[scale]!.map((residual) => Math.abs(wanted - residual));
    const code = errors.indexOf(Math.min(...errors));
    bits |= BigInt(code) << BigInt(57 - 3 * i);
    squaredError += (predictor.next(RESIDUALS[scale]![code]!) - sample) ** 2;
  });
  return { bits, squaredError, predictor };
}

/** Encodes samples; the last slice is filled up with silence. */
export function encode(samples: Int16Array): Uint8Array {
  const slices = Math.ceil(samples.length / SLICE_SAMPLES);
  const bytes = new Uint8Array(slices * SLICE_BYTES);
  const view = new DataView(bytes.buffer);
  let predictor = new Predictor();
  for (let slice = 0; slice < slices; slice++) {
    const part = new Int16Array(SLICE_SAMPLES);
    part.set(samples.subarray(slice * SLICE_SAMPLES, (slice + 1) * SLICE_SAMPLES));
    const [best] = SCALES.map((_, scale) => encodeSlice(part, predictor, scale)).sort(
      (a, b) => a.squaredError - b.squaredError,
    );
    view.setBigUint64(slice * SLICE_BYTES, best!.bits, false);
    predictor = best!.predictor;
  }
  return bytes;
}
