/** How esbuild makes the command: a small file that starts fast, and what only some commands need in files beside it. */
import { readFileSync } from 'node:fs';

/**
 * Built in: they are small, and every start needs them. All other packages stay outside: native ones, the development
 * server's, and those of a service that is started once a day.
 */
const BUILT_IN_PACKAGES = ['commander'];

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const ALL_PACKAGES = Object.keys({
  ...manifest.dependencies,
  ...manifest.optionalDependencies,
  ...manifest.devDependencies,
});

/** The names of the files in build/. All lie in one folder, so that each finds core, voices and pages in the same place. */
export const COMMAND_FILE = 'talkode.mjs';
export const isCommandPart = (name) => /^talkode-part-.*\.mjs$/.test(name);

export const COMMAND_BUNDLE = {
  entryPoints: ['cli/talkode.ts'],
  bundle: true,
  splitting: true,
  outdir: 'build',
  entryNames: 'talkode',
  chunkNames: 'talkode-part-[name]-[hash]',
  outExtension: { '.js': '.mjs' },
  platform: 'node',
  format: 'esm',
  target: 'node20',
  external: ALL_PACKAGES.filter((name) => !BUILT_IN_PACKAGES.includes(name)),
  // Tables of numbers take a line a number otherwise, and each `if` a statement. Names stay, for stack traces.
  minifyWhitespace: true,
  minifySyntax: true,
  // commander is CommonJS and calls require('node:events'); an ES module has no `require` of its own.
  banner: {
    js: [
      '#!/usr/bin/env node',
      "import { createRequire as __createRequire } from 'node:module';",
      'const require = __createRequire(import.meta.url);',
    ].join('\n'),
  },
};
