// A secret from a file or standard input: what stands on a command line, every user of the computer can read in the process list.
import { closeSync, openSync, readSync } from 'node:fs';
import { UsageError } from '../session/failures.ts';
import { quotedName } from '../session/shown.ts';
import { readSecret } from '../session/values.ts';
import { readOption } from './read-option.ts';
import { readStandardInput, STANDARD_STREAM } from './standard-streams.ts';

/** The longest secret in hexadecimal has 128 digits; blanks between them and a line end may come on top. */
const FILE_BYTES_MAXIMUM = 4096;

/** At most one byte more than the maximum: a device such as /dev/zero has no end. */
function readStart(file: string): Uint8Array {
  const bytes = new Uint8Array(FILE_BYTES_MAXIMUM + 1);
  const descriptor = openSync(file, 'r');
  try {
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read)
      read = readSync(descriptor, bytes, length, bytes.length - length, null);
    return bytes.subarray(0, length);
  } finally {
    closeSync(descriptor);
  }
}

function readFile(option: string, file: string): Uint8Array {
  try {
    return readStart(file);
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    throw new UsageError(`${option}: expected a file that can be read, got ${quotedName(file)} (${code})`);
  }
}

/** The secret that the file holds as `hex:…` or `base32:…`. Rejects with UsageError, which shows nothing of the file. */
export async function readSecretFile(option: string, file: string): Promise<Uint8Array> {
  const bytes = file === STANDARD_STREAM ? await readStandardInput(option) : readFile(option, file);
  if (bytes.length > FILE_BYTES_MAXIMUM)
    throw new UsageError(
      `${option}: expected hex: or base32: and the secret, got a longer text than any has`,
    );
  return readOption(
    option,
    readSecret,
    Buffer.from(bytes)
      .toString('utf8')
      .replace(/^\uFEFF/, '')
      .trim(),
  );
}
