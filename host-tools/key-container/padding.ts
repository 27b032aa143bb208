/** Fills the last block before AES-CBC, and takes the filling off (XML Encryption section 5.2). */
import { BLOCK_BYTES } from './container-crypto.ts';

/** Each byte tells how many were added, which also those readers take that know PKCS #7 (RFC 5652 section 6.3) alone. */
export function pad(plain: Uint8Array): Uint8Array {
  const added = BLOCK_BYTES - (plain.length % BLOCK_BYTES);
  const padded = new Uint8Array(plain.length + added).fill(added);
  padded.set(plain);
  return padded;
}

/** The last byte tells; those before it may be anything. Null when it tells of more than a block, or of none. */
export function unpad(padded: Uint8Array): Uint8Array | null {
  const added = padded.at(-1) ?? 0;
  if (added === 0 || added > BLOCK_BYTES) return null;
  return padded.subarray(0, padded.length - added);
}
