/** SHA-256 in four lanes (FIPS 180-4, section 6.2). */
import { SCHEDULE, beginWith } from './memory';
import { CUBE_ROOTS, SQUARE_ROOTS } from './prime-roots';
import { add, choose, majority, rotateRight, xor } from './words';

export function sha256Begin(): void {
  beginWith<u32>(SQUARE_ROOTS + 4, 8);
}

function bigSigma0(x: v128): v128 {
  return xor(xor(rotateRight<u32>(x, 2), rotateRight<u32>(x, 13)), rotateRight<u32>(x, 22));
}

function bigSigma1(x: v128): v128 {
  return xor(xor(rotateRight<u32>(x, 6), rotateRight<u32>(x, 11)), rotateRight<u32>(x, 25));
}

function smallSigma0(x: v128): v128 {
  return xor(xor(rotateRight<u32>(x, 7), rotateRight<u32>(x, 18)), v128.shr<u32>(x, 3));
}

function smallSigma1(x: v128): v128 {
  return xor(xor(rotateRight<u32>(x, 17), rotateRight<u32>(x, 19)), v128.shr<u32>(x, 10));
}

/** Makes the word 16 behind `p`. */
function extend(p: usize): void {
  const old = add<u32>(smallSigma0(v128.load(p, 16)), v128.load(p));
  v128.store(p, add<u32>(add<u32>(smallSigma1(v128.load(p, 224)), v128.load(p, 144)), old), 256);
}

/** Takes the block in SCHEDULE into a hash value, see `compress`. */
export function sha256Compress(from: usize, stride: usize, to: usize): void {
  let a = v128.load32_splat(from);
  let b = v128.load32_splat(from + stride);
  let c = v128.load32_splat(from + 2 * stride);
  let d = v128.load32_splat(from + 3 * stride);
  let e = v128.load32_splat(from + 4 * stride);
  let f = v128.load32_splat(from + 5 * stride);
  let g = v128.load32_splat(from + 6 * stride);
  let h = v128.load32_splat(from + 7 * stride);
  let k = CUBE_ROOTS;
  for (let p = SCHEDULE; p < SCHEDULE + 1024; p += 16) {
    if (p < SCHEDULE + 768) extend(p);
    const word = add<u32>(v128.load(p), v128.load32_splat(k, 4));
    const t1 = add<u32>(add<u32>(add<u32>(h, word), choose(e, f, g)), bigSigma1(e));
    h = g;
    g = f;
    f = e;
    e = add<u32>(d, t1);
    d = c;
    c = b;
    b = a;
    a = add<u32>(add<u32>(t1, majority(b, c, d)), bigSigma0(b));
    k += 8;
  }
  v128.store(to, add<u32>(a, v128.load32_splat(from)));
  v128.store(to, add<u32>(b, v128.load32_splat(from + stride)), 16);
  v128.store(to, add<u32>(c, v128.load32_splat(from + 2 * stride)), 32);
  v128.store(to, add<u32>(d, v128.load32_splat(from + 3 * stride)), 48);
  v128.store(to, add<u32>(e, v128.load32_splat(from + 4 * stride)), 64);
  v128.store(to, add<u32>(f, v128.load32_splat(from + 5 * stride)), 80);
  v128.store(to, add<u32>(g, v128.load32_splat(from + 6 * stride)), 96);
  v128.store(to, add<u32>(h, v128.load32_splat(from + 7 * stride)), 112);
}
