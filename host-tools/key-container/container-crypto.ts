/** What a key container needs of cryptography: AES-256-CBC and HMAC-SHA256 (RFC 6030 sections 6.1 and 6.1.1). */

export const TRANSPORT_KEY_BYTES = 32;
/** Also the length of an initialization vector. */
export const BLOCK_BYTES = 16;
export const MAC_BYTES = 32;

/** AES-256-CBC under one key. Neither pads: padding.ts does. */
export interface BlockCipher {
  encrypt(vector: Uint8Array, padded: Uint8Array): Uint8Array;
  decrypt(vector: Uint8Array, encrypted: Uint8Array): Uint8Array;
}

export interface RunningMac {
  update(part: Uint8Array): void;
  digest(): Uint8Array;
}

export interface ContainerCrypto {
  cipher(key: Uint8Array): BlockCipher;
  /** HMAC-SHA256 under one key; each call of what it gives begins a new message. */
  mac(key: Uint8Array): () => RunningMac;
  /** Takes as long whichever bytes differ. */
  areEqual(a: Uint8Array, b: Uint8Array): boolean;
}
