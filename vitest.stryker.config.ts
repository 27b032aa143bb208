/** The tests that Stryker runs: those of the host tools, without two that would be run anew for nearly every fault. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/{link,token,verifier}/**/*.test.ts'],
    // Thousands of random logins, and a pseudo-terminal in real time.
    exclude: ['tests/verifier/verifier-properties.test.ts', 'tests/link/serial-port.test.ts'],
    setupFiles: ['tests/mutants/stryker-time-limit.ts'],
  },
});
