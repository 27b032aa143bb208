/** SHA-1 in four lanes (FIPS 180-4, section 6.1). Still sound inside HMAC (RFC 6194), not as a hash of its own. */
import { SCHEDULE, STATE, beginWith } from './memory';
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

/** Makes the word 16 behind `p`. */
function extend(p: usize): void {
  const sum = xor(xor(v128.load(p, 208), v128.load(p, 128)), xor(v128.load(p, 32), v128.load(p)));
  v128.store(p, rotateRight<u32>(sum, 31), 256);
}

/** Section 4.1.1. */
function mixed(phase: i32, x: v128, y: v128, z: v128): v128 {
  return phase == 0 ? choose(x, y, z) : phase == 2 ? majority(x, y, z) : xor(xor(x, y), z);
}

/** What e becomes. The halves of a's rotation are added one by one: the next round waits for the last of them alone. */
function rotated(e: v128, a: v128, f: v128, k: v128, p: usize): v128 {
  const sum = add<u32>(add<u32>(e, add<u32>(k, v128.load(p))), f);
  return add<u32>(add<u32>(sum, v128.shl<u32>(a, 5)), v128.shr<u32>(a, 27));
}

/** Takes the block in SCHEDULE into STATE. Five rounds at a time, so that no variable is moved: a fifteenth of the time. */
export function sha1Compress(): void {
  let a = v128.load(STATE);
  let b = v128.load(STATE, 16);
  let c = v128.load(STATE, 32);
  let d = v128.load(STATE, 48);
  let e = v128.load(STATE, 64);
  let p = SCHEDULE;
  for (let phase = 0; phase < 4; phase++) {
    const k = v128.load32_splat(CONSTANTS + (phase << 2));
    for (const end = p + 320; p < end; p += 80) {
      // The last of 65 words is one too many.
      if (p < SCHEDULE + 1040) {
        extend(p);
        extend(p + 16);
        extend(p + 32);
        extend(p + 48);
        extend(p + 64);
      }
      e = rotated(e, a, mixed(phase, b, c, d), k, p);
      b = rotateRight<u32>(b, 2);
      d = rotated(d, e, mixed(phase, a, b, c), k, p + 16);
      a = rotateRight<u32>(a, 2);
      c = rotated(c, d, mixed(phase, e, a, b), k, p + 32);
      e = rotateRight<u32>(e, 2);
      b = rotated(b, c, mixed(phase, d, e, a), k, p + 48);
      d = rotateRight<u32>(d, 2);
      a = rotated(a, b, mixed(phase, c, d, e), k, p + 64);
      c = rotateRight<u32>(c, 2);
    }
  }
  v128.store(STATE, add<u32>(a, v128.load(STATE)));
  v128.store(STATE, add<u32>(b, v128.load(STATE, 16)), 16);
  v128.store(STATE, add<u32>(c, v128.load(STATE, 32)), 32);
  v128.store(STATE, add<u32>(d, v128.load(STATE, 48)), 48);
  v128.store(STATE, add<u32>(e, v128.load(STATE, 64)), 64);
}
