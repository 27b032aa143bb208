/**
 * The Pico's flash as the chip reads it: programming clears bits and sets none, erasing sets a sector, and what is
 * refused changes nothing.
 */
import { expect, test } from 'vitest';
import {
  FLASH_PAGE_BYTES,
  FLASH_SECTOR_BYTES,
  JOURNAL_OFFSET,
} from '../../simulator/emulator/rp2040/memory-map.ts';
import { NorFlash } from '../../simulator/emulator/rp2040/nor-flash.ts';
import { MemoryStorage } from '../../simulator/ports/storage.ts';

const OLD = Uint8Array.from({ length: FLASH_PAGE_BYTES }, (_, at) => at);
const NEW = Uint8Array.from({ length: FLASH_PAGE_BYTES }, (_, at) => (at * 31 + 7) & 0xff);

test('a page programmed twice has the bits that both have, where the chip reads and in the storage', () => {
  const storage = new MemoryStorage();
  const flash = new NorFlash(storage, (reason) => expect.fail(String(reason)));
  const page = JOURNAL_OFFSET + FLASH_SECTOR_BYTES + FLASH_PAGE_BYTES;
  flash.program(page, OLD);
  flash.program(page, NEW);
  const both = OLD.map((byte, at) => byte & NEW[at]!);
  expect(flash.bytes.slice(page, page + FLASH_PAGE_BYTES)).toEqual(both);
  expect(storage.read(page - JOURNAL_OFFSET, FLASH_PAGE_BYTES)).toEqual(both);
  // What lies beside it is still erased.
  expect([flash.bytes[page - 1], flash.bytes[page + FLASH_PAGE_BYTES]]).toEqual([0xff, 0xff]);

  flash.erase(JOURNAL_OFFSET + FLASH_SECTOR_BYTES, FLASH_SECTOR_BYTES);
  expect(flash.bytes.slice(page, page + FLASH_PAGE_BYTES).every((byte) => byte === 0xff)).toBe(true);
});

test('what the storage refuses has not happened, nor what was to follow it', () => {
  const offsets: number[] = [];
  class RefusingStorage extends MemoryStorage {
    override erase(offset: number): void {
      offsets.push(offset);
      throw new Error('refused');
    }
  }
  const storage = new RefusingStorage();
  const refusals: unknown[] = [];
  const flash = new NorFlash(storage, (reason) => refusals.push(reason));
  flash.program(JOURNAL_OFFSET, OLD);
  flash.program(JOURNAL_OFFSET + FLASH_SECTOR_BYTES, OLD);
  flash.erase(JOURNAL_OFFSET, 2 * FLASH_SECTOR_BYTES);
  expect(refusals).toEqual([new Error('refused')]);
  expect(offsets).toEqual([0]);
  for (const at of [0, FLASH_SECTOR_BYTES]) {
    const page = JOURNAL_OFFSET + at;
    expect(flash.bytes.slice(page, page + FLASH_PAGE_BYTES)).toEqual(OLD);
  }
});
