/** Synthetic sounds for the tests, and what is measured of them. */

export const SAMPLE_RATE = 16_000;

/** A vowel: pulses at `hertz` through three resonances, with soft ends. */
export function vowel(hertz: number, samples: number, peak = 12_000): Int16Array {
  const formants = [
    [700, 80],
    [1150, 90],
    [2500, 120],
  ] as const;
  let signal: number[] = Array.from({ length: samples }, (_, n) =>
    Math.floor((n * hertz) / SAMPLE_RATE) !== Math.floor(((n - 1) * hertz) / SAMPLE_RATE) ? 1 : 0,
  );
  for (const [frequency, bandwidth] of formants) {
    const radius = Math.exp((-Math.PI * bandwidth) / SAMPLE_RATE);
    const a1 = 2 * radius * Math.cos((2 * Math.PI * frequency) / SAMPLE_RATE);
    const a2 = -radius * radius;
    let y1 = 0;
    let y2 = 0;
    signal = signal.map((x) => {
      const y = x + a1 * y1 + a2 * y2;
      [y1, y2] = [y, y1];
      return y;
    });
  }
  const highest = signal.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  const edge = 320;
  return Int16Array.from(signal, (x, n) => {
    const ramp = Math.min(1, n / edge, (samples - 1 - n) / edge);
    return Math.round((x / highest) * peak * ramp);
  });
}

/** The pitch by autocorrelation, the highest peak between 60 and 400 Hz, to a fraction of a sample. */
export function pitchHertz(samples: Int16Array): number {
  const from = Math.floor(samples.length / 5);
  const window = samples.subarray(from, samples.length - from);
  const at = (lag: number): number => {
    let sum = 0;
    for (let n = 0; n + 267 < window.length; n++) sum += window[n]! * window[n + lag]!;
    return sum;
  };
  const lags = Array.from({ length: 227 }, (_, i) => i + 40);
  const scores = lags.map(at);
  const top = Math.max(...scores);
  // The first peak near the top: multiples of the period are nearly as high.
  const index = scores.findIndex(
    (score, i) =>
      score > 0.85 * top && score >= (scores[i - 1] ?? -Infinity) && score >= (scores[i + 1] ?? -Infinity),
  );
  const [before, peak, after] = [scores[index - 1] ?? 0, scores[index]!, scores[index + 1] ?? 0];
  const shift = (before - after) / (2 * (before - 2 * peak + after));
  return SAMPLE_RATE / (lags[index]! + shift);
}

export function rms(samples: Int16Array): number {
  return Math.sqrt(samples.reduce((sum, x) => sum + x * x, 0) / samples.length);
}

/** The greatest step from one sample to the next. */
export function greatestStep(samples: Int16Array): number {
  return samples.reduce((most, x, n) => (n === 0 ? most : Math.max(most, Math.abs(x - samples[n - 1]!))), 0);
}

export function peak(samples: Int16Array): number {
  return samples.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
}

export function decibels(ratio: number): number {
  return 20 * Math.log10(ratio);
}
