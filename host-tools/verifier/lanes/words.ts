/** Words of all lanes at once: the operations and functions that the three hashes share (FIPS 180-4, sections 3.2 and 4.1). */

export function add<T extends number>(x: v128, y: v128): v128 {
  return v128.add<T>(x, y);
}

export function xor(x: v128, y: v128): v128 {
  return v128.xor(x, y);
}

export function rotateRight<T extends number>(x: v128, bits: i32): v128 {
  return v128.or(v128.shr<T>(x, bits), v128.shl<T>(x, sizeof<T>() * 8 - bits));
}

export function choose(x: v128, y: v128, z: v128): v128 {
  return xor(z, v128.and(x, xor(y, z)));
}

export function majority(x: v128, y: v128, z: v128): v128 {
  return xor(y, v128.and(xor(x, y), xor(y, z)));
}
