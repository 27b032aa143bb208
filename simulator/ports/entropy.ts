/** Where a simulated token's random bytes come from. */
export interface EntropySource {
  /** Random bytes, `length` of them, or undefined when there is no source or it failed. */
  read(length: number): Uint8Array | undefined;
}

/** The operating system's generator, which a browser and Node both reach by Web Crypto; it tests itself. */
export const systemEntropy: EntropySource = {
  read: (length) => crypto.getRandomValues(new Uint8Array(length)),
};
