/** HMAC by @noble/hashes, for browsers: nothing in it needs Node. */
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { keyedHmac } from './hmac-noble-keyed.ts';
import type { HashAlgorithm, PreparedHmac } from './hmac.ts';

const HASHES = { SHA1: sha1, SHA256: sha256, SHA512: sha512 };

/** An `HmacProvider`. */
export function nobleHmac(algorithm: HashAlgorithm, key: Uint8Array): PreparedHmac {
  return keyedHmac(algorithm, HASHES[algorithm], key);
}
