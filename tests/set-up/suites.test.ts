/**
 * What a run of tests sets up: the Debian packages and build steps of the suites that it was asked for, and no others.
 */
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { BUILD_STEPS } from '../../scripts/ensure/build-steps.mjs';
import {
  filesOfTier,
  isStepNeeded,
  needsOfRun,
  readSuiteRows,
  readTestArgs,
  testFiles,
} from '../../scripts/ensure/suites.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const ROWS = readSuiteRows(ROOT);
const FILES = testFiles(ROOT);

function needs(...args: string[]): { steps: string[]; packages: string[] } {
  const { steps, packages } = needsOfRun(ROOT, args);
  const wanted = BUILD_STEPS.filter(({ name }) => isStepNeeded(steps, name)).map(({ name }) => name);
  return { steps: wanted, packages: [...packages].sort() };
}

describe('a run of tests sets up', () => {
  test('nothing for tests/set-up', () => {
    expect(needs('tests/set-up')).toEqual({ steps: [], packages: [] });
  });

  test('one small module for tests/verifier', () => {
    for (const chosen of ['tests/verifier', 'tests/verifier/drift.test.ts:12', './tests/verifier/'])
      expect(needs(chosen)).toEqual({ steps: ['verifier'], packages: [] });
  });

  test('what the chosen files name, and the steps that those come after', () => {
    expect(needs('cli/oathtool')).toEqual({
      steps: ['core', 'core.debug', 'core.test', 'voice', 'web', 'cli'],
      packages: ['oathtool'],
    });
    expect(needs('tests/web/key.test.ts', 'tests/link/serial-port')).toEqual({
      steps: ['core', 'core.debug', 'core.test', 'voice', 'web'],
      packages: ['chromium', 'chromium-headless-shell', 'socat'],
    });
  });

  test('everything without a choice, and with an option that might change the choice', () => {
    const all = BUILD_STEPS.map(({ name }) => name);
    expect(needs().steps).toEqual(all);
    expect(needs('-t', 'verifier').steps).toEqual(all);
    expect(needs('--update', 'tests/verifier').steps).toEqual(['verifier']);
  });

  test('no Debian package and no board image for the quick tier', () => {
    const quick = needs('--quick');
    expect(quick.packages).toEqual([]);
    expect(quick.steps).not.toContain('boards');
  });
});

describe('the tiers', () => {
  test('are named by the first argument', () => {
    expect(readTestArgs(['--quick', 'tests/link'])).toEqual({ tier: 'quick', vitestArgs: ['tests/link'] });
    expect(readTestArgs(['--deep'])).toEqual({ tier: 'deep', vitestArgs: [] });
    expect(readTestArgs(['tests/link', '--quick'])).toEqual({
      tier: 'whole',
      vitestArgs: ['tests/link', '--quick'],
    });
  });

  test('hold each other', () => {
    const [quick, whole, deep] = (['quick', 'whole', 'deep'] as const).map((tier) =>
      filesOfTier(ROOT, ROWS, tier),
    );
    expect(deep).toEqual(FILES);
    expect(deep).toEqual(expect.arrayContaining(whole!));
    expect(whole).toEqual(expect.arrayContaining(quick!));
    // Broad: of every part that needs no Debian program.
    expect(quick!.length).toBeGreaterThan(whole!.length / 2);
  });
});
