/**
 * An HMAC of @noble/hashes with its key in it.
 *
 * It keeps the state after each pad (RFC 2104 section 4), so a code costs two blocks instead of four.
 */
import { hmac } from '@noble/hashes/hmac.js';
import type { sha1 } from '@noble/hashes/legacy.js';
import type { sha256, sha512 } from '@noble/hashes/sha2.js';
import { DIGEST_BYTES, requireKey, wipedKeyError } from './hmac.ts';
import type { HashAlgorithm, PreparedHmac } from './hmac.ts';

export type NobleHash = typeof sha1 | typeof sha256 | typeof sha512;

export function keyedHmac(algorithm: HashAlgorithm, hash: NobleHash, key: Uint8Array): PreparedHmac {
  requireKey(algorithm, key);
  const keyed = hmac.create(hash, key);
  // One working copy for all codes: a new one for each costs twice the time.
  const working = keyed.clone();
  let wiped = false;
  return {
    algorithm,
    digestBytes: DIGEST_BYTES[algorithm],
    digestInto(message, digest) {
      if (wiped) throw wipedKeyError();
      keyed._cloneInto(working);
      working.update(message).digestInto(digest);
    },
    wipe() {
      keyed.destroy();
      working.destroy();
      wiped = true;
    },
  };
}
