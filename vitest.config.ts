// How the test suites run: side by side, but for the one that drives a desktop, whose focus is its own; deep ones in deep
// runs only.
import { configDefaults, defineConfig } from 'vitest/config';
import { tierOf } from './tests/support/depth.ts';
import { LongestFirst } from './tests/support/longest-first.ts';

const MINUTE_MS = 60_000;

/** How long a poll of a page waits before it fails: vitest's own second is too short on a busy machine, and a page that answers at once is not slowed. */
const POLL_TIMEOUT_MS = 20_000;

/** Starts Xvfb and Orca and types through the X server: what else runs would steal its focus. Chromium without a window has its own. */
const DESKTOP_SUITES = 'tests/web/orca.test.ts';

/** One more than the cores of the smallest machine: many suites wait, for a browser, a board's real time or a process. */
const WORKERS = 3;

/** Suites that are nothing but depth: many minutes, and no claim that a shallower one does not hold too. */
const DEEP_SUITES = 'tests/**/*.deep.test.ts';

const LEFT_OUT = [...configDefaults.exclude, ...(tierOf(process.env) === 'deep' ? [] : [DEEP_SUITES])];

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    reporters: ['default', './tests/support/summary-reporter.ts'],
    testTimeout: 2 * MINUTE_MS,
    hookTimeout: 2 * MINUTE_MS,
    expect: { poll: { timeout: POLL_TIMEOUT_MS } },
    // A missing golden file fails; `npm run golden:update` is the one command that writes them.
    update: 'none',
    projects: [
      {
        extends: true,
        test: {
          name: 'side-by-side',
          include: ['tests/**/*.test.ts'],
          exclude: [...LEFT_OUT, DESKTOP_SUITES],
          maxWorkers: WORKERS,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'desktop',
          include: [DESKTOP_SUITES],
          exclude: LEFT_OUT,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
