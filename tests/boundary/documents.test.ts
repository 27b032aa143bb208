// The documents name only what is there: paths, npm scripts, dependencies, help texts, one test command.
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { fillHelpBlocks, unclosedBlocks } from '../../scripts/help-blocks.ts';
import { fencedBlocks, missingPaths, npmScriptsIn } from './document-rules.ts';
import { ROOT } from './source-tree.ts';

const DOCUMENTS = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
  'NOTICE',
];

interface Manifest {
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}

function read(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}

const manifest = JSON.parse(read('package.json')) as Manifest;

describe.each(DOCUMENTS)('%s', (document) => {
  test('names only paths that exist', () => {
    expect(missingPaths(read(document))).toEqual([]);
  });

  test('names only npm scripts that exist', () => {
    expect(Object.keys(manifest.scripts)).toEqual(expect.arrayContaining(npmScriptsIn(read(document))));
  });
});

test("ARCHITECTURE.md's table of dependencies is package.json's list", () => {
  const table = read('ARCHITECTURE.md').split('## Dependencies')[1]?.split('\n## ')[0] ?? '';
  const named = [...table.matchAll(/^\| `([^`]+)`/gm)].map((match) => match[1]);
  const { dependencies, optionalDependencies, devDependencies } = manifest;
  expect(named.sort()).toEqual(
    Object.keys({ ...dependencies, ...optionalDependencies, ...devDependencies }).sort(),
  );
});

test("README's help blocks are those of the present commands", () => {
  const run = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/generate-help.ts', '--check'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect(run.stderr).toBe('');
  expect(run.status).toBe(0);
});

test(".ci/run runs README's test command and nothing after it", () => {
  const commands = read('.ci/run')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const testCommand = fencedBlocks(read('README.md'), 'sh')
    .flatMap((block) => block.split('\n'))
    .map((line) => line.replace(/\s+#.*$/, ''))
    .find((line) => line.includes('test'));
  expect(testCommand).toBe('npm test');
  expect(commands.at(-1)).toBe(testCommand);
  expect(statSync(path.join(ROOT, '.ci/run')).mode & 0o111).not.toBe(0);
});

describe('the checks notice', () => {
  test('a link and a code span to nowhere', () => {
    const markdown =
      '[a](no/such.md) [b](https://example.org/x) [c](README.md#top) `scripts/no-such.ts` `tests/`';
    expect(missingPaths(markdown)).toEqual(['no/such.md', 'scripts/no-such.ts']);
  });

  test('an unknown npm script', () => {
    expect(npmScriptsIn('Run `npm run no-such:script`, then npm test and `npm start`.')).toEqual([
      'no-such:script',
      'test',
      'start',
    ]);
  });

  test('stale help, and a block that is never closed', () => {
    const stale = '<!-- generated:help talkode simulate -->\nold\n<!-- /generated -->';
    const fresh = fillHelpBlocks(stale, (words) => `help of ${words.join(' ')}\n`);
    expect(fresh).toContain('```text\nhelp of simulate\n```');
    expect(fillHelpBlocks(fresh, () => 'help of simulate')).toBe(fresh);
    expect(unclosedBlocks(fresh)).toBe(0);
    expect(unclosedBlocks('<!-- generated:help talkode -->\nold')).toBe(1);
  });
});
