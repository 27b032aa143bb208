/** Reads the files that a command is told to read: of a bounded length, and never a pipe that nobody may write to. */
import { closeSync, openSync } from 'node:fs';
import {
  chunksFrom,
  NoRegularFile,
  openRegularFile,
  readRegularFile,
  readToEnd,
  TooManyBytes,
} from '../../simulator/ports/regular-file.ts';
import { STORAGE_BYTES } from '../../simulator/ports/storage.ts';
import { UsageError } from '../messages/failures.ts';
import { quotedName } from '../../simulator/text/shown.ts';
import { readStandardInput, STANDARD_INPUT_NAME, STANDARD_STREAM } from './standard-streams.ts';

/** Far more than any scenario has. */
export const MAXIMUM_SCENARIO_BYTES = 16 * 1024 * 1024;
/** Days of a token that is used all the time. */
export const MAXIMUM_TRACE_BYTES = 128 * 1024 * 1024;

/** What the shell has opened for the command, as it does for `<(…)`, and the terminal. Taken as it is, if typed so. */
const OPEN_FILE = /^\/(dev\/(stdin|tty|fd\/\d+)|proc\/(self|\d+)\/fd\/\d+)$/;

function readOpenFile(file: string, maximumBytes: number): Uint8Array {
  const descriptor = openSync(file, 'r');
  try {
    return readToEnd(descriptor, maximumBytes);
  } finally {
    closeSync(descriptor);
  }
}

/** UsageError names the option or argument, what was expected and the path. */
export function readInputFile(option: string, file: string, maximumBytes: number): Uint8Array {
  try {
    return OPEN_FILE.test(file)
      ? readOpenFile(file, maximumBytes)
      : readRegularFile(file, { maximumBytes, followLinks: true });
  } catch (error) {
    throw unreadable(option, file, error);
  }
}

function unreadable(option: string, file: string, error: unknown): UsageError {
  const { code, message } = error as NodeJS.ErrnoException;
  if (error instanceof NoRegularFile || error instanceof TooManyBytes)
    return new UsageError(`${option}: ${message}: ${quotedName(file)}`);
  return new UsageError(
    `${option}: expected a file that can be read, got ${quotedName(file)} (${code ?? String(error)})`,
  );
}

/** What a file holds or, with `-`, standard input, piece by piece and of any length. Rejects with UsageError as above. */
export async function* inputChunks(
  option: string,
  file: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (file === STANDARD_STREAM) {
    yield* process.stdin as AsyncIterable<Uint8Array>;
    return;
  }
  let descriptor: number | null = null;
  try {
    descriptor = OPEN_FILE.test(file)
      ? openSync(file, 'r')
      : openRegularFile(file, { maximumBytes: Infinity, followLinks: true });
    yield* chunksFrom(descriptor);
  } catch (error) {
    throw unreadable(option, file, error);
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
}

/** The text of a file or, with `-`, of standard input; it must be UTF-8. Rejects with UsageError. */
export async function readText(option: string, file: string, maximumBytes: number): Promise<string> {
  if (file !== STANDARD_STREAM) return decodeText(option, file, readInputFile(option, file, maximumBytes));
  return decodeText(option, STANDARD_INPUT_NAME, await readStandardInput(option, maximumBytes));
}

/** The text in the bytes that came from `file`. UsageError when they are none. */
function decodeText(option: string, file: string, bytes: Uint8Array): string {
  const text = decode(bytes);
  if (text === null)
    throw new UsageError(`${option}: expected a text file in UTF-8, got ${quotedName(file)}, which is none`);
  return text;
}

/** Null for what no text has. A byte order mark is left out. */
function decode(bytes: Uint8Array): string | null {
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The image in a storage file, for reading only. */
export function readStorageImage(option: string, file: string): Uint8Array {
  const image = readInputFile(option, file, STORAGE_BYTES);
  if (image.length !== STORAGE_BYTES)
    throw new UsageError(
      `${option}: expected a storage file of ${STORAGE_BYTES} bytes, got ${image.length}: ${quotedName(file)}`,
    );
  return Uint8Array.from(image);
}
