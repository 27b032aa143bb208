/** HMAC-SHA-1 alone by @noble/hashes, for a page whose tokens have no other: the other hashes are half of the package. */
import { sha1 } from '@noble/hashes/legacy.js';
import { keyedHmac } from './hmac-noble-keyed.ts';
import type { HashAlgorithm, PreparedHmac } from './hmac.ts';

/** An `HmacProvider` that refuses every other algorithm. */
export function nobleSha1Hmac(algorithm: HashAlgorithm, key: Uint8Array): PreparedHmac {
  if (algorithm !== 'SHA1') throw new RangeError(`algorithm: expected SHA1, got ${algorithm}`);
  return keyedHmac(algorithm, sha1, key);
}
