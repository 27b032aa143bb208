/** A transport key from a file that its user alone can read; whoever has it reads every secret of a key container. */
import type { Stats } from 'node:fs';
import { isForeign } from '../../simulator/ports/private-file.ts';
import { NoRegularFile, readRegularFile, TooManyBytes } from '../../simulator/ports/regular-file.ts';
import { quotedName } from '../../simulator/text/shown.ts';
import { UsageError } from '../messages/failures.ts';

/** The digits of 32 bytes; blanks and a line end may come on top. */
const MAXIMUM_FILE_BYTES = 1024;
const KEY_BYTES = 32;

/** Throws UsageError for a file that others can read or write, or have laid there. */
function requirePrivate(option: string, file: string, found: Stats): void {
  // Windows has no such bits.
  if (process.getuid === undefined) return;
  if (isForeign(found, file))
    throw new UsageError(
      `${option}: expected a key file of this user's own, got one of user ${found.uid}: ${quotedName(file)}`,
    );
  if ((found.mode & 0o077) === 0) return;
  const mode = (found.mode & 0o777).toString(8).padStart(4, '0');
  throw new UsageError(
    `${option}: expected a key file that its user alone can read (chmod 600), got mode ${mode}: ${quotedName(file)}`,
  );
}

function readBytes(option: string, file: string): Uint8Array {
  const check = (found: Stats): void => requirePrivate(option, file, found);
  try {
    return readRegularFile(file, { maximumBytes: MAXIMUM_FILE_BYTES, followLinks: true, check });
  } catch (error) {
    if (error instanceof UsageError) throw error;
    if (error instanceof NoRegularFile || error instanceof TooManyBytes)
      throw new UsageError(`${option}: ${error.message}: ${quotedName(file)}`);
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(
      `${option}: expected a file that can be read, got ${quotedName(file)} (${code ?? String(error)})`,
    );
  }
}

/** Throws UsageError, which shows nothing of the key. */
export function readTransportKey(option: string, file: string): Uint8Array {
  const text = Buffer.from(readBytes(option, file)).toString('latin1').replace(/\s+/g, '');
  if (!/^[0-9a-f]*$/i.test(text) || text.length !== 2 * KEY_BYTES)
    throw new UsageError(
      `${option}: expected ${2 * KEY_BYTES} hexadecimal digits, got ${text.length} characters that are not: ${quotedName(file)}`,
    );
  return Uint8Array.from(Buffer.from(text, 'hex'));
}
