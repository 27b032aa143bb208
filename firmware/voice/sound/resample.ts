/**
 * Changes the sample rate with a windowed sinc: a low-pass a little below half of the lower rate, evaluated at exactly
 * the places of the new samples. The window is Kaiser's (Oppenheim & Schafer, Discrete-Time Signal Processing, 7.5.3).
 */

/** Zero crossings of the sinc on each side: with BETA the transition band is 0.08 of the lower rate wide. */
const CROSSINGS = 32;
/** Stop band about 90 dB down. */
const BETA = 9;
/** Middle of the transition band, in parts of half the lower rate. */
const CUT_OFF = 0.93;

/** Modified Bessel function of the first kind, order 0, by its power series. */
function bessel0(x: number): number {
  let sum = 1;
  let term = 1;
  for (let k = 1; term > sum * 1e-17; k += 1) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** The filter for one fraction of a sample: taps around the new sample's place, their sum exactly one. */
function tapsAt(fraction: number, halfWidth: number, cutOff: number): Float64Array {
  const taps = new Float64Array(2 * halfWidth);
  for (let index = 0; index < taps.length; index += 1) {
    const distance = index - halfWidth + 1 - fraction;
    const inWindow = 1 - (distance / halfWidth) ** 2;
    const angle = Math.PI * cutOff * distance;
    const sinc = distance === 0 ? 1 : Math.sin(angle) / angle;
    taps[index] = inWindow <= 0 ? 0 : sinc * bessel0(BETA * Math.sqrt(inWindow));
  }
  const sum = taps.reduce((total, tap) => total + tap, 0);
  return taps.map((tap) => tap / sum);
}

interface Filter {
  up: number;
  down: number;
  halfWidth: number;
  /** Taps for each place that a new sample can have between two old ones. */
  phases: Float64Array[];
}

function designFilter(fromRate: number, toRate: number): Filter {
  for (const rate of [fromRate, toRate])
    if (!Number.isInteger(rate) || rate < 1)
      throw new RangeError(`sample rate: expected a whole number of hertz, got ${rate}`);
  const divisor = greatestCommonDivisor(fromRate, toRate);
  const up = toRate / divisor;
  const cutOff = CUT_OFF * Math.min(1, toRate / fromRate);
  const halfWidth = Math.ceil(CROSSINGS / cutOff);
  const phases = Array.from({ length: up }, (_, phase) => tapsAt(phase / up, halfWidth, cutOff));
  return { up, down: fromRate / divisor, halfWidth, phases };
}

const filters = new Map<string, Filter>();

/** All clips but recordings come at one rate: its filter is kept. */
function filterFor(fromRate: number, toRate: number): Filter {
  const key = `${fromRate} ${toRate}`;
  const filter = filters.get(key) ?? designFilter(fromRate, toRate);
  filters.set(key, filter);
  return filter;
}

export function resample(samples: Float64Array, fromRate: number, toRate: number): Float64Array {
  const { up, down, halfWidth, phases } = filterFor(fromRate, toRate);
  if (up === down) return samples.slice();
  // Silence on both sides, so that the filter never reaches past the ends.
  const padded = new Float64Array(samples.length + 2 * halfWidth);
  padded.set(samples, halfWidth);
  const result = new Float64Array(Math.ceil((samples.length * up) / down));
  for (let index = 0; index < result.length; index += 1) {
    const place = index * down;
    const taps = phases[place % up] as Float64Array;
    const first = Math.floor(place / up) + 1;
    let sum = 0;
    for (let tap = 0; tap < taps.length; tap += 1) sum += (taps[tap] ?? 0) * (padded[first + tap] ?? 0);
    result[index] = sum;
  }
  return result;
}
