/** The tests that Stryker runs: those of the host tools, without two that would be run anew for nearly every fault. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/{link,token,verifier}/**/*.test.ts'],
    // Thousands of random logins, and a pseudo-terminal in real time.
    exclude: ['tests/verifier/verifier-properties.test.ts', 'tests/link/serial-port.test.ts'],
    // Of the run without a fault too, which a busy machine must not fail. A promise that a fault leaves open for ever is ended
    // before, by Stryker's own limit.
    testTimeout: 120_000,
  },
});
