/** Seals what goes to a browser and comes back: AES-256-GCM (NIST SP 800-38D), the purpose authenticated with it. */
import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from 'node:crypto';
import type { Sealing } from '../../domain/ports/sealing.ts';

/** Random ones are good for 2^32 seals a key (SP 800-38D section 8.3): a hundred forms a second for a year. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';

/** @param key 32 bytes; wiped. */
export function aesGcmSealing(key: Uint8Array): Sealing {
  const secret = createSecretKey(key);
  key.fill(0);
  return {
    seal(purpose, value) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, secret, nonce, { authTagLength: TAG_BYTES });
      cipher.setAAD(Buffer.from(purpose));
      const sealed = [nonce, cipher.update(value, 'utf8'), cipher.final(), cipher.getAuthTag()];
      return Buffer.concat(sealed).toString('base64url');
    },
    open(purpose, sealed) {
      const bytes = Buffer.from(sealed, 'base64url');
      // What base64url passes over, like a sign behind the end, is a change as well.
      if (bytes.length < NONCE_BYTES + TAG_BYTES || bytes.toString('base64url') !== sealed) return null;
      const tagAt = bytes.length - TAG_BYTES;
      const decipher = createDecipheriv(CIPHER, secret, bytes.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(Buffer.from(purpose));
      decipher.setAuthTag(bytes.subarray(tagAt));
      try {
        const opened = [decipher.update(bytes.subarray(NONCE_BYTES, tagAt)), decipher.final()];
        return Buffer.concat(opened).toString('utf8');
      } catch {
        return null;
      }
    },
  };
}
