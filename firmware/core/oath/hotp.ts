/** HOTP values (RFC 4226, section 5): counter to code. */
import { hmacCompute, MAC } from '../crypto/hmac';
import { readU8, wipeBytes, writeU64 } from '../memory';

const COUNTER: usize = memory.data(8, 8);

/** 10 to the power of 6, 7 or 8. */
function modulus(digits: u32): u32 {
  return digits == 8 ? 100000000 : digits == 7 ? 10000000 : 1000000;
}

/**
 * Dynamic truncation (RFC 4226, section 5.3): 31 bits at the offset that the last byte names. The offset is odd as
 * often as even, so the bytes are loaded one by one.
 */
function truncate(macBytes: u32): u32 {
  const at = MAC + (readU8(MAC + macBytes - 1) & 15);
  return ((readU8(at) & 0x7f) << 24) | (readU8(at + 1) << 16) | (readU8(at + 2) << 8) | readU8(at + 3);
}

/** The code (a number below 10^digits) for a counter under the key that `hmacKey` was last given. */
export function hotp(counter: u64, digits: u32): u32 {
  writeU64(COUNTER, bswap<u64>(counter));
  const macBytes = hmacCompute(COUNTER, 8);
  const code = truncate(macBytes) % modulus(digits);
  wipeBytes(MAC, macBytes);
  return code;
}
