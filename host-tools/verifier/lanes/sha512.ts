/** SHA-512 in two lanes (FIPS 180-4, section 6.4). */
import { SCHEDULE, beginWith } from './memory';
import { CUBE_ROOTS, SQUARE_ROOTS } from './prime-roots';
import { add, choose, majority, rotateRight, xor } from './words';

export function sha512Begin(): void {
  beginWith<u64>(SQUARE_ROOTS, 8);
}

function bigSigma0(x: v128): v128 {
  return xor(xor(rotateRight<u64>(x, 28), rotateRight<u64>(x, 34)), rotateRight<u64>(x, 39));
}

function bigSigma1(x: v128): v128 {
  return xor(xor(rotateRight<u64>(x, 14), rotateRight<u64>(x, 18)), rotateRight<u64>(x, 41));
}

function smallSigma0(x: v128): v128 {
  return xor(xor(rotateRight<u64>(x, 1), rotateRight<u64>(x, 8)), v128.shr<u64>(x, 7));
}

function smallSigma1(x: v128): v128 {
  return xor(xor(rotateRight<u64>(x, 19), rotateRight<u64>(x, 61)), v128.shr<u64>(x, 6));
}

/** Makes the word 16 behind `p`. */
function extend(p: usize): void {
  const old = add<u64>(smallSigma0(v128.load(p, 16)), v128.load(p));
  v128.store(p, add<u64>(add<u64>(smallSigma1(v128.load(p, 224)), v128.load(p, 144)), old), 256);
}

/** Takes the block in SCHEDULE into a hash value, see `compress`. */
export function sha512Compress(from: usize, stride: usize, to: usize): void {
  let a = v128.load64_splat(from);
  let b = v128.load64_splat(from + stride);
  let c = v128.load64_splat(from + 2 * stride);
  let d = v128.load64_splat(from + 3 * stride);
  let e = v128.load64_splat(from + 4 * stride);
  let f = v128.load64_splat(from + 5 * stride);
  let g = v128.load64_splat(from + 6 * stride);
  let h = v128.load64_splat(from + 7 * stride);
  let k = CUBE_ROOTS;
  for (let p = SCHEDULE; p < SCHEDULE + 1280; p += 16) {
    if (p < SCHEDULE + 1024) extend(p);
    const word = add<u64>(v128.load(p), v128.load64_splat(k));
    const t1 = add<u64>(add<u64>(add<u64>(h, word), choose(e, f, g)), bigSigma1(e));
    h = g;
    g = f;
    f = e;
    e = add<u64>(d, t1);
    d = c;
    c = b;
    b = a;
    a = add<u64>(add<u64>(t1, majority(b, c, d)), bigSigma0(b));
    k += 8;
  }
  v128.store(to, add<u64>(a, v128.load64_splat(from)));
  v128.store(to, add<u64>(b, v128.load64_splat(from + stride)), 16);
  v128.store(to, add<u64>(c, v128.load64_splat(from + 2 * stride)), 32);
  v128.store(to, add<u64>(d, v128.load64_splat(from + 3 * stride)), 48);
  v128.store(to, add<u64>(e, v128.load64_splat(from + 4 * stride)), 64);
  v128.store(to, add<u64>(f, v128.load64_splat(from + 5 * stride)), 80);
  v128.store(to, add<u64>(g, v128.load64_splat(from + 6 * stride)), 96);
  v128.store(to, add<u64>(h, v128.load64_splat(from + 7 * stride)), 112);
}
