/** Storage in a file of the host. Each operation replaces the file whole, so that a killed process leaves no half image. */
import { lstatSync, type Stats } from 'node:fs';
import { lockFile } from './file-lock.ts';
import { removeDrafts, replaceWhole, requireOwn, takeFromOthers, trustedTarget } from './private-file.ts';
import { NoRegularFile, readRegularFile, TooManyBytes } from './regular-file.ts';
import { MemoryStorage, STORAGE_BYTES } from './storage.ts';

export class FileStorage extends MemoryStorage {
  readonly #path: string;
  /** The file as this process knows it; null before it made one. */
  #saved: Uint8Array | null;

  /**
   * Opens or makes the file, for this process alone until it ends. Throws, without touching it, when it is not a
   * storage image, FileInUse when another process has it, StrangeLock, and ForeignFile for what another user has laid.
   */
  constructor(path: string) {
    // Replacing a symbolic link would leave an erased secret in the file that it leads to.
    // Followed once: from here on a link under the name is one that came after it was looked at, and leads nowhere.
    const file = trustedTarget(path);
    lockFile(file);
    removeDrafts(file);
    const image = readImage(file);
    super(image?.slice());
    this.#path = file;
    this.#saved = image;
    if (image === null) this.#save();
    else takeFromOthers(file);
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
    this.#requireUntouched();
    replaceWhole(this.#path, this.image);
    this.#saved = this.image.slice();
  }

  /** The lock binds no other program, and no copying by hand: saving over those could bring an erased secret back. */
  #requireUntouched(): void {
    const found = readImage(this.#path);
    const isAsSaved =
      found === null ? this.#saved === null : this.#saved && Buffer.compare(found, this.#saved) === 0;
    if (!isAsSaved) throw new Error(`${this.#path} was changed from outside; it was left as it is`);
  }
}

/** Null when there is no file. */
function readImage(path: string): Uint8Array | null {
  if (!lstatSync(path, { throwIfNoEntry: false })) return null;
  const expected = `${path}: expected a storage image of ${STORAGE_BYTES} bytes`;
  try {
    const check = (found: Stats): void => requireOwn(found, path);
    const limits = { maximumBytes: STORAGE_BYTES, followLinks: false, check };
    const image = new Uint8Array(readRegularFile(path, limits));
    if (image.length === STORAGE_BYTES) return image;
    throw new RangeError(`${expected}, got ${image.length}`);
  } catch (error) {
    if (error instanceof TooManyBytes) throw new RangeError(`${expected}, got more`, { cause: error });
    if (error instanceof NoRegularFile)
      throw new RangeError(`${expected}, got ${error.got}`, { cause: error });
    throw error;
  }
}
