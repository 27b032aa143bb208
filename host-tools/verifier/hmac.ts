/** The one HMAC function type of the verifier (RFC 2104): a key is taken in once and then used for many counters. */

import { requireBytes, requireOneOf } from './requirements.ts';

/** Hash functions of RFC 6238 section 1.2. */
export type HashAlgorithm = 'SHA1' | 'SHA256' | 'SHA512';

export const HASH_ALGORITHMS: readonly HashAlgorithm[] = ['SHA1', 'SHA256', 'SHA512'];

/** Length of the HMAC in bytes. */
export const DIGEST_BYTES: Readonly<Record<HashAlgorithm, number>> = { SHA1: 20, SHA256: 32, SHA512: 64 };

/** Length of one input block in bytes (FIPS 180-4 figure 1). */
export const BLOCK_BYTES: Readonly<Record<HashAlgorithm, number>> = { SHA1: 64, SHA256: 64, SHA512: 128 };

/** Codes that are computed at a time, at most. */
export const WINDOW_CODES = 1024;

/** A key that is ready for use. It holds key material: keep it out of logs, and wipe it when the token is done with. */
export type PreparedHmac = {
  readonly algorithm: HashAlgorithm;
  /** Length of the HMAC. */
  readonly digestBytes: number;
  /**
   * Writes HMAC(key, message) to the first `digestBytes` bytes of `digest`.
   * Throws an Error after `wipe`.
   */
  readonly digestInto: (message: Uint8Array, digest: Uint8Array) => void;
  /**
   * Writes the truncated HMACs (RFC 4226 section 5.3, 31 bits) of `count` counters, from the given one on, to `values` from
   * `at` on: up to `WINDOW_CODES`, in work that depends on their number alone. Counters have 64 bits, in two halves.
   * A provider that takes one message at a time leaves it out.
   * Throws an Error after `wipe`, and a RangeError for another `count`; nothing is written then.
   */
  readonly truncatedInto?: (
    counterHigh: number,
    counterLow: number,
    count: number,
    values: Int32Array,
    at: number,
  ) => void;
  /** Overwrites the key material, as far as the language lets it. */
  readonly wipe: () => void;
};

/** `nobleHmac`, `nodeHmac` and what `lanesHmac` gives are of this type. The key is copied, so the caller may wipe its own. */
export type HmacProvider = (algorithm: HashAlgorithm, key: Uint8Array) => PreparedHmac;

/** What every provider asks of its arguments. Throws TypeError or RangeError; the key is not repeated. */
export function requireKey(algorithm: HashAlgorithm, key: Uint8Array): void {
  requireOneOf('algorithm', algorithm, HASH_ALGORITHMS);
  requireBytes('key', key);
}

/** The error of every provider when a wiped key is used. */
export function wipedKeyError(): Error {
  return new Error('HMAC key: expected a prepared key, got one that has been wiped');
}
