// How the test suites run: side by side, but those that drive a browser one after the other; deep ones in deep runs only.
import { configDefaults, defineConfig } from 'vitest/config';
import { tierOf } from './tests/support/depth.ts';

const MINUTE_MS = 60_000;

/** How long a poll of a page waits before it fails: vitest's own second is too short on a busy machine, and a page that answers at once is not slowed. */
const POLL_TIMEOUT_MS = 20_000;

/** Suites that start Chromium, Xvfb or Orca: two at once would steal each other's focus and both cores. */
const DESKTOP_SUITES = 'tests/web/**/*.test.ts';

/** Suites that are nothing but depth: many minutes, and no claim that a shallower one does not hold too. */
const DEEP_SUITES = 'tests/**/*.deep.test.ts';

const LEFT_OUT = [...configDefaults.exclude, ...(tierOf(process.env) === 'deep' ? [] : [DEEP_SUITES])];

export default defineConfig({
  test: {
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
          maxWorkers: 2,
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
