/**
 * Loudness as ears weigh it, written anew from ITU-R BS.1770-5, so that it cannot share a fault with the voice build's.
 */
import { transform } from './fourier.ts';
import { SAMPLE_RATE } from './mfcc.ts';

/** BS.1770-5 annex 1, tables 1 and 2: the two filters, given for this rate only. */
const FILTER_RATE = 48_000;
const SHELF = {
  b: [1.53512485958697, -2.69169618940638, 1.19839281085285],
  a: [1, -1.69065929318241, 0.73248077421585],
};
const HIGH_PASS = { b: [1, -2, 1], a: [1, -1.99004745483398, 0.99007225036621] };

/** How much power one of the filters lets through at a frequency. */
function power({ b, a }: { b: number[]; a: number[] }, hertz: number): number {
  const angle = (2 * Math.PI * hertz) / FILTER_RATE;
  const squared = (terms: number[]): number => {
    const re = terms.reduce((sum, term, n) => sum + term * Math.cos(n * angle), 0);
    const im = terms.reduce((sum, term, n) => sum + term * Math.sin(n * angle), 0);
    return re * re + im * im;
  };
  return squared(b) / squared(a);
}

/**
 * Loudness in LUFS of a word said over and over without a pause. The weighting is laid over the word's spectrum, so the
 * standard's filters hold at any rate. Its gate, made for pauses, is left out: within a word there are none to speak of.
 */
export function loudness(samples: Int16Array): number {
  const size = 2 ** Math.ceil(Math.log2(Math.max(2, samples.length)));
  const re = new Float64Array(size);
  const im = new Float64Array(size);
  samples.forEach((sample, n) => (re[n] = sample / 32768));
  transform(re, im);
  let sum = 0;
  for (let bin = 1; bin < size / 2; bin++) {
    const hertz = (bin * SAMPLE_RATE) / size;
    const weight = power(SHELF, hertz) * power(HIGH_PASS, hertz);
    sum += 2 * weight * ((re[bin] ?? 0) ** 2 + (im[bin] ?? 0) ** 2);
  }
  // Parseval: the sum over all bins is `size` times the sum of the squared samples.
  return -0.691 + 10 * Math.log10(sum / size / samples.length);
}
