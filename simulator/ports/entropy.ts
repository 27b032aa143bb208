/** Where a simulated token's random bytes come from. */
import type { EntropySource } from '../token/sources.ts';

/** The operating system's generator, which a browser and Node both reach by Web Crypto; it tests itself. */
export const systemEntropy: EntropySource = {
  read: (length) => crypto.getRandomValues(new Uint8Array(length)),
};
