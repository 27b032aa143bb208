/** How much two pieces of a clip resemble each other: where WSOLA spends its time, so it looks at every second sample. */
import { readI16 } from '../memory';

/** Samples in which one piece is faded in over another. */
export const CROSSFADE_SHIFT: u32 = 7;
export const CROSSFADE: u32 = 1 << CROSSFADE_SHIFT;

/** Correlation of 128 samples. 64 products of 30 bits fit in 32 when each gives up its lower 6. */
export function similarity(a: usize, b: usize): i32 {
  let sum: i32 = 0;
  for (const end = a + CROSSFADE * 2; a < end; a += 4) {
    sum += (readI16(a) * readI16(b)) >> 6;
    b += 4;
  }
  return sum;
}
