/** Where the service of a database in a file is, while it runs: in a small file beside the database, for its owner alone. */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';

/** Whole or not at all. What a service left behind that was killed is replaced. */
export function writeAddressFile(file: string, address: string): void {
  const draft = `${file}.${randomBytes(8).toString('hex')}.new`;
  try {
    writeFileSync(draft, `${address}\n`, { mode: 0o600, flag: 'wx' });
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** Null: there is none, or not of this form. Whether a service is there, and whose it is, it does not tell. */
export function readAddressFile(file: string): string | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  return /^http:\/\/(?:127\.0\.0\.1|\[::1\]):\d{1,5}(?=\n$)/.exec(text)?.[0] ?? null;
}

/** Another service's address stays: it came after this one. */
export function removeAddressFile(file: string, address: string): void {
  if (readAddressFile(file) === address) rmSync(file, { force: true });
}
