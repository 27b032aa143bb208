/** The issuer's keys in memory: as objects that no message and no inspection shows. */
import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

export interface IssuerKeys {
  /** By version: the newest seals, all open. */
  readonly dataKeys: ReadonlyMap<number, KeyObject>;
  readonly newestDataKeyVersion: number;
  /** Without it an activation code's fingerprint tells nothing: the code itself has 27 bits. */
  readonly pepper: KeyObject;
  /** For numbers of documents alone, so that their pseudonyms outlive a change of any other key. */
  readonly documentKey: KeyObject;
  /** What further keys are derived from. */
  readonly root: KeyObject;
}

export const KEY_BYTES = 32;

/** Makes a key object and wipes the bytes that it was made of. */
export function keyOf(bytes: Uint8Array): KeyObject {
  const key = createSecretKey(bytes);
  bytes.fill(0);
  return key;
}

/**
 * A key of its own for each name: of cookies, of pairwise names of people at services. HKDF-SHA-256 (RFC 5869); the name is
 * its info.
 */
export function derivedKey(keys: IssuerKeys, name: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', keys.root, new Uint8Array(), `talkode issuer ${name}`, KEY_BYTES));
}
