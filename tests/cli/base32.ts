/** RFC 4648 section 6 without padding, written apart from the product's reader, for tests that look for secrets. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Whole groups of five bytes only. */
export function base32(bytes: Uint8Array): string {
  let number = 0n;
  for (const byte of bytes) number = number * 256n + BigInt(byte);
  let text = '';
  for (let symbols = (bytes.length * 8) / 5; symbols > 0; symbols -= 1) {
    text = ALPHABET[Number(number % 32n)]! + text;
    number /= 32n;
  }
  return text;
}
