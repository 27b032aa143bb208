// A lock beside a file, so that one process at a time uses it: `FILE.lock`, which holds the process's number.
import { rmSync, writeFileSync, type Stats } from 'node:fs';
import { isForeign } from './private-file.ts';
import { NoRegularFile, readRegularFile, TooManyBytes } from './regular-file.ts';

/** Ten digits and the line end. */
const LOCK_BYTES_MAXIMUM = 11;

/** Another process has the file. */
export class FileInUse extends Error {
  override readonly name = 'FileInUse';
  /** `holder`: the process's number; null when the lock does not say. */
  constructor(file: string, holder: number | null) {
    const who = holder === null ? 'another process' : `the process ${holder}`;
    super(`${who} uses ${file}; if none does, delete ${lockOf(file)}`);
  }
}

/** What has the lock's name was made by no process that uses the file. */
export class StrangeLock extends Error {
  override readonly name = 'StrangeLock';
  constructor(file: string, got: string) {
    super(
      `expected a lock that this user's process made, got ${got}: "${lockOf(file)}"; if none uses ${file}, delete it`,
    );
  }
}

export function lockOf(file: string): string {
  return `${file}.lock`;
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

function requireTrusted(file: string, found: Stats): void {
  if (isForeign(found, file)) throw new StrangeLock(file, `a file that user ${found.uid} has laid there`);
}

/** The number in a lock; null for another text. Throws StrangeLock. */
function holderOf(file: string): number | null {
  try {
    const bytes = readRegularFile(lockOf(file), {
      maximumBytes: LOCK_BYTES_MAXIMUM,
      followLinks: false,
      check: (found) => requireTrusted(file, found),
    });
    const text = Buffer.from(bytes).toString('latin1');
    return /^\d{1,10}\n$/.test(text) ? Number(text) : null;
  } catch (error) {
    if (error instanceof TooManyBytes) return null;
    if (error instanceof NoRegularFile) throw new StrangeLock(file, error.got);
    throw error;
  }
}

/** False when there is a lock already. */
function takeFree(file: string): boolean {
  try {
    writeFileSync(lockOf(file), `${process.pid}\n`, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Takes the lock until this process ends. A lock whose process has ended, or had this one's number, is taken over.
 * Throws FileInUse and StrangeLock.
 */
export function lockFile(file: string): void {
  if (!takeFree(file)) {
    const holder = holderOf(file);
    if (holder === null || (holder !== process.pid && isAlive(holder))) throw new FileInUse(file, holder);
    rmSync(lockOf(file), { force: true });
    if (!takeFree(file)) throw new FileInUse(file, null);
  }
  process.once('exit', () => rmSync(lockOf(file), { force: true }));
}
