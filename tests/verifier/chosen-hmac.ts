/** HMAC providers for tests: one whose codes the test chooses, and one that counts the work. */
import type { HmacProvider } from '../../host-tools/verifier/hmac.ts';

/** A provider with `codeOf(step)` as the code of each step, to bring about the chance matches that are rare in nature. */
export function chosenHmac(codeOf: (step: number) => number): HmacProvider {
  return (algorithm) => ({
    algorithm,
    digestBytes: 20,
    digestInto() {
      throw new Error('expected windows alone to be asked for');
    },
    truncatedInto(counterHigh, counterLow, count, values, at) {
      const first = counterHigh * 2 ** 32 + counterLow;
      for (let i = 0; i < count; i++) values[at + i] = codeOf(first + i);
    },
    wipe() {},
  });
}

/** Counts the HMACs that are computed with keys prepared by `provider`. */
export function countingHmac(provider: HmacProvider): { provider: HmacProvider; count: () => number } {
  let total = 0;
  return {
    provider(algorithm, key) {
      const prepared = provider(algorithm, key);
      const { truncatedInto } = prepared;
      if (truncatedInto === undefined) throw new Error('expected a provider that computes windows');
      return {
        ...prepared,
        digestInto() {
          throw new Error('expected windows alone to be asked for');
        },
        truncatedInto(counterHigh, counterLow, count, values, at) {
          total += count;
          truncatedInto(counterHigh, counterLow, count, values, at);
        },
      };
    },
    count: () => total,
  };
}
