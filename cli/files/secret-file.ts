/**
 * A secret from a file or standard input: what stands on a command line, every user of the computer can read in the
 * process list.
 */
import { UsageError } from '../messages/failures.ts';
import { quotedName } from '../../simulator/text/shown.ts';
import { readSecret, SECRET_EXAMPLE, ValueError } from '../../simulator/text/values.ts';
import { readInputFile } from './read-file.ts';
import { readStandardInput, STANDARD_STREAM } from './standard-streams.ts';

/** The longest secret in hexadecimal has 128 digits; blanks between them and a line end may come on top. */
const MAXIMUM_FILE_BYTES = 4096;

/** The secret that the file holds as `hex:…` or `base32:…`. Rejects with UsageError, which shows nothing of the secret. */
export async function readSecretFile(option: string, file: string): Promise<Uint8Array> {
  const isStream = file === STANDARD_STREAM;
  const bytes = isStream
    ? await readStandardInput(option, MAXIMUM_FILE_BYTES)
    : readInputFile(option, file, MAXIMUM_FILE_BYTES);
  const place = isStream ? 'on standard input' : `in ${quotedName(file)}`;
  const text = Buffer.from(bytes)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trim();
  if (text === '') throw new UsageError(`${option}: expected ${SECRET_EXAMPLE}, got nothing ${place}`);
  try {
    return readSecret(text);
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    const lines = text.split('\n').length;
    throw new UsageError(
      lines === 1
        ? `${option}: ${error.message}`
        : `${option}: expected one secret, on one line or broken over several, got ${lines} lines ${place} that make none: ${error.message}`,
    );
  }
}
