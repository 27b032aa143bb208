/**
 * A flash address stands in one file: changed there, in a copy of the project, it moves all that goes by it. Nor is any
 * other number of a board's memory typed elsewhere.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BOARDS, type BoardName } from '../../simulator/emulator/boards.generated.ts';
import type * as MemoryMap from '../../simulator/emulator/rp2040/memory-map.ts';
import { numbersIn, typedNumbers, type MemoryTable } from './typed-numbers.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** What the generators read and write; the rest stays where it is. */
const COPIED = ['cli', 'docs', 'firmware', 'hardware-docs', 'host-tools', 'NOTICE', 'scripts', 'simulator'];
const LOOKED_AT = [
  '.clang-format',
  '.editorconfig',
  '.prettierrc.json',
  'node_modules',
  'package-lock.json',
  'package.json',
  'tests',
];
const MODULE = 'hardware-docs/boards/modules/rp2040.json';
const BASE = 0x10000000;
const OTHER_BASE = 0x11000000;
const SLOT = 0x1fe000;
const OTHER_SLOT = 0x1fd000;
/** The same numbers with another meaning. */
const OF_ANOTHER_MEANING = [
  // How many program counters the breakpoints tell apart.
  'rp2040: simulator/emulator/rp2040/breakpoints.ts: 256 * 1024 (the voice)',
  // A megabyte, twice, to say sizes in.
  'stm32f405: scripts/generate/boards/page.ts: 1_048_576 (the firmware in flash)',
  'stm32f405: scripts/generate/boards/page.ts: 1_048_576 (the firmware in flash)',
];

/** Every file that holds the address, in one of the ways in which a file can hold it. */
const HOLDERS = {
  "the linker's memory": ['firmware/boards/rp2040/memory.generated.ld', '0x11000000'],
  'the image table': ['firmware/boards/make/boards.generated.ts', '285212672'],
  'the emulators': ['simulator/emulator/boards.generated.ts', '285212672'],
  'the code display in C': ['firmware/boards/rp2040/pins-code-display.generated.h', '0x11000000u'],
  'the code reader in C': ['firmware/boards/rp2040/pins-code-reader.generated.h', '0x11000000u'],
  "the code display's page": ['hardware-docs/boards/rp2040-code-display.md', '`0x11000000`'],
  "the code reader's page": ['hardware-docs/boards/rp2040-code-reader.md', '`0x11000000`'],
} as const;

describe("the Pico's flash, moved in its one table", () => {
  let copy: string;
  let written: string[];
  const inCopy = (file: string): string => readFileSync(path.join(copy, file), 'utf8');
  beforeAll(() => {
    copy = mkdtempSync(path.join(tmpdir(), 'talkode-flash-map-'));
    for (const name of COPIED) cpSync(path.join(ROOT, name), path.join(copy, name), { recursive: true });
    for (const name of LOOKED_AT) symlinkSync(path.join(ROOT, name), path.join(copy, name));
    const table = JSON.parse(inCopy(MODULE)) as { flash: { base: number; slots: [number, number] } };
    expect(table.flash).toMatchObject({ base: BASE, slots: [SLOT, SLOT + 4096] });
    Object.assign(table.flash, { base: OTHER_BASE, slots: [OTHER_SLOT, OTHER_SLOT + 4096] });
    Object.assign(table.flash, { voice: { offset: 262144, bytes: OTHER_SLOT - 262144 } });
    writeFileSync(path.join(copy, MODULE), JSON.stringify(table));
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', 'scripts/generate.ts'],
      { cwd: copy, encoding: 'utf8' },
    );
    expect(stderr).toBe('');
    expect(status).toBe(0);
    written = stdout
      .split('\n')
      .slice(1, -1)
      .map((line) => line.trim());
  });
  afterAll(() => rmSync(copy, { recursive: true }));

  it.each(Object.entries(HOLDERS))('moves %s', (_, [file, address]) => {
    expect(written).toContain(file);
    expect(inCopy(file)).toContain(address);
  });

  it('moves nothing else', () => {
    expect(written.sort()).toEqual(
      Object.values(HOLDERS)
        .map(([file]) => file)
        .sort(),
    );
  });

  it("moves the emulated chip's flash, and the journal in it", async () => {
    const file = path.join(copy, 'simulator/emulator/rp2040/memory-map.ts');
    const map = (await import(pathToFileURL(file).href)) as typeof MemoryMap;
    expect(map).toMatchObject({ XIP_BASE: OTHER_BASE, XIP_END: OTHER_BASE + 0x4000000 });
    expect(map.JOURNAL_OFFSET).toBe(OTHER_SLOT);
  });
});

describe("a board's numbers of flash and RAM", () => {
  const tableOf = (board: BoardName): MemoryTable =>
    JSON.parse(
      readFileSync(path.join(ROOT, `hardware-docs/boards/modules/${board}.json`), 'utf8'),
    ) as MemoryTable;
  const byHand = ['firmware/boards', 'simulator/emulator', 'scripts'].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(c|h|S|ld|ts|mjs)$/.test(file) && !file.includes('.generated.'))
      .map((file) => `${folder}/${file}`),
  );
  /** Another board's folder, and another chip's emulator, have numbers of their own. */
  const concerns = (board: BoardName, file: string): boolean =>
    !BOARDS.some((other) => other !== board && file.split('/').includes(other)) &&
    !(board === 'rp2040' && file.startsWith('simulator/emulator/qemu/'));

  it('are typed in no file that is written by hand', () => {
    const typed = BOARDS.flatMap((board) =>
      byHand
        .filter((file) => concerns(board, file))
        .flatMap((file) =>
          typedNumbers(readFileSync(path.join(ROOT, file), 'utf8'), tableOf(board)).map(
            (place) => `${board}: ${file}:${place}`,
          ),
        ),
    );
    expect(typed.map((place) => place.replace(/:\d+: /, ': ')).sort()).toEqual(
      [...OF_ANOTHER_MEANING].sort(),
    );
  });

  it.each([
    ['0x20000000', 0x20000000],
    ['RAM_START = 0x2000_0000u;', 0x20000000],
    ['0X2000_0000UL', 0x20000000],
    ['536870912', 0x20000000],
    ['536_870_912', 0x20000000],
    ['264 KiB', 270336],
    ['LENGTH = 264K', 270336],
    ['const A = 264 * 1024;', 270336],
    ['2 * 1024 * 1024', 2097152],
    ['2MB', 2097152],
  ])('are found as %s', (text, value) => {
    expect(numbersIn(text).map((number) => number.value)).toContain(value);
  });

  it.each(BOARDS)('are found one and all of %s', (board) => {
    const { flash, ram } = tableOf(board);
    const table = tableOf(board);
    const planted = [ram.base, ram.bytes, flash.bytes, flash.firmware.bytes, ...flash.slots];
    if (flash.voice !== null) planted.push(flash.voice.offset, flash.base + flash.voice.offset);
    for (const number of planted)
      for (const spelling of [`${number}`, `0x${number.toString(16)}u`, `${number / 1024} KiB`])
        expect(typedNumbers(`a line\n#define A ${spelling}`, table), spelling).toHaveLength(1);
    expect(typedNumbers('#define A (1u << 14) /* 1024, 0x4004 */', table)).toEqual([]);
  });
});
