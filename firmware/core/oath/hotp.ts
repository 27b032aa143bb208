/** HOTP values (RFC 4226, section 5): counter to code. */
import { hmacCompute, MAC } from '../crypto/hmac';
import { readU32, readU8, wipeBytes, writeU64 } from '../base/memory';

const COUNTER: usize = memory.data(8, 8);

/**
 * The last 6, 7 or 8 decimal digits of a number of 31 bits. Multiplied by a reciprocal, since a Cortex-M0+ has no
 * division and libgcc's takes as long as its numbers make it; the table of them is that of Granlund and Montgomery
 * (PLDI 1994), section 4: ceil(2^shift / 10^digits), the shift being such that the quotient of 31 bits is exact.
 */
function lastDigits(value: u32, digits: u32): u32 {
  if (digits == 8) return value - <u32>((<u64>value * 1441151881) >> 57) * 100000000;
  if (digits == 7) return value - <u32>((<u64>value * 1801439851) >> 54) * 10000000;
  return value - <u32>((<u64>value * 2251799814) >> 51) * 1000000;
}

/**
 * Dynamic truncation (RFC 4226, section 5.3): 31 bits at the offset that the last byte names. The offset comes from the
 * secret, so it addresses nothing: every word that it could name is loaded, and they are shifted to their place by
 * eight, four and then single bytes.
 */
function truncate(macBytes: u32): u32 {
  const offset = readU8(MAC + macBytes - 1) & 15;
  let w0 = bswap<u32>(readU32(MAC));
  let w1 = bswap<u32>(readU32(MAC + 4));
  let w2 = bswap<u32>(readU32(MAC + 8));
  const w3 = bswap<u32>(readU32(MAC + 12));
  const w4 = bswap<u32>(readU32(MAC + 16));
  const byEight: u32 = 0 - (offset >> 3);
  w0 ^= (w0 ^ w2) & byEight;
  w1 ^= (w1 ^ w3) & byEight;
  w2 ^= (w2 ^ w4) & byEight;
  const byFour: u32 = 0 - ((offset >> 2) & 1);
  w0 ^= (w0 ^ w1) & byFour;
  w1 ^= (w1 ^ w2) & byFour;
  const bits = (offset & 3) << 3;
  return ((w0 << bits) | ((w1 >> 1) >> (31 - bits))) & 0x7fffffff;
}

/** The code (a number below 10^digits) for a counter under the key that `hmacKey` was last given. */
export function hotp(counter: u64, digits: u32): u32 {
  writeU64(COUNTER, bswap<u64>(counter));
  const macBytes = hmacCompute(COUNTER, 8);
  const code = lastDigits(truncate(macBytes), digits);
  wipeBytes(MAC, macBytes);
  return code;
}
