/** How esbuild makes the command: one file that starts fast. scripts/build.mjs builds it, a test asks what is in it. */

/** Packages that stay outside the bundle: native ones, and the development server's. */
const EXTERNAL_PACKAGES = [
  'tinyglobby',
  'rp2040js',
  'saxes',
  'serialport',
  'web-audio-api',
  '@resvg/resvg-js',
  'vite',
];

export const COMMAND_BUNDLE = {
  entryPoints: ['cli/talkode.ts'],
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  external: EXTERNAL_PACKAGES,
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
