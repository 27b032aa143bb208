/**
 * How far apart two words are, whatever the pace of each: dynamic time warping (Sakoe and Chiba, IEEE Trans. ASSP
 * 26(1), 1978).
 */
import type { Features } from './mfcc.ts';

function between(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) {
    const apart = a[i]! - b[i]!;
    sum += apart * apart;
  }
  return Math.sqrt(sum);
}

/** The cheapest way through both words with steps (1,1), (1,0) and (0,1), over the sum of their lengths. */
export function distance(a: Features, b: Features): number {
  let previous = new Float64Array(b.length + 1).fill(Infinity);
  let current = new Float64Array(b.length + 1);
  previous[0] = 0;
  for (const row of a) {
    current[0] = Infinity;
    for (let j = 0; j < b.length; j++) {
      const cheapest = Math.min(previous[j]!, previous[j + 1]!, current[j]!);
      current[j + 1] = between(row, b[j]!) + cheapest;
    }
    [previous, current] = [current, previous];
  }
  return previous[b.length]! / (a.length + b.length);
}
