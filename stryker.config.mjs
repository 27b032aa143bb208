/** Stryker over the host tools: `npm run test:mutants` runs it after the table of tests/mutants. */

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: ['host-tools/{link,token,verifier}/**/*.ts', '!host-tools/verifier/lanes/**', '!**/*.generated.ts'],
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.stryker.config.ts', related: false },
  coverageAnalysis: 'perTest',
  // What is carried out once, while a file is loaded, would need all tests anew for each fault: more than all others together.
  ignoreStatic: true,
  // Not copied for each process. The cores are: tests speak with their tokens.
  ignorePatterns: [
    '/build/*',
    '!/build/core.wasm',
    '!/build/core.debug.wasm',
    '!/build/verifier.wasm',
    '/simulator/web',
    '/tests/golden',
    '/firmware/voice',
  ],
  tempDirName: 'build/stryker/sandbox',
  // A second run plants only what has changed since.
  incremental: true,
  incrementalFile: 'build/stryker/incremental.json',
  reporters: ['progress-append-only', 'json'],
  jsonReporter: { fileName: 'build/stryker/mutants.json' },
  // Of real time, for endless loops: a new process has to be started then. A promise that stays open is ended before
  // (tests/mutants/stryker-time-limit.ts).
  timeoutMS: 15_000,
  dryRunTimeoutMinutes: 30,
  thresholds: { high: 95, low: 85, break: 85 },
};
