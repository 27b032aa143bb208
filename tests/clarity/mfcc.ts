/**
 * What speech sounds like, as numbers: mel-frequency cepstral coefficients and their slopes, one row per 10 ms. The
 * recipe is the usual one (Davis and Mermelstein, IEEE Trans. ASSP 28(4), 1980), the same for every language and every
 * clip; its numbers were set once, on undisturbed Danish, and are not to be tuned to let a clip pass.
 */
import { powerSpectrum } from './fourier.ts';

export const SAMPLE_RATE = 16_000;
const FRAME = 400;
const HOP = 160;
const FFT_SIZE = 512;
const BANDS = 24;
const LOWEST_HZ = 100;
const MAXIMUM_HZ = 7000;
const COEFFICIENTS = 12;
const PRE_EMPHASIS = 0.97;
/** Frames this much weaker than the strongest, in energy, count as the silence around the word. */
const SILENCE = 1e-3;
/** Added to a band's energy before the logarithm, so that silence does not look like minus infinity. */
const FLOOR = 0.01;
/** The slopes are small beside the coefficients: this weight makes both count. */
const SLOPE_WEIGHT = 2;

/** Frames of 24 numbers: 12 cepstral coefficients and their 12 slopes. */
export type Features = Float64Array[];

function toMel(hertz: number): number {
  return 2595 * Math.log10(1 + hertz / 700);
}

function toHertz(mel: number): number {
  return 700 * (10 ** (mel / 2595) - 1);
}

/** Triangular weights over the bins of the spectrum, one row per band. */
function melBands(): Float64Array[] {
  const low = toMel(LOWEST_HZ);
  const step = (toMel(MAXIMUM_HZ) - low) / (BANDS + 1);
  const corner = (index: number): number => (toHertz(low + index * step) * FFT_SIZE) / SAMPLE_RATE;
  return Array.from({ length: BANDS }, (_, band) => {
    const [left, top, right] = [corner(band), corner(band + 1), corner(band + 2)];
    return Float64Array.from({ length: FFT_SIZE / 2 + 1 }, (_, bin) =>
      Math.max(0, Math.min((bin - left) / (top - left), (right - bin) / (right - top))),
    );
  });
}

const MEL_BANDS = melBands();
const HAMMING = Float64Array.from(
  { length: FRAME },
  (_, n) => 0.54 - 0.46 * Math.cos((2 * Math.PI * n) / (FRAME - 1)),
);
const COSINES = Array.from({ length: COEFFICIENTS }, (_, k) =>
  Float64Array.from({ length: BANDS }, (_, band) => Math.cos((Math.PI * (k + 1) * (band + 0.5)) / BANDS)),
);

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** Pre-emphasised and brought to a root mean square of 1, so that loudness does not matter. */
function normalised(samples: Float64Array): Float64Array {
  const out = samples.map((sample, n) => sample - PRE_EMPHASIS * (samples[n - 1] ?? 0));
  const rms = Math.sqrt(dot(out, out) / Math.max(1, out.length));
  return out.map((sample) => (sample * 0.1) / (rms || 1));
}

function framesOf(samples: Float64Array): Float64Array[] {
  const count = Math.max(1, 1 + Math.floor((samples.length - FRAME) / HOP));
  return Array.from({ length: count }, (_, n) => samples.slice(n * HOP, n * HOP + FRAME));
}

/** The frames from the first to the last that is not silence. */
function withoutSilence(frames: Float64Array[]): Float64Array[] {
  const energies = frames.map((frame) => dot(frame, frame));
  const threshold = SILENCE * Math.max(...energies);
  const isLoud = (energy: number): boolean => energy >= threshold;
  return frames.slice(energies.findIndex(isLoud), energies.findLastIndex(isLoud) + 1);
}

function cepstrum(frame: Float64Array): Float64Array {
  const spectrum = powerSpectrum(
    frame.map((sample, n) => sample * (HAMMING[n] ?? 0)),
    FFT_SIZE,
  );
  const bands = Float64Array.from(MEL_BANDS, (weights) => Math.log(dot(weights, spectrum) + FLOOR));
  return Float64Array.from(COSINES, (cosine) => dot(cosine, bands));
}

/** Takes away each coefficient's mean: what a room or a loudspeaker adds to every frame alike. */
function withoutMean(rows: Float64Array[]): Float64Array[] {
  const means = Float64Array.from(
    { length: COEFFICIENTS },
    (_, k) => rows.reduce((sum, row) => sum + (row[k] ?? 0), 0) / rows.length,
  );
  return rows.map((row) => row.map((value, k) => value - (means[k] ?? 0)));
}

/** The features of one word at 16 kHz; the samples' scale does not matter. */
export function featuresOf(samples: Float64Array): Features {
  const rows = withoutMean(withoutSilence(framesOf(normalised(samples))).map(cepstrum));
  return rows.map((row, n) => {
    const before = rows[Math.max(0, n - 1)] ?? row;
    const after = rows[Math.min(rows.length - 1, n + 1)] ?? row;
    const slopes = row.map((_, k) => (SLOPE_WEIGHT * ((after[k] ?? 0) - (before[k] ?? 0))) / 2);
    return Float64Array.from([...row, ...slopes]);
  });
}
