/** The cryptography of key containers by node:crypto, for tools and servers. */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  randomFillSync,
  timingSafeEqual,
} from 'node:crypto';
import type { ContainerCrypto } from './container-crypto.ts';

const CIPHER = 'aes-256-cbc';

export const nodeContainerCrypto: ContainerCrypto = {
  cipher(bytes) {
    const key = createSecretKey(bytes);
    return {
      encrypt: (vector, padded) => createCipheriv(CIPHER, key, vector).setAutoPadding(false).update(padded),
      decrypt: (vector, encrypted) =>
        createDecipheriv(CIPHER, key, vector).setAutoPadding(false).update(encrypted),
    };
  },
  mac(bytes) {
    const key = createSecretKey(bytes);
    return () => createHmac('sha256', key);
  },
  areEqual: (a, b) => a.length === b.length && timingSafeEqual(a, b),
};

/** Asking the system for 16 bytes takes longer than encrypting and writing a key does. */
const POOL_BYTES = 4096;

/** Random bytes, each given once; those that wait are asked for together. */
export function pooledRandomBytes(): (length: number) => Uint8Array {
  const pool = new Uint8Array(POOL_BYTES);
  let given = POOL_BYTES;
  return (length) => {
    if (given + length > POOL_BYTES) {
      randomFillSync(pool);
      given = 0;
    }
    const bytes = pool.slice(given, given + length);
    pool.fill(0, given, given + length);
    given += length;
    return bytes;
  };
}
