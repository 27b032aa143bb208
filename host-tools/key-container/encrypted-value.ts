/** A value under the transport key: initialization vector, then AES-256-CBC (RFC 6030 section 6.1, XML Encryption section 5.2). */
import { BLOCK_BYTES, type BlockCipher } from './container-crypto.ts';
import { pad, unpad } from './padding.ts';

export function encryptValue(cipher: BlockCipher, vector: Uint8Array, plain: Uint8Array): Uint8Array {
  const padded = pad(plain);
  const encrypted = cipher.encrypt(vector, padded);
  padded.fill(0);
  const value = new Uint8Array(vector.length + encrypted.length);
  value.set(vector);
  value.set(encrypted, vector.length);
  return value;
}

/** Whether it is as long as such a value can be: a vector, and one block or more. */
export function isEncryptedValue({ length }: Uint8Array): boolean {
  return length >= 2 * BLOCK_BYTES && length % BLOCK_BYTES === 0;
}

/** Null when it cannot have been encrypted with this key. A wrong key is noticed by a MAC, not here. */
export function decryptValue(cipher: BlockCipher, value: Uint8Array): Uint8Array | null {
  return unpad(cipher.decrypt(value.subarray(0, BLOCK_BYTES), value.subarray(BLOCK_BYTES)));
}
