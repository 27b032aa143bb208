/** Seeded noise, white and pink, and the level at which it is laid over speech. */

/** Marsaglia's xorshift32 (Journal of Statistical Software 8(14), 2003): the same seed gives the same noise everywhere. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0 || 1;
    for (let i = 0; i < 8; i++) this.next();
  }

  /** From 0 up to but not including 1. */
  next(): number {
    this.#state ^= this.#state << 13;
    this.#state ^= this.#state >>> 17;
    this.#state ^= this.#state << 5;
    return (this.#state >>> 0) / 2 ** 32;
  }

  /** A whole number from 0 up to but not including `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  /** Mean 0, variance 1: the sum of twelve even numbers is near enough to a bell curve for noise. */
  gauss(): number {
    let sum = -6;
    for (let i = 0; i < 12; i++) sum += this.next();
    return sum;
  }
}

export function whiteNoise(length: number, random: Random): Float64Array {
  const noise = new Float64Array(length);
  for (let n = 0; n < length; n++) noise[n] = random.gauss();
  return noise;
}

/** Rows of Voss's generator: each holds its number twice as long as the one before; 14 rows reach down to 1 Hz. */
const PINK_ROWS = 14;

/** Noise that falls by 3 dB an octave, as that of rooms and streets does (Voss and Clarke; McCartney's order of updates). */
export function pinkNoise(length: number, random: Random): Float64Array {
  const rows = Array.from({ length: PINK_ROWS }, () => random.gauss());
  const noise = new Float64Array(length);
  for (let n = 0; n < length; n++) {
    rows[Math.min(PINK_ROWS - 1, 31 - Math.clz32((n + 1) & -(n + 1)))] = random.gauss();
    let sum = random.gauss();
    for (const value of rows) sum += value;
    noise[n] = sum;
  }
  return noise;
}

/** Of the samples that are louder than `threshold`. */
export function meanPowerOver(samples: Float64Array, threshold: number): number {
  let sum = 0;
  let count = 0;
  for (const sample of samples) {
    if (!(Math.abs(sample) > threshold)) continue;
    sum += sample * sample;
    count++;
  }
  return sum / Math.max(1, count);
}

export function meanPower(samples: Float64Array): number {
  return meanPowerOver(samples, -1);
}

/** The speech with noise so strong that speech of `speechPower` stands `decibels` over it. */
export function withNoise(
  speech: Float64Array,
  noise: Float64Array,
  decibels: number,
  speechPower = meanPower(speech),
): Float64Array {
  const gain = Math.sqrt(speechPower / 10 ** (decibels / 10) / meanPower(noise));
  const noisy = new Float64Array(speech.length);
  for (let n = 0; n < noisy.length; n++) noisy[n] = speech[n]! + gain * noise[n]!;
  return noisy;
}
