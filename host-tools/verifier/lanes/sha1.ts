/** SHA-1 in four lanes (FIPS 180-4, section 6.1). Still sound inside HMAC (RFC 6194), not as a hash of its own. */
import { SCHEDULE, beginWith } from './memory';
import { add, choose, majority, rotateRight, xor } from './words';

/** Five words, and three more that nothing looks at. */
const INITIAL: usize = memory.data<u32>([
  0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0, 0, 0, 0,
]);
/** A constant for twenty rounds each. */
const CONSTANTS: usize = memory.data<u32>([0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6]);

export function sha1Begin(): void {
  beginWith<u32>(INITIAL, 4);
}

/** Makes the word 16 behind `p` of those that stand 16, 14, 8 and 3 before it. */
function extend(p: usize, w16: v128, w14: v128, w8: v128, w3: v128): v128 {
  const word = rotateRight<u32>(xor(xor(w3, w8), xor(w14, w16)), 31);
  v128.store(p, word, 256);
  return word;
}

/** Section 4.1.1. */
function mixed(phase: i32, x: v128, y: v128, z: v128): v128 {
  return phase == 0 ? choose(x, y, z) : phase == 2 ? majority(x, y, z) : xor(xor(x, y), z);
}

/** What e becomes. The halves of a's rotation are added one by one: the next round waits for the last of them alone. */
function rotated(e: v128, a: v128, f: v128, k: v128, w: v128): v128 {
  const sum = add<u32>(add<u32>(e, add<u32>(k, w)), f);
  return add<u32>(add<u32>(sum, v128.shl<u32>(a, 5)), v128.shr<u32>(a, 27));
}

/**
 * Takes the block in SCHEDULE into a hash value, see `compress`. Five rounds at a time, so that no variable is moved and few
 * words are loaded twice: an eighth of the time.
 */
export function sha1Compress(from: usize, stride: usize, to: usize): void {
  let a = v128.load32_splat(from);
  let b = v128.load32_splat(from + stride);
  let c = v128.load32_splat(from + 2 * stride);
  let d = v128.load32_splat(from + 3 * stride);
  let e = v128.load32_splat(from + 4 * stride);
  let p = SCHEDULE;
  for (let phase = 0; phase < 4; phase++) {
    const k = v128.load32_splat(CONSTANTS + (phase << 2));
    for (const end = p + 320; p < end; p += 80) {
      const w0 = v128.load(p);
      const w1 = v128.load(p, 16);
      const w2 = v128.load(p, 32);
      const w3 = v128.load(p, 48);
      const w4 = v128.load(p, 64);
      // The last of 65 words is one too many.
      if (p < SCHEDULE + 1040) {
        const w16 = extend(p, w0, w2, v128.load(p, 128), v128.load(p, 208));
        const w17 = extend(p + 16, w1, w3, v128.load(p, 144), v128.load(p, 224));
        extend(p + 32, w2, w4, v128.load(p, 160), v128.load(p, 240));
        extend(p + 48, w3, v128.load(p, 80), v128.load(p, 176), w16);
        extend(p + 64, w4, v128.load(p, 96), v128.load(p, 192), w17);
      }
      e = rotated(e, a, mixed(phase, b, c, d), k, w0);
      b = rotateRight<u32>(b, 2);
      d = rotated(d, e, mixed(phase, a, b, c), k, w1);
      a = rotateRight<u32>(a, 2);
      c = rotated(c, d, mixed(phase, e, a, b), k, w2);
      e = rotateRight<u32>(e, 2);
      b = rotated(b, c, mixed(phase, d, e, a), k, w3);
      d = rotateRight<u32>(d, 2);
      a = rotated(a, b, mixed(phase, c, d, e), k, w4);
      c = rotateRight<u32>(c, 2);
    }
  }
  v128.store(to, add<u32>(a, v128.load32_splat(from)));
  v128.store(to, add<u32>(b, v128.load32_splat(from + stride)), 16);
  v128.store(to, add<u32>(c, v128.load32_splat(from + 2 * stride)), 32);
  v128.store(to, add<u32>(d, v128.load32_splat(from + 3 * stride)), 48);
  v128.store(to, add<u32>(e, v128.load32_splat(from + 4 * stride)), 64);
}
