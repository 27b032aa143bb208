/**
 * HMAC by node:crypto, for Node programs that want the system's OpenSSL (FIPS builds, hardware engines).
 *
 * OpenSSL's state after the pads cannot be kept from JavaScript, so each code pays createHmac's set-up (about 3 us).
 */
import { createHmac } from 'node:crypto';
import { DIGEST_BYTES, requireKey, wipedKeyError } from './hmac.ts';
import type { HashAlgorithm, PreparedHmac } from './hmac.ts';

/** An `HmacProvider`. */
export function nodeHmac(algorithm: HashAlgorithm, key: Uint8Array): PreparedHmac {
  requireKey(algorithm, key);
  const ownKey = Uint8Array.from(key);
  let wiped = false;
  return {
    algorithm,
    digestBytes: DIGEST_BYTES[algorithm],
    digestInto(message, digest) {
      if (wiped) throw wipedKeyError();
      digest.set(createHmac(algorithm, ownKey).update(message).digest());
    },
    wipe() {
      ownKey.fill(0);
      wiped = true;
    },
  };
}
