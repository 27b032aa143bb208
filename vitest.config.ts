// How the test suites run: side by side, but for the one that drives a desktop, whose focus is its own. Which files a
// tier holds, scripts/suites.json says.
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
const OTHER_SUITES = FILES.filter((file) => !DESKTOP_SUITES.includes(file));

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
