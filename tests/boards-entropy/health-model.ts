/**
 * The health tests of NIST SP 800-90B section 4.4 and what follows from them, said once more: whole streams are looked
 * at, where the boards' code counts sample by sample.
 */
import { createHash } from 'node:crypto';

/** Bits of min-entropy that a sample is taken to hold, and -log2 of the false-alarm rate. */
const H = 1;
const ALPHA_BITS = 30;

/** Section 4.4.1: 1 + ceil(-log2(alpha) / H). */
export const REPETITION_CUTOFF = 1 + Math.ceil(ALPHA_BITS / H);
/** Section 4.4.2: 512 for samples of more than two values. */
export const WINDOW = 512;
export const PROPORTION_CUTOFF = 1 + criticalBinomial(WINDOW, ALPHA_BITS);

export const START_UP_SAMPLES = 1024;
/** Noise of 256 + 64 bits (SP 800-90C section 3.2.2.2) at H bits a sample. */
export const POOL_SAMPLES = (256 + 64) / H;

/** CRITBINOM(n, 1/2, 1 - 2^-bits), exactly: the least k for which at most k of n come true so often. */
function criticalBinomial(n: number, bits: number): number {
  const enough = 2n ** BigInt(n) - 2n ** BigInt(n - bits);
  let ways = 1n;
  let sum = 1n;
  let k = 0;
  while (sum < enough) {
    k++;
    ways = (ways * BigInt(n - k + 1)) / BigInt(k);
    sum += ways;
  }
  return k;
}

function repetitionRefuses(samples: Uint8Array, at: number): boolean {
  const run = samples.subarray(Math.max(0, at - REPETITION_CUTOFF + 1), at + 1);
  return run.length === REPETITION_CUTOFF && run.every((sample) => sample === samples[at]);
}

function proportionRefuses(samples: Uint8Array, at: number): boolean {
  const window = samples.subarray(at - (at % WINDOW), at + 1);
  return window.filter((sample) => sample === window[0]).length >= PROPORTION_CUTOFF;
}

/** Where the stream is refused first; null when it is not. */
export function firstRefused(samples: Uint8Array): number | null {
  const at = samples.findIndex(
    (_, each) => repetitionRefuses(samples, each) || proportionRefuses(samples, each),
  );
  return at < 0 ? null : at;
}

/** What a board with this noise gives at each of `wishes` from power-on: a hash of 320 samples, or `none`. */
export function given(noise: Uint8Array, wishes: number): string[] {
  const refusedAt = firstRefused(noise) ?? noise.length;
  return Array.from({ length: wishes }, (_, wish) => {
    const start = START_UP_SAMPLES + wish * POOL_SAMPLES;
    const end = start + POOL_SAMPLES;
    if (end > refusedAt) return 'none';
    return createHash('sha256').update(noise.subarray(start, end)).digest('hex');
  });
}
