/** A fault must be built into what its suites look at: in a build without it nothing could notice. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { stepsBetween } from './build-steps.ts';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

test.each([
  ['the core', 'firmware/core/oath/totp.ts', 'tests/reader/status.test.ts', ['core']],
  ["the core's test build", 'firmware/core/oath/hotp.ts', 'tests/core/digest.test.ts', ['core', 'core.test']],
  [
    'the same, which the suite loads through another file',
    'firmware/core/audio/tones.ts',
    'tests/audio/tones.test.ts',
    ['core', 'core.test'],
  ],
  ['nothing', 'host-tools/link/cobs.ts', 'tests/link/cobs.test.ts', []],
])('%s is built for a suite that looks at it', (_, file, suite, steps) => {
  expect(stepsBetween(ROOT, file, [suite])).toEqual(steps);
});
