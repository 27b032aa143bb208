/** Loudness of one channel by ITU-R BS.1770-4, annex 1: K-weighting, 400 ms blocks, two gates. */

interface Biquad {
  b: [number, number, number];
  a: [number, number];
}

/**
 * The standard prints its two filters for 48 kHz only; these are the analogue filters behind them, brought to any rate by
 * the bilinear transform (constants as in libebur128, which reproduces the printed ones at 48 kHz).
 */
export function kWeighting(rate: number): [Biquad, Biquad] {
  const shelfQ = 0.7071752369554196;
  const shelfGain = 10 ** (3.999843853973347 / 20);
  const middleGain = shelfGain ** 0.4996667741545416;
  const k = Math.tan((Math.PI * 1681.974450955533) / rate);
  const shelfScale = 1 + k / shelfQ + k * k;
  const passQ = 0.5003270373238773;
  const p = Math.tan((Math.PI * 38.13547087602444) / rate);
  const passScale = 1 + p / passQ + p * p;
  return [
    {
      b: [
        (shelfGain + (middleGain * k) / shelfQ + k * k) / shelfScale,
        (2 * (k * k - shelfGain)) / shelfScale,
        (shelfGain - (middleGain * k) / shelfQ + k * k) / shelfScale,
      ],
      a: [(2 * (k * k - 1)) / shelfScale, (1 - k / shelfQ + k * k) / shelfScale],
    },
    {
      b: [1, -2, 1],
      a: [(2 * (p * p - 1)) / passScale, (1 - p / passQ + p * p) / passScale],
    },
  ];
}

function filter({ b, a }: Biquad, samples: Float64Array): Float64Array {
  const result = new Float64Array(samples.length);
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  for (let index = 0; index < samples.length; index += 1) {
    const x = samples[index] ?? 0;
    const y = b[0] * x + b[1] * x1 + b[2] * x2 - a[0] * y1 - a[1] * y2;
    [x2, x1, y2, y1] = [x1, x, y1, y];
    result[index] = y;
  }
  return result;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const toLufs = (power: number): number => -0.691 + 10 * Math.log10(power);

const ABSOLUTE_GATE_LUFS = -70;
const RELATIVE_GATE_LU = 10;

/** Mean squares of blocks of 400 ms, a quarter of a block apart. */
function blockPowers(weighted: Float64Array, rate: number): number[] {
  const block = Math.round(0.4 * rate);
  const step = Math.round(0.1 * rate);
  const powers: number[] = [];
  for (let start = 0; start + block <= weighted.length; start += step) {
    let sum = 0;
    for (let index = start; index < start + block; index += 1) sum += (weighted[index] ?? 0) ** 2;
    powers.push(sum / block);
  }
  return powers;
}

/** Integrated loudness in LUFS of samples between -1 and 1; -Infinity for silence. */
export function loudnessOf(samples: Float64Array, rate: number): number {
  const [shelf, pass] = kWeighting(rate);
  const audible = blockPowers(filter(pass, filter(shelf, samples)), rate).filter(
    (power) => toLufs(power) > ABSOLUTE_GATE_LUFS,
  );
  if (audible.length === 0) return -Infinity;
  const gate = toLufs(mean(audible)) - RELATIVE_GATE_LU;
  return toLufs(mean(audible.filter((power) => toLufs(power) > gate)));
}

/** Long enough that where the blocks fall no longer matters, and that the filters have settled. */
const LOOP_SECONDS = 4;

/** A clip may be shorter than a block, so it is measured said over and over. */
export function clipLoudness(samples: Float64Array, rate: number): number {
  if (samples.length === 0) return -Infinity;
  const looped = new Float64Array(Math.ceil((LOOP_SECONDS * rate) / samples.length) * samples.length);
  for (let start = 0; start < looped.length; start += samples.length) looped.set(samples, start);
  return loudnessOf(looped, rate);
}
