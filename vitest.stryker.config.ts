// The tests that Stryker runs: those of the host tools. Left out is what waits for a pseudo-terminal in real time.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/{link,token,verifier}/**/*.test.ts'],
    exclude: ['tests/link/serial-port.test.ts'],
    // A fault may leave a promise open for ever; without one the slowest test takes less than a second.
    testTimeout: 10_000,
  },
});
