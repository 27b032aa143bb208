/** The boards' pages lead somewhere, and say what must not be overlooked. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { BOARDS } from '../../scripts/generate/boards/read.ts';

const FOLDER = fileURLToPath(new URL('../../hardware-docs/boards/', import.meta.url));
const PAGES = readdirSync(FOLDER).filter((file) => file.endsWith('.md'));
const read = (page: string): string => readFileSync(path.join(FOLDER, page), 'utf8');

describe.each(PAGES)('%s', (page) => {
  it('links only to what is there', () => {
    const targets = [...read(page).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map((match) => match[1]!);
    expect(targets.length).toBeGreaterThan(0);
    for (const target of targets) expect(existsSync(path.join(FOLDER, target)), target).toBe(true);
  });

  it('describes each picture', () => {
    for (const [, alternative] of read(page).matchAll(/!\[([^\]]*)\]/g))
      expect(alternative!.length).toBeGreaterThan(10);
  });
});

describe("a board's page", () => {
  it.each(BOARDS.map((board) => [board.id, board] as const))('%s has each wire in words', (id, board) => {
    const rows = read(`${id}.md`)
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .map((line) => line.split('|').map((cell) => cell.trim()));
    for (const net of [...board.nets, ...board.hardware.onBoard])
      expect(rows.filter((cells) => cells.includes(`\`${net.net}\``) && cells.includes(net.to))).toHaveLength(
        1,
      );
  });

  it.each(BOARDS.map((board) => [board.id]))('%s says that nobody has built it', (id) => {
    expect(read(`${id}.md`)).toContain('**Unbuilt.**');
  });
});

it('the index names every board and says that none is MitID', () => {
  const index = read('README.md');
  for (const { id } of BOARDS) expect(index).toContain(`(${id}.md)`);
  expect(index).toContain('not MitID');
  expect(index).toContain('No physical board has run any of this yet.');
});
