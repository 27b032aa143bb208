/**
 * What `npm run build` makes, from which sources. Data only, without dependencies: scripts/ensure.mjs reads it before
 * anything is installed, scripts/build.mjs carries it out.
 */

/**
 * - `outputs`: files that must exist afterwards.
 * - `sources`: files and folders whose contents decide whether the step must run again.
 * - `modes`: which commands need the step; `test` needs those that scripts/suites.json names for its suites.
 * - `after`: steps that must have run before.
 * - `programs`: of the system; without one of them the tests do without the step.
 */
export const BUILD_STEPS = [
  {
    name: 'core',
    outputs: ['build/core.wasm'],
    sources: ['firmware/core', 'asconfig.json'],
    modes: ['start', 'build', 'boards', 'emulate'],
    after: [],
  },
  {
    name: 'core.debug',
    outputs: ['build/core.debug.wasm'],
    sources: ['firmware/core', 'asconfig.json'],
    modes: ['build'],
    after: [],
  },
  {
    name: 'core.test',
    outputs: ['build/core.test.wasm'],
    sources: ['firmware/core', 'asconfig.json'],
    modes: ['build'],
    after: [],
  },
  {
    name: 'verifier',
    outputs: ['build/verifier.wasm'],
    sources: ['host-tools/verifier/lanes'],
    modes: ['build'],
    after: [],
  },
  {
    name: 'voice',
    outputs: ['build/voice/voice.bin'],
    sources: ['firmware/voice'],
    modes: ['start', 'build', 'boards', 'emulate'],
    after: [],
  },
  {
    name: 'boards',
    outputs: ['build/boards/manifest.json'],
    sources: ['firmware/core', 'firmware/boards', 'firmware/voice', 'asconfig.json'],
    modes: ['boards', 'emulate'],
    after: ['core', 'voice'],
    programs: ['arm-none-eabi-gcc', 'riscv64-unknown-elf-gcc'],
  },
  {
    name: 'web',
    outputs: ['build/web/index.html'],
    sources: [
      'firmware/core',
      'firmware/voice',
      'asconfig.json',
      'simulator',
      'host-tools',
      'hardware-docs',
      'tsconfig.json',
    ],
    modes: ['start', 'build'],
    after: ['core', 'voice'],
  },
  {
    name: 'cli',
    outputs: ['build/talkode.mjs', 'build/issuer-pages/issuer.css'],
    sources: [
      'cli',
      'simulator',
      'host-tools',
      'hardware-docs',
      'scripts/command-bundle.mjs',
      'tsconfig.json',
    ],
    modes: ['start', 'build', 'emulate'],
    after: [],
  },
];
