/** What a token is given bytes from when it asks its host. */

/** The flash with the voice packs, or its stand-in. */
export interface VoiceSource {
  /** Bytes of the voice image; undefined when it has not all of them. */
  read(offset: number, length: number): Uint8Array | undefined;
}

/** Where random bytes come from. */
export interface EntropySource {
  /** Random bytes, `length` of them, or undefined when there is no source or it failed. */
  read(length: number): Uint8Array | undefined;
}
