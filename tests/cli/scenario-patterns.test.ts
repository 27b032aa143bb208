/** C9: a pattern and a folder have one rule: what is hidden counts, and a folder stands for the scenarios below it. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findScenarios } from '../../cli/simulate/scenario-files.ts';
import { makeFolder } from './talkode.ts';

const { folder, file, remove } = makeFolder();
afterAll(remove);

beforeAll(() => {
  for (const name of [
    's/a.scenario',
    's/plain',
    's/sub/b.scenario',
    's/sub/.hidden/c.scenario',
    's/sub/notes.txt',
    's/.also/d.scenario',
    's/e.scenario/f.scenario',
    's/none/notes.txt',
    'bare/none/notes.txt',
  ]) {
    mkdirSync(path.dirname(file(name)), { recursive: true });
    writeFileSync(file(name), 'press main\n');
  }
  symlinkSync(file('s/sub'), file('bare/link'));
});

/** Without the folder that all are in. */
async function found(pattern: string): Promise<string[]> {
  const { sources } = await findScenarios([file(pattern)]);
  for (const source of sources) if ('problem' in source) throw source.problem;
  return sources.map((source) => path.relative(folder, source.file));
}

const ALL = [
  's/.also/d.scenario',
  's/a.scenario',
  's/e.scenario/f.scenario',
  's/sub/.hidden/c.scenario',
  's/sub/b.scenario',
];

describe('C9: a pattern', () => {
  test.each([
    ['s', ALL],
    ['s/**/*.scenario', ALL],
    ['s/*', [...ALL, 's/plain'].sort()],
    ['s/s*', ['s/sub/.hidden/c.scenario', 's/sub/b.scenario']],
    ['s/.*', ['s/.also/d.scenario']],
    ['s/*.scenario', ['s/a.scenario', 's/e.scenario/f.scenario']],
    ['bare/l*/*', ['bare/link/.hidden/c.scenario', 'bare/link/b.scenario', 'bare/link/notes.txt']],
  ])('C9: %s', async (pattern, files) => {
    expect(await found(pattern)).toEqual(files);
  });

  test.each(['bare/n*', 'bare/l*'])('C9: %s, no scenario and a link, is an error', async (pattern) => {
    await expect(found(pattern)).rejects.toThrow('expected a pattern that some file matches');
  });
});
