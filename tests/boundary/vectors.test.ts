/** Published vectors lie in the project, each file with its source, commit and licence in one table. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from './source-tree.ts';
import { sourceRows } from './vector-sources.ts';

const FOLDER = path.join(ROOT, 'tests/vectors');
const TABLE = 'SOURCES.md';

function vectorFiles(): string[] {
  return readdirSync(FOLDER, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(FOLDER, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((file) => file !== TABLE)
    .sort();
}

describe('tests/vectors/SOURCES.md', () => {
  const rows = sourceRows(readFileSync(path.join(FOLDER, TABLE), 'utf8'));

  test('has one row for each file, and each row a file', () => {
    expect(rows.map(({ file }) => file).sort()).toEqual(vectorFiles());
  });

  test('says of each file where it comes from, in which edition, and under which licence', () => {
    for (const { file, cells } of rows) {
      expect(cells, file).toHaveLength(5);
      expect(
        cells.filter((cell) => cell === ''),
        file,
      ).toEqual([]);
    }
  });

  test('names the commit of what comes from a repository', () => {
    const fromRepositories = rows.filter(({ cells }) => cells[1]?.includes('github.com'));
    expect(fromRepositories.length).toBeGreaterThan(0);
    for (const { file, cells } of fromRepositories) expect(cells[2], file).toMatch(/^[0-9a-f]{8,40}$/);
  });
});

describe('the check notices', () => {
  test('a file without a row, a row without a file, an empty cell', () => {
    const rows = sourceRows(
      '| File | From |\n| --- | --- |\n| `a.json` | [x](https://example.org) |\n| `b.json` | |\n',
    );
    expect(rows).toEqual([
      { file: 'a.json', cells: ['`a.json`', '[x](https://example.org)'] },
      { file: 'b.json', cells: ['`b.json`', ''] },
    ]);
  });
});
