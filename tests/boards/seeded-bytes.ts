/** Bytes that look random and are the same for the same seed: mulberry32 by Tommy Ettinger, in the public domain. */
export function seededBytes(seed: number, length: number): Uint8Array {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  return Uint8Array.from({ length }, () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 24;
  });
}
