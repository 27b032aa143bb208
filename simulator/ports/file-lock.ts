// A lock beside a file, so that one process at a time uses it: `FILE.lock`, which holds the process's number.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';

/** Another process has the file. */
export class FileInUse extends Error {
  override readonly name = 'FileInUse';
  /** `holder`: the process's number; null when the lock does not say. */
  constructor(file: string, holder: number | null) {
    const who = holder === null ? 'another process' : `the process ${holder}`;
    super(`${who} uses ${file}; if none does, delete ${lockOf(file)}`);
  }
}

function lockOf(file: string): string {
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

/** The number in a lock; null for anything else, which is no lock of ours. */
function holderOf(file: string): number | null {
  const text = readFileSync(lockOf(file), 'utf8');
  return /^\d{1,10}\n$/.test(text) ? Number(text) : null;
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
 * Throws FileInUse.
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
