/** A lock beside a file, so that one process at a time uses it: `FILE.lock`, which holds the process's number. */
import { closeSync, fstatSync, lstatSync, openSync, rmSync, writeFileSync, type Stats } from 'node:fs';
import { isForeign } from './private-file.ts';
import { NoRegularFile, readRegularFile, TooManyBytes } from './regular-file.ts';

/** Ten digits and the line end. */
const MAXIMUM_LOCK_BYTES = 11;

/** Another process has the file. */
export class FileInUse extends Error {
  override readonly name = 'FileInUse';
  /** `holder`: the process's number; null when the lock does not say. */
  constructor(file: string, holder: number | null, lock = lockOf(file)) {
    const who = holder === null ? 'another process' : `the process ${holder}`;
    super(`${who} uses ${file}; if none does, delete ${lock}`);
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

/** Held while a stale lock is taken over. */
function guardOf(file: string): string {
  return `${lockOf(file)}.taking`;
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

/** The lock was given back meanwhile. */
const GONE = 'gone';

/** The number in a lock; null for another text. Throws StrangeLock. */
function holderOf(file: string): number | null | typeof GONE {
  try {
    const bytes = readRegularFile(lockOf(file), {
      maximumBytes: MAXIMUM_LOCK_BYTES,
      followLinks: false,
      check: (found) => requireTrusted(file, found),
    });
    const text = Buffer.from(bytes).toString('latin1');
    return /^\d{1,10}\n$/.test(text) ? Number(text) : null;
  } catch (error) {
    if (error instanceof TooManyBytes) return null;
    if (error instanceof NoRegularFile) throw new StrangeLock(file, error.got);
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return GONE;
    throw error;
  }
}

/** The locks that this process has taken: open, so that no other file gets the same inode. */
const taken = new Map<string, number>();

/** Removes a lock only while it is this process's own: somebody may have deleted it and another have taken the file. */
function giveBack(): void {
  for (const [lock, descriptor] of taken) {
    const own = fstatSync(descriptor);
    const found = lstatSync(lock, { throwIfNoEntry: false });
    if (found?.ino === own.ino && found.dev === own.dev) rmSync(lock, { force: true });
  }
}

/** False when there is a lock already. */
function takeFree(file: string): boolean {
  try {
    const descriptor = openSync(lockOf(file), 'wx', 0o600);
    writeFileSync(descriptor, `${process.pid}\n`);
    if (taken.size === 0) process.once('exit', giveBack);
    taken.set(lockOf(file), descriptor);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Removes a lock whose process has ended, or had this one's number. Throws FileInUse and StrangeLock. */
function removeStale(file: string): void {
  const holder = holderOf(file);
  if (holder === GONE) return;
  if (holder === null || (holder !== process.pid && isAlive(holder))) throw new FileInUse(file, holder);
  rmSync(lockOf(file), { force: true });
}

/** One process at a time: what another has looked at and found stale may be a new lock by the time it removes it. */
function takeOver(file: string): void {
  const guard = guardOf(file);
  try {
    closeSync(openSync(guard, 'wx', 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw new FileInUse(file, null, guard);
    throw error;
  }
  try {
    removeStale(file);
    if (!takeFree(file)) throw new FileInUse(file, null);
  } finally {
    rmSync(guard, { force: true });
  }
}

/**
 * Takes the lock until this process ends. A lock whose process has ended, or had this one's number, is taken over.
 * Throws FileInUse and StrangeLock. Processes of another container have numbers of their own: it does not bind them.
 */
export function lockFile(file: string): void {
  if (!takeFree(file)) takeOver(file);
}
