/**
 * Of the tests that Stryker runs. Without a fault they take a second at most, but a busy machine must not fail them; with
 * one a promise may stay open for ever, and ending that here is cheaper than Stryker's way, a new process.
 */
import { inject, vi } from 'vitest';
import { TEST_LIMIT_MS } from '../support/time-limits.ts';

const FAULTY_LIMIT_MS = 10_000;

declare module 'vitest' {
  interface ProvidedContext {
    /** Given by Stryker's runner for vitest. */
    mode: 'dry-run' | 'mutant';
  }
}

vi.setConfig({ testTimeout: inject('mode') === 'mutant' ? FAULTY_LIMIT_MS : TEST_LIMIT_MS });
