/** How much two pieces of a clip resemble each other: where WSOLA spends its time, so it looks at every second sample. */
import { Row16 } from '../base/memory';

/** Samples in which one piece is faded in over another. */
export const CROSSFADE_SHIFT: u32 = 7;
export const CROSSFADE: u32 = 1 << CROSSFADE_SHIFT;

/** Correlation of 128 samples. 64 products of 30 bits fit in 32 when each gives up its lower 6. */
export function similarity(a: usize, b: usize): i32 {
  let sum: i32 = 0;
  for (const end = a + CROSSFADE * 2; a < end; a += 16) {
    const one = changetype<Row16>(a);
    const other = changetype<Row16>(b);
    sum += (<i32>one.n6 * other.n6) >> 6;
    sum += (<i32>one.n4 * other.n4) >> 6;
    sum += (<i32>one.n2 * other.n2) >> 6;
    sum += (<i32>one.n0 * other.n0) >> 6;
    b += 16;
  }
  return sum;
}
