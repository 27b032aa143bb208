/**
 * How the test suites run: side by side, but for the one that drives a desktop, whose focus is its own. Which files a
 * tier holds, scripts/suites.json says.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { filesOfTier, needsOf, readSuiteRows } from './scripts/ensure/suites.mjs';
import { tierOf } from './tests/support/depth.ts';
import { LongestFirst } from './tests/support/longest-first.ts';
import { TEST_LIMIT_MS, WAIT_LIMIT_MS } from './tests/support/time-limits.ts';

const ROOT = fileURLToPath(new URL('.', import.meta.url));
const ROWS = readSuiteRows(ROOT);
const FILES = filesOfTier(ROOT, ROWS, tierOf(process.env));

/** Start Xvfb and type through the X server: what else runs would steal the focus. Chromium without a window has its own. */
const DESKTOP_SUITES = FILES.filter((file) => needsOf(ROWS, [file]).packages.has('xvfb'));

/** A suite with this in its text is alone in its process: the next one would find a mocked module, or another document. */
const CHANGES_ITS_PROCESS =
  /\bvi\.(mock|doMock|hoisted|stub\w+|useFakeTimers)\b|process\.chdir|@vitest-environment/;

/** Folders whose other suites share processes: that saves the start of one and the loading of the same modules for each file. */
const SHARING_FOLDERS = (
  'accessibility audio boards-data clarity cli conformance core emulator explore fuzz issuer issuer-pages issuer-service key-container letters ' +
  'link model ports power-cut properties qemu reader scenarios story token verifier voice web'
).split(' ');
const SHARING_SUITES = FILES.filter(
  (file) =>
    SHARING_FOLDERS.includes(file.split('/')[1] ?? '') &&
    !DESKTOP_SUITES.includes(file) &&
    !CHANGES_ITS_PROCESS.test(readFileSync(path.join(ROOT, file), 'utf8')),
);
const OTHER_SUITES = FILES.filter((file) => ![...SHARING_SUITES, ...DESKTOP_SUITES].includes(file));

/** One more than the cores of the smallest machine: many suites wait, for a browser, a board's real time or a process. */
const WORKERS = 3;

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    reporters: ['default', './tests/support/summary-reporter.ts'],
    testTimeout: TEST_LIMIT_MS,
    hookTimeout: TEST_LIMIT_MS,
    expect: { poll: { timeout: WAIT_LIMIT_MS } },
    // A missing golden file fails; `npm run golden:update` is the one command that writes them.
    update: 'none',
    projects: [
      {
        extends: true,
        test: {
          name: 'sharing',
          include: SHARING_SUITES,
          isolate: false,
          maxWorkers: WORKERS,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'side-by-side',
          include: OTHER_SUITES,
          maxWorkers: WORKERS,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'desktop',
          include: DESKTOP_SUITES,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
