/** CONTRIBUTING's list of what a new board needs, held against what the present boards have. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { BOARD_MODELS, type BoardName } from '../../simulator/emulator/boards.generated.ts';
import { MACHINES } from '../../simulator/emulator/qemu/machines.ts';
import { ROOT } from './source-tree.ts';

const FOLDERS = ['cli', 'firmware', 'hardware-docs', 'host-tools', 'scripts', 'simulator', 'tests'];
const BY_HAND = /^(?!.*\.generated\.).*\.(c|h|S|ld|ts|mjs|json)$/;
const BOARDS = Object.keys(BOARD_MODELS) as BoardName[];
/** The RP2040's emulator is this project's own: what is done for each of the others names these. */
const IN_QEMU = Object.keys(MACHINES);

const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

interface Checklist {
  /** Every board has these; placeholders as they stand. */
  files: string[];
  /** Some board has these. */
  some: string[];
}

/** Code spans that are files or folders; a name alone lies in the folder named last. */
function checklist(document: string): Checklist {
  const section = document.split('## A board of your own, file by file\n')[1]?.split('\n## ')[0] ?? '';
  const found: Checklist = { files: [], some: [] };
  for (const item of section.split(/^- /m).slice(1)) {
    let folder = '';
    let into = found.files;
    for (const [span, name] of item.matchAll(/\bSome also\b|`([\w.<>/-]+)`/g)) {
      if (name === undefined) into = found.some;
      else if (name.endsWith('/')) folder = name;
      else into.push(name.includes('/') ? name : folder + name);
      if (span.endsWith('/`')) into.push(folder);
    }
  }
  return found;
}

/** What a place of the list is called for a board, with each of its models. */
function placesOf(template: string, board: BoardName): string[] {
  const { chip } = JSON.parse(read(`hardware-docs/boards/modules/${board}.json`)) as { chip: string };
  const place = template.replaceAll('<board>', board).replaceAll('<chip>', chip);
  return [...new Set(BOARD_MODELS[board].map((model) => place.replaceAll('<model>', model)))];
}

const isThere = (place: string): boolean => existsSync(path.join(ROOT, place));
const namesAll = (file: string): boolean => {
  const words = new Set(read(file).match(/[A-Za-z0-9]+/g));
  return IN_QEMU.every((board) => words.has(board));
};

const listed = checklist(read('CONTRIBUTING.md'));
const tree = FOLDERS.flatMap((folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => BY_HAND.test(name))
    .map((name) => `${folder}/${name.split(path.sep).join('/')}`),
);

describe("CONTRIBUTING's list of a board's files", () => {
  test.each(BOARDS)('names what %s has, and nothing else', (board) => {
    const missing = listed.files.flatMap((file) => placesOf(file, board)).filter((place) => !isThere(place));
    expect(missing).toEqual([]);
    expect(listed.files.length).toBeGreaterThan(20);
  });

  test('says of no file that some boards have it when none or all have', () => {
    const having = listed.some.map((file) => BOARDS.filter((board) => placesOf(file, board).every(isThere)));
    expect(having.filter(({ length }) => length === 0 || length === BOARDS.length)).toEqual([]);
    expect(having.length).toBeGreaterThan(0);
  });

  test('names every file that each board has of its own', () => {
    const own = tree
      .filter((file) => file.split(/[/.-]/).includes('rp2040'))
      .map((file) => file.replaceAll('rp2040', '<board>').replace(/code-(display|reader)/, '<model>'))
      .filter((file) => BOARDS.every((board) => placesOf(file, board).every(isThere)));
    expect(own.length).toBeGreaterThan(10);
    expect(own.filter((file) => !listed.files.includes(file))).toEqual([]);
  });

  test('names every file that names each board, and no other', () => {
    const naming = tree.filter((file) => !file.startsWith('tests/vectors/') && namesAll(file));
    const shared = listed.files.filter((file) => !/[<>]|\/$/.test(file));
    expect(shared.sort()).toEqual(naming.sort());
  });
});

test('the list is read with its folders, and with what only some have', () => {
  const document = `## A board of your own, file by file

Intro with \`<board>\`.

- C: \`a/<board>/\` with \`x.c\`, \`npm run y\`, \`b/z.ts\`. Some also have \`w.c\`.
- \`c.ts/d\`.

## Next

- \`e/f\`
`;
  expect(checklist(document)).toEqual({
    files: ['a/<board>/', 'a/<board>/x.c', 'b/z.ts', 'c.ts/d'],
    some: ['a/<board>/w.c'],
  });
});
