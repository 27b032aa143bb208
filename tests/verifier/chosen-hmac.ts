/** HMAC providers for tests: one whose codes the test chooses, and one that counts the work. */
import type { HmacProvider } from '../../host-tools/verifier/hmac.ts';

/** A provider with `codeOf(step)` as the code of each step, to bring about the chance matches that are rare in nature. */
export function chosenHmac(codeOf: (step: number) => number): HmacProvider {
  return (algorithm) => ({
    algorithm,
    digestBytes: 20,
    digestInto(message, digest) {
      const step = Number(Buffer.from(message).readBigUInt64BE());
      digest.fill(0, 0, 20);
      // The last nibble stays 0: dynamic truncation reads the first four bytes.
      Buffer.from(digest.buffer, digest.byteOffset).writeUInt32BE(codeOf(step));
    },
    wipe() {},
  });
}

/** Counts the HMACs that are computed with keys prepared by `provider`. */
export function countingHmac(provider: HmacProvider): { provider: HmacProvider; count: () => number } {
  let count = 0;
  return {
    provider(algorithm, key) {
      const prepared = provider(algorithm, key);
      return {
        ...prepared,
        digestInto(message, digest) {
          count++;
          prepared.digestInto(message, digest);
        },
      };
    },
    count: () => count,
  };
}
