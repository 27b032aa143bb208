/** A folder of scenarios with one below it that cannot be read: that one is named. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findScenarios } from '../../cli/simulate/scenario-files.ts';
import { withCallsSeen } from '../ports/support/exchanging-fs.ts';
import { makeFolder } from './talkode.ts';

vi.mock('node:fs', async (original) => {
  const { exchanging } = await import('../ports/support/exchanging-fs.ts');
  return exchanging(await original());
});

let place: ReturnType<typeof makeFolder>;
beforeEach(() => {
  place = makeFolder();
});
afterEach(() => place.remove());

test('L2: of a folder below that cannot be read, its own name is told', async () => {
  const closed = place.file('all/closed');
  mkdirSync(closed, { recursive: true });
  writeFileSync(place.file('all/one.scenario'), 'press main\n');
  // Modes close no folder to root.
  const refuse = (name: string, folder: unknown): void => {
    if (name === 'readdirSync' && folder === closed)
      throw Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES', path: closed });
  };
  const { sources } = await withCallsSeen(refuse, () => findScenarios([place.file('all')]));
  expect(sources).toMatchObject([
    {
      problem: {
        message: `--scenario: expected a file or folder that can be read, got "${closed}" (EACCES)`,
      },
    },
  ]);
});
