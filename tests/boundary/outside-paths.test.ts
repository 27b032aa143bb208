/** The project knows of nothing beside it: no file names a folder outside of the clone. */
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { machineFolders, namesIn, outsidePaths, textFiles } from './outside-paths.ts';
import { ROOT } from './source-tree.ts';

test('no file names a folder outside of the project', () => {
  const sources = textFiles(ROOT);
  const names = namesIn(sources);
  expect(sources.map(({ file }) => file)).toContain('tests/boundary/outside-paths.test.ts');
  expect(sources.flatMap((source) => outsidePaths(source, names, machineFolders(ROOT)))).toEqual([]);
});

describe('the check notices', () => {
  const names = new Set(['host-tools', 'link', 'bytes.ts']);
  const found = (text: string, folders: string[] = []): string[] =>
    outsidePaths({ file: 'tests/a.ts', text }, names, folders);
  const beside = (name: string): string => path.posix.join('..', name);

  test.each([
    [beside('neighbour'), beside('neighbour')],
    [`see \`${beside(beside('neighbour/vectors'))}\`.`, beside(beside('neighbour'))],
    [`new URL('${beside('neighbour/')}', import.meta.url)`, beside('neighbour')],
  ])('%s', (text, named) => {
    expect(found(text)).toEqual([`tests/a.ts: ${named}`]);
  });

  test('the folder of this machine that the clone lies in, but not one that merely begins like it', () => {
    expect(found('cd /srv/clone && npm test', ['/srv/clone'])).toEqual(['tests/a.ts: /srv/clone']);
    expect(found('cd /srv/clones', ['/srv/clone'])).toEqual([]);
  });

  test('but allows paths inside', () => {
    expect(
      found("import a from '../host-tools/x.ts'; import b from './../bytes.ts'; // a ... b ../"),
    ).toEqual([]);
  });
});
