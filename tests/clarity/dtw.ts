// How far apart two words are, whatever the pace of each: dynamic time warping (Sakoe and Chiba, IEEE Trans. ASSP 26(1), 1978).
import type { Features } from './mfcc.ts';

function between(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += ((a[i] ?? 0) - (b[i] ?? 0)) ** 2;
  return Math.sqrt(sum);
}

/** The cheapest way through both words with steps (1,1), (1,0) and (0,1), over the sum of their lengths. */
export function distance(a: Features, b: Features): number {
  let previous = new Float64Array(b.length + 1).fill(Infinity);
  previous[0] = 0;
  for (const row of a) {
    const current = new Float64Array(b.length + 1).fill(Infinity);
    b.forEach((other, j) => {
      const cheapest = Math.min(previous[j] ?? Infinity, previous[j + 1] ?? Infinity, current[j] ?? Infinity);
      current[j + 1] = between(row, other) + cheapest;
    });
    previous = current;
  }
  return (previous[b.length] ?? Infinity) / (a.length + b.length);
}
