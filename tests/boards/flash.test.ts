/** The RP2040's flash driver over ranges that the journal never asks for: across pages, over several erase units. */
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { loadImage } from '../../simulator/emulator/image.ts';
import {
  FLASH_BYTES,
  FLASH_PAGE_BYTES,
  FLASH_SECTOR_BYTES,
  JOURNAL_OFFSET,
  SRAM_BASE,
  XIP_BASE,
} from '../../simulator/emulator/rp2040/memory-map.ts';
import { Rp2040Board } from '../../simulator/emulator/rp2040/rp2040-board.ts';
import { loadRp2040js, type Rp2040js } from '../../simulator/emulator/rp2040/rp2040js.ts';
import { seededBits } from '../../simulator/emulator/rp2040/rosc.ts';
import { MemoryStorage } from '../../simulator/ports/storage.ts';
import { describeWith } from '../support/system-programs.ts';
import { seededBytes } from './seeded-bytes.ts';

/** Behind all that the firmware has in RAM. */
const BYTES_AT = SRAM_BASE + 0x20000;
const MS_TO_START = 100;
/** Ranges in whole units that leave the flash: the last two end within it again, counted in 32 bits. */
const OUTSIDE: [what: string, offset: number, bytes: number][] = [
  ['behind its end', FLASH_BYTES, FLASH_SECTOR_BYTES],
  ['over its end', FLASH_BYTES - FLASH_SECTOR_BYTES, 2 * FLASH_SECTOR_BYTES],
  ['from the end of all addresses', 2 ** 32 - FLASH_SECTOR_BYTES, 2 * FLASH_SECTOR_BYTES],
  ['over all addresses', JOURNAL_OFFSET, 2 ** 32 - FLASH_SECTOR_BYTES],
];

describeWith(['arm-none-eabi-gcc'], "the RP2040's flash", () => {
  let rp2040js: Rp2040js;
  let board: Rp2040Board;
  const read = (offset: number, length: number): Uint8Array => board.probe.read(XIP_BASE + offset, length);
  const erase = (offset: number, bytes: number): number =>
    board.probe.call('flash_erase', [offset, bytes]).result & 1;
  function program(offset: number, bytes: Uint8Array): number {
    board.probe.write(BYTES_AT, bytes);
    return board.probe.call('flash_program', [offset, BYTES_AT, bytes.length]).result & 1;
  }

  beforeAll(async () => {
    rp2040js = await loadRp2040js();
  });
  beforeEach(() => {
    const image = loadImage('rp2040', 'code-display');
    const storage = new MemoryStorage();
    board = new Rp2040Board({ rp2040js, image, storage, unixMs: 0, randomBit: seededBits(1) });
    board.powerOn();
    board.run(MS_TO_START);
  });

  test('erases several units at once', () => {
    const both = 2 * FLASH_SECTOR_BYTES;
    // Up to the flash's end, as the units are.
    expect(program(FLASH_BYTES - 64, seededBytes(1, 64))).toBe(1);
    expect(erase(JOURNAL_OFFSET, both)).toBe(1);
    expect(read(JOURNAL_OFFSET, both)).toEqual(new Uint8Array(both).fill(0xff));
  });

  test('erases nothing of a range that is not whole units', () => {
    expect(program(JOURNAL_OFFSET + FLASH_SECTOR_BYTES, seededBytes(1, 64))).toBe(1);
    const before = read(JOURNAL_OFFSET, 2 * FLASH_SECTOR_BYTES);
    expect(erase(JOURNAL_OFFSET, FLASH_SECTOR_BYTES + 64)).toBe(0);
    expect(erase(JOURNAL_OFFSET + 64, FLASH_SECTOR_BYTES)).toBe(0);
    expect(read(JOURNAL_OFFSET, 2 * FLASH_SECTOR_BYTES)).toEqual(before);
  });

  // The emulated chip stops at a change outside of the journal: that none of these calls throws says that none came.
  test.each(OUTSIDE)('erases and programs nothing %s', (_, offset, bytes) => {
    board.probe.write(BYTES_AT, new Uint8Array(FLASH_PAGE_BYTES));
    const before = read(0, FLASH_BYTES);
    expect(erase(offset, bytes)).toBe(0);
    expect(board.probe.call('flash_program', [offset, BYTES_AT, bytes]).result & 1).toBe(0);
    // Not toEqual, which takes many seconds for two megabytes.
    expect(Buffer.compare(read(0, FLASH_BYTES), before)).toBe(0);
  });

  test('programs across pages, and leaves what lies before and behind as it was', () => {
    erase(JOURNAL_OFFSET, FLASH_SECTOR_BYTES);
    const bytes = seededBytes(2, 2 * FLASH_PAGE_BYTES + 30);
    const at = FLASH_PAGE_BYTES - 7;
    expect(program(JOURNAL_OFFSET + at, bytes)).toBe(1);
    const expected = new Uint8Array(FLASH_SECTOR_BYTES).fill(0xff);
    expected.set(bytes, at);
    expect(read(JOURNAL_OFFSET, FLASH_SECTOR_BYTES)).toEqual(expected);
  });

  test('clears bits and sets none, and a bit that stays set is told', () => {
    erase(JOURNAL_OFFSET, FLASH_SECTOR_BYTES);
    const at = JOURNAL_OFFSET + FLASH_PAGE_BYTES;
    expect(program(at, Uint8Array.of(0x0f))).toBe(1);
    expect(program(at - 1, Uint8Array.of(0xf0, 0xfc))).toBe(1);
    expect(read(at - 1, 2)).toEqual(Uint8Array.of(0xf0, 0x0c));
    // A chip that takes no command any more.
    board.flash.program = () => {};
    expect(program(at - 1, Uint8Array.of(0xf0, 0x00))).toBe(0);
  });
});
