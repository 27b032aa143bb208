/**
 * What the test build exports besides main.ts: the calculations alone, on addresses that a test chooses. It is an
 * entry of that build only (scripts/build.mjs), so no image that ships has these doors.
 */
import { crc16, crc32 } from './crypto/crc';
import { digestBegin, digestBytes, digestFinish, digestUpdate } from './crypto/digest';
import { hmacCompute, hmacKey, hmacWipe, MAC } from './crypto/hmac';
import { dateNumber } from './device/calendar';
import { copyBytes } from './memory';
import { hotp } from './oath/hotp';

/** Writes the digest of a message to `to` (double-word-aligned); gives its length in bytes. */
export function testDigest(algorithm: u32, message: usize, messageBytes: u32, to: usize): u32 {
  digestBegin(algorithm);
  digestUpdate(message, messageBytes);
  digestFinish(to);
  return digestBytes(algorithm);
}

/** The same, the message handed over in parts of `partBytes`. */
export function testDigestInParts(
  algorithm: u32,
  message: usize,
  messageBytes: u32,
  partBytes: u32,
  to: usize,
): u32 {
  digestBegin(algorithm);
  for (let taken: u32 = 0; taken < messageBytes; taken += partBytes) {
    digestUpdate(message + taken, min<u32>(partBytes, messageBytes - taken));
  }
  digestFinish(to);
  return digestBytes(algorithm);
}

/** Keys HMAC for the calls below. */
export function testHmacKey(algorithm: u32, key: usize, keyBytes: u32): void {
  hmacKey(algorithm, key, keyBytes);
}

/** Writes the HMAC of a message to `to`; gives its length in bytes. */
export function testHmac(message: usize, messageBytes: u32, to: usize): u32 {
  const bytes = hmacCompute(message, messageBytes);
  copyBytes(to, MAC, bytes);
  return bytes;
}

export function testHmacWipe(): void {
  hmacWipe();
}

/** The code as a number, for the key that HMAC was last given. */
export function testHotp(counterLow: u32, counterHigh: u32, digits: u32): u32 {
  return hotp(((<u64>counterHigh) << 32) | counterLow, digits);
}

/** Year, month and day as one decimal number. */
export function testDateNumber(daysSince1970: u32): u32 {
  return dateNumber(daysSince1970);
}

export function testCrc16(address: usize, bytes: u32): u32 {
  return crc16(address, bytes);
}

export function testCrc32(address: usize, bytes: u32): u32 {
  return crc32(address, bytes);
}
