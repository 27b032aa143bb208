/** The documents name only what is there: paths, npm scripts, dependencies, help texts, one test command. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { BOARDS, MEMORY_MAPS } from '../../simulator/emulator/boards.generated.ts';
import { fillHelpBlocks, unclosedBlocks } from '../../scripts/help-blocks.ts';
import { fencedBlocks, missingPaths, npmScriptsIn } from './document-rules.ts';
import { readSources, ROOT } from './source-tree.ts';

const DOCUMENTS = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
  'NOTICE',
  'docs/cli.md',
  'docs/decisions.md',
  'docs/requirements.md',
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
    expect(missingPaths(read(document), path.dirname(document))).toEqual([]);
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

test("docs/cli.md quotes every command's present help", () => {
  const run = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/generate-help.ts', '--check'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect(run.stderr).toBe('');
  expect(run.status).toBe(0);
  const page = read('docs/cli.md');
  const commands = /^Commands:\n([^]*?)\n\n/m.exec(page)?.[1] ?? '';
  const names = [...commands.matchAll(/^ {2}([a-z]+)/gm)].map((match) => match[1]);
  expect(names.filter((name) => !page.includes(`<!-- generated:help talkode ${name} -->`))).toEqual(['help']);
});

test('README names only commands and options of talkode that there are', () => {
  const page = read('docs/cli.md');
  const calls = [...read('README.md').matchAll(/\btalkode ([a-z]+)([^\n|`]*)/g)];
  const unknown = calls.flatMap(([, name = '', rest = '']) => {
    const help = page.split(`<!-- generated:help talkode ${name} -->`)[1]?.split('<!-- /generated -->')[0];
    if (help === undefined) return [name];
    const options = [...rest.matchAll(/(?<= )--[a-z-]+/g)].map(([option]) => option);
    return options.filter((option) => !help.includes(`  ${option} `)).map((option) => `${name} ${option}`);
  });
  expect(unknown).toEqual([]);
  expect(calls.length).toBeGreaterThan(8);
});

test('README is read in a few minutes, and leads to every page of docs/', () => {
  const readme = read('README.md');
  expect(readme.trimEnd().split('\n').length).toBeLessThanOrEqual(150);
  const pages = readdirSync(path.join(ROOT, 'docs')).filter((name) => name.endsWith('.md'));
  expect(pages.filter((name) => !readme.includes(`(docs/${name})`))).toEqual([]);
});

/** Folders in a folder: hidden ones are the tools' own, but that of what a fresh clone runs. */
function rooms(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !/^\.(?!ci$)|^(build|node_modules)$/.test(entry.name))
    .map(({ name }) => name)
    .sort();
}

test("ARCHITECTURE.md's first screen shows every room, and no other", () => {
  const screen = read('ARCHITECTURE.md').split('\n').slice(0, 60).join('\n');
  const lines = screen.split('## Rooms')[1]?.split('```')[1]?.split('\n') ?? [];
  const shown: Record<string, string[]> = { '.': [] };
  let room = '';
  for (const line of lines) {
    const names = /^ *((?:[\w.-]+\/ *)+)/.exec(line)?.[1]?.match(/[\w.-]+/g) ?? [];
    if (line.startsWith(' ')) (shown[room] ??= []).push(...names);
    else shown['.']!.push(...names);
    if (!line.startsWith(' ')) room = names[0] ?? '';
  }
  // Those of tests/ stand in CONTRIBUTING.md.
  const found = ['.', ...rooms('.').filter((folder) => folder !== 'tests')]
    .map((folder) => [folder, rooms(folder)] as const)
    .filter(([, folders]) => folders.length > 0);
  const sorted = Object.entries(shown).map(([folder, names]) => [folder, names.sort()]);
  expect(Object.fromEntries(sorted)).toEqual(Object.fromEntries(found));
  const page = lines.find((line) => line.startsWith('  web/'))?.split('in src/ ')[1];
  expect(page?.match(/[\w-]+(?=\/)/g)).toEqual(rooms('simulator/web/src'));
});

test("CONTRIBUTING.md's table of tests has every folder of tests/, and no other", () => {
  const rows = read('CONTRIBUTING.md').match(/^\| `tests\/.*?\|/gm) ?? [];
  const named = rows.flatMap((row) => [...row.matchAll(/`tests\/([\w-]+)\/`/g)].map(([, name]) => name));
  expect(named.sort()).toEqual(rooms('tests'));
});

test('README says which emulated boards keep flash in a file, and which stands in for the simulator', () => {
  const [, storing = '', target] =
    /; ([\w, ]+) keep flash in a file, and (\w+) can stand in for the simulator/.exec(
      read('README.md').replaceAll('\n', ' '),
    ) ?? [];
  expect(storing.split(/, | and /)).toEqual(BOARDS.filter((board) => MEMORY_MAPS[board].slots !== null));
  const targets = /--target <target> +simulator, or (\w+): the emulated chip/.exec(read('docs/cli.md'));
  expect(target).toBe(targets?.[1]);
});

test('rule 5 of ARCHITECTURE.md names every file but boards and commands that reads a clock', () => {
  const rule = /^5\. ([^]*?)^6\. /m.exec(read('ARCHITECTURE.md'))?.[1] ?? '';
  const readers = readSources(['firmware', 'host-tools', 'simulator'])
    .filter(({ text }) => /\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(|\bhrtime\b/.test(text))
    .map(({ file }) => file);
  expect([...rule.matchAll(/`([^`]+)`/g)].map(([, file]) => file).sort()).toEqual(readers);
});

test('no help has a line that reads as an item of a list', () => {
  expect(read('docs/cli.md').match(/^- .*/gm) ?? []).toEqual([]);
});

test('each page of the site has its script, and stands in the links that every page has', () => {
  const folder = 'simulator/web/src/pages';
  const pages = readdirSync(path.join(ROOT, folder))
    .filter((file) => /\bawait startPage\(/.test(read(`${folder}/${file}`)))
    .map((file) => file.replace('.ts', ''));
  const addresses = read(`${folder}/page-addresses.ts`).split('PAGE_ADDRESSES')[1] ?? '';
  const linked = [...addresses.matchAll(/: '(.*?)(?:\.html)?',$/gm)].map(([, name]) =>
    name!.replace('./', 'start'),
  );
  expect(linked.sort()).toEqual(pages.sort());
});

test('every emulated board has its suite and its place in the report of the conformance suite', () => {
  const { targets } = JSON.parse(read('hardware-docs/conformance.json')) as {
    targets: { name: string; physical: boolean }[];
  };
  const reported = targets.filter(({ physical }) => !physical).map(({ name }) => name);
  const suites = readdirSync(path.join(ROOT, 'tests/conformance')).filter((name) =>
    name.endsWith('.test.ts'),
  );
  expect(suites.map((name) => name.replace('.test.ts', '')).sort()).toEqual(reported.toSorted());
  expect(reported).toEqual(expect.arrayContaining([...BOARDS]));
});

test('no generated file is as long as geometry.generated.ts once was', () => {
  const long = readSources(['cli', 'firmware', 'host-tools', 'simulator'])
    .filter(({ file, text }) => file.includes('.generated.') && text.split('\n').length > 500)
    .map(({ file }) => file);
  expect(long).toEqual([]);
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
