/** Storage in a file of the host. Each operation replaces the file whole, so that a killed process leaves no half image. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { MemoryStorage, STORAGE_BYTES } from './storage.ts';

export class FileStorage extends MemoryStorage {
  readonly #path: string;

  /** Opens or makes the file. Throws, without touching it, when it is not a storage image. */
  constructor(path: string) {
    super(existsSync(path) ? readImage(path) : undefined);
    this.#path = path;
    if (!existsSync(path)) this.#save();
  }

  override erase(offset: number): void {
    super.erase(offset);
    this.#save();
  }

  override program(offset: number, bytes: Uint8Array): void {
    super.program(offset, bytes);
    this.#save();
  }

  #save(): void {
    const draft = `${this.#path}.${process.pid}.new`;
    writeFileSync(draft, this.image, { mode: 0o600 });
    renameSync(draft, this.#path);
  }
}

function readImage(path: string): Uint8Array {
  const image = new Uint8Array(readFileSync(path));
  if (image.length !== STORAGE_BYTES) {
    throw new RangeError(`${path}: expected a storage image of ${STORAGE_BYTES} bytes, got ${image.length}`);
  }
  return image;
}
