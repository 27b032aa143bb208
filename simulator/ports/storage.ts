/**
 * Storage with the manners of NOR flash: programming only clears bits, within one page; erasing sets a whole sector
 * to 0xFF. So a missing erase or a program across pages shows up here and not first on a chip.
 */
import { PAGE_BYTES, SECTOR_BYTES, STORAGE_SLOTS } from '../token/contract.generated.ts';

export const STORAGE_BYTES = STORAGE_SLOTS * SECTOR_BYTES;

export interface Storage {
  read(offset: number, length: number): Uint8Array;
  /** Sets the sector that begins at `offset` to 0xFF. */
  erase(offset: number): void;
  /** Clears bits at `offset`; never beyond the page that `offset` lies in. */
  program(offset: number, bytes: Uint8Array): void;
}

export function erasedImage(): Uint8Array {
  return new Uint8Array(STORAGE_BYTES).fill(0xff);
}

function checkRange(what: string, offset: number, length: number): void {
  if (!Number.isInteger(offset) || offset < 0 || offset + length > STORAGE_BYTES) {
    throw new RangeError(`${what}: expected a range within 0..${STORAGE_BYTES}, got ${offset} + ${length}`);
  }
}

/** Carries out an erase on an image, in place. */
export function eraseSector(image: Uint8Array, offset: number): void {
  checkRange('erase', offset, SECTOR_BYTES);
  if (offset % SECTOR_BYTES !== 0)
    throw new RangeError(`erase: expected the start of a sector, got ${offset}`);
  image.fill(0xff, offset, offset + SECTOR_BYTES);
}

/** Carries out a program on an image, in place. */
export function programPage(image: Uint8Array, offset: number, bytes: Uint8Array): void {
  checkRange('program', offset, bytes.length);
  if ((offset % PAGE_BYTES) + bytes.length > PAGE_BYTES) {
    throw new RangeError(
      `program: expected bytes within one page of ${PAGE_BYTES}, got ${offset} + ${bytes.length}`,
    );
  }
  bytes.forEach((byte, index) => (image[offset + index]! &= byte));
}

/** Thrown by a storage to say that the power failed during the operation. */
export class PowerCut extends Error {
  override name = 'PowerCut';
}

export class MemoryStorage implements Storage {
  readonly image: Uint8Array;

  constructor(image: Uint8Array = erasedImage()) {
    if (image.length !== STORAGE_BYTES) {
      throw new RangeError(`storage image: expected ${STORAGE_BYTES} bytes, got ${image.length}`);
    }
    this.image = image;
  }

  read(offset: number, length: number): Uint8Array {
    checkRange('read', offset, length);
    return this.image.slice(offset, offset + length);
  }

  erase(offset: number): void {
    eraseSector(this.image, offset);
  }

  program(offset: number, bytes: Uint8Array): void {
    programPage(this.image, offset, bytes);
  }
}
