/**
 * The Pico's flash chip: programming clears bits, erasing sets whole sectors, and only the journal's two sectors may be
 * changed at all. These live in a Storage, so that they outlast the process, and so that its power cuts hit the chip.
 */
import { PowerCut, STORAGE_BYTES, type Storage } from '../../ports/storage.ts';
import { ChipFault } from '../board.ts';
import { hex } from './chip-fault.ts';
import { FLASH_BYTES, FLASH_PAGE_BYTES, FLASH_SECTOR_BYTES, JOURNAL_OFFSET } from './memory-map.ts';

const JOURNAL_END = JOURNAL_OFFSET + STORAGE_BYTES;

export class NorFlash {
  /** All of it, as the chip reads it. */
  readonly bytes = new Uint8Array(FLASH_BYTES).fill(0xff);
  readonly #storage: Storage;
  readonly #onFailure: (reason: unknown) => void;

  /** @param onFailure is told why the storage could not carry out an operation, which then has not happened */
  constructor(storage: Storage, onFailure: (reason: unknown) => void) {
    this.#storage = storage;
    this.#onFailure = onFailure;
    this.reload();
  }

  /** Writes an image, as a programmer does that holds the chip still. */
  load(offset: number, image: Uint8Array): void {
    if (offset + image.length > JOURNAL_OFFSET)
      throw new RangeError(
        `image: expected at most ${JOURNAL_OFFSET - offset} bytes at ${hex(offset)}, got ${image.length}`,
      );
    this.bytes.set(image, offset);
  }

  /** Takes the journal from the storage, which may have been changed while the power was off. */
  reload(): void {
    this.bytes.set(this.#storage.read(0, STORAGE_BYTES), JOURNAL_OFFSET);
  }

  /** Throws ChipFault for what this firmware must never do; PowerCut when the storage says so. */
  erase(offset: number, length: number): void {
    if (offset % FLASH_SECTOR_BYTES !== 0 || length % FLASH_SECTOR_BYTES !== 0 || length === 0)
      throw new ChipFault(`flash erase: expected whole sectors, got ${hex(offset)} + ${length}`);
    this.#requireJournal('erase', offset, length);
    for (let at = offset; at < offset + length; at += FLASH_SECTOR_BYTES) {
      if (!this.#carryOut(() => this.#storage.erase(at - JOURNAL_OFFSET))) return;
      this.bytes.fill(0xff, at, at + FLASH_SECTOR_BYTES);
    }
  }

  /** As `erase`. The boot ROM programs whole pages (RP2040 datasheet section 2.8.3.1.3). */
  program(offset: number, bytes: Uint8Array): void {
    if (offset % FLASH_PAGE_BYTES !== 0 || bytes.length % FLASH_PAGE_BYTES !== 0 || bytes.length === 0)
      throw new ChipFault(`flash program: expected whole pages, got ${hex(offset)} + ${bytes.length}`);
    this.#requireJournal('program', offset, bytes.length);
    for (let at = 0; at < bytes.length; at += FLASH_PAGE_BYTES) {
      const page = bytes.subarray(at, at + FLASH_PAGE_BYTES);
      if (!this.#carryOut(() => this.#storage.program(offset + at - JOURNAL_OFFSET, page))) return;
      page.forEach((byte, index) => (this.bytes[offset + at + index]! &= byte));
    }
  }

  #requireJournal(what: string, offset: number, length: number): void {
    if (offset < JOURNAL_OFFSET || offset + length > JOURNAL_END)
      throw new ChipFault(
        `flash ${what}: expected the journal (${hex(JOURNAL_OFFSET)} to ${hex(JOURNAL_END)}), got ${hex(offset)} + ${length}`,
      );
  }

  /** Whether it happened. A cut of the power goes on to whoever runs the chip. */
  #carryOut(operation: () => void): boolean {
    try {
      operation();
      return true;
    } catch (error) {
      if (error instanceof PowerCut || error instanceof ChipFault) throw error;
      this.#onFailure(error);
      return false;
    }
  }
}
