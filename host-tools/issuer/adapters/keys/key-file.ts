/** The file that holds the issuer's keys, apart from the database: who has a copy of one of them can read no secret. */
import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { IssuerKeys } from './issuer-keys.ts';
import { newKeyText, parseKeyText } from './key-file-format.ts';

export interface OpenedKeyFile {
  readonly keys: IssuerKeys;
  /** To be told to whoever started the service: the file wants a safe copy. */
  readonly wasMade: boolean;
}

/**
 * Reads the keys, or makes them at the first start.
 *
 * @param whenMissing `refuse` beside a database that has devices already: new keys would open none of their secrets.
 * @throws Error when others than the owner may read the file, when it is missing and not to be made, or not a key file.
 */
export function openKeyFile(file: string, whenMissing: 'make' | 'refuse'): OpenedKeyFile {
  const found = readOwn(file);
  if (found !== null) return { keys: parseKeyText(file, found), wasMade: false };
  if (whenMissing === 'refuse')
    throw new Error(`${file}: expected the key file of this database, there is none`);
  const wasMade = make(file);
  return { keys: parseKeyText(file, readOwn(file) ?? ''), wasMade };
}

/** Null: there is no such file. Its rights are asked of the file that was opened, so that none is put in its place meanwhile. */
function readOwn(file: string): string | null {
  let descriptor: number;
  try {
    descriptor = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  try {
    const { mode } = fstatSync(descriptor);
    const rights = (mode & 0o777).toString(8);
    if ((mode & 0o077) !== 0)
      throw new Error(
        `${file}: expected a key file that its owner alone may read or write (chmod 600), got rights ${rights}`,
      );
    return readFileSync(descriptor, 'utf8');
  } finally {
    closeSync(descriptor);
  }
}

/** Whole or not at all: a power failure leaves no half of a key. False: another process made it first, and that one counts. */
function make(file: string): boolean {
  const draft = `${file}.${process.pid}.new`;
  const descriptor = openSync(draft, 'wx', 0o600);
  try {
    fchmodSync(descriptor, 0o600);
    writeFileSync(descriptor, newKeyText());
    fsyncSync(descriptor);
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    closeSync(descriptor);
    unlinkSync(draft);
  }
  syncFolder(path.dirname(file));
  return true;
}

function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
