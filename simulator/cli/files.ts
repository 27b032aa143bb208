// The files that a command is told to read and write, checked before anything is done.
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  lstatSync,
  readFileSync,
  realpathSync,
  statSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { FileInUse } from '../ports/file-lock.ts';
import { FileStorage } from '../ports/file-storage.ts';
import { openPrivately, trustedTarget, writePrivately } from '../ports/private-file.ts';
import { isFreePtyName } from '../ports/pty-link.ts';
import { STORAGE_BYTES } from '../ports/storage.ts';
import { CommandFailure, UsageError } from '../session/failures.ts';
import { onOneLine, quotedName } from '../session/shown.ts';
import type { LineSink } from '../trace/format.ts';
import { STANDARD_STREAM } from './standard-streams.ts';

function isAccessible(file: string, mode: number): boolean {
  try {
    accessSync(file, mode);
    return true;
  } catch {
    return false;
  }
}

/** The text of a file to read, which must be UTF-8. UsageError names the option or argument, and the path. */
export function readTextFile(option: string, file: string): string {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new UsageError(
      `${option}: expected a file that can be read, got ${quotedName(file)} (${codeOf(error)})`,
    );
  }
  return decodeText(option, file, bytes);
}

/** The text in the bytes that came from `file`. UsageError when they are none. */
export function decodeText(option: string, file: string, bytes: Uint8Array): string {
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

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}

/** Throws UsageError for a symbolic link that another user has laid under the name. */
function requireTrusted(option: string, file: string): void {
  try {
    trustedTarget(file);
  } catch (error) {
    throw new UsageError(`${option}: ${onOneLine((error as Error).message)}`);
  }
}

/** Throws UsageError unless the file can be written, or made in its folder. Touches nothing. */
export function requireWritable(option: string, file: string): void {
  if (file === STANDARD_STREAM) return;
  requireTrusted(option, file);
  const folder = path.dirname(path.resolve(file));
  const fits = existsSync(file)
    ? !statSync(file).isDirectory() && isAccessible(file, constants.W_OK)
    : isAccessible(folder, constants.W_OK);
  if (!fits) throw new UsageError(`${option}: expected a file that can be written, got ${quotedName(file)}`);
}

/** Throws UsageError when something else has the name that the pseudo-terminal shall get. Touches nothing. */
export function requireFreePtyName(option: string, name: string): void {
  if (!isFreePtyName(name))
    throw new UsageError(
      `${option}: expected a name that is free, got ${quotedName(name)}, which was left as it is`,
    );
  const folder = path.dirname(path.resolve(name));
  if (!isAccessible(folder, constants.W_OK))
    throw new UsageError(
      `${option}: expected a name in a folder that can be written, got ${quotedName(name)}`,
    );
}

/** Throws UsageError for what is there and is no storage file, or leads to none. */
function requireStorageFile(option: string, file: string): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found && lstatSync(file, { throwIfNoEntry: false }))
    throw new UsageError(
      `${option}: expected a storage file, got a link that leads nowhere: ${quotedName(file)}`,
    );
  if (!found || (found.isFile() && found.size === STORAGE_BYTES)) return;
  throw new UsageError(
    `${option}: expected a storage file of ${STORAGE_BYTES} bytes, got ` +
      (found.isFile() ? `one of ${found.size} bytes` : 'something that is no file') +
      `: ${quotedName(file)}; it was left as it is`,
  );
}

/**
 * Opens or makes a storage file, for this process alone. A file that is none, or that another process uses, gives
 * UsageError and is not touched; CommandFailure when a new one cannot be saved.
 */
export function openStorageFile(option: string, file: string): FileStorage {
  requireWritable(option, file);
  requireStorageFile(option, file);
  // Each change replaces the file, so its folder must be writable too.
  const folder = path.dirname(existsSync(file) ? realpathSync(file) : path.resolve(file));
  if (!isAccessible(folder, constants.W_OK))
    throw new UsageError(
      `${option}: expected a file in a folder that can be written, got ${quotedName(file)}`,
    );
  try {
    return new FileStorage(file);
  } catch (error) {
    if (error instanceof FileInUse) throw new UsageError(`${option}: ${onOneLine(error.message)}`);
    throw new CommandFailure(`${option}: ${onOneLine((error as Error).message)}`);
  }
}

/** The image in a storage file, for reading only. */
export function readStorageImage(option: string, file: string): Uint8Array {
  if (!existsSync(file) || !statSync(file).isFile() || statSync(file).size !== STORAGE_BYTES)
    throw new UsageError(
      `${option}: expected a storage file of ${STORAGE_BYTES} bytes, got ${quotedName(file)}`,
    );
  return Uint8Array.from(readFileSync(file));
}

/** Writes a picture or sound, which may show or say a code: whole, and for this user alone. */
export function writeOutputFile(option: string, file: string, content: string | Uint8Array): void {
  if (file === STANDARD_STREAM) return void process.stdout.write(content);
  try {
    writePrivately(file, content);
  } catch (error) {
    throw new CommandFailure(`${option}: ${onOneLine((error as Error).message)}`);
  }
}

/** A trace file that is made at its first line, so that a run which is refused leaves an older one alone. */
export function traceFile(file: string): LineSink & { close(): void } {
  if (file === STANDARD_STREAM)
    return { writeLine: (line) => void process.stdout.write(`${line}\n`), close: () => {} };
  let descriptor: number | undefined;
  return {
    writeLine: (line) => {
      try {
        descriptor ??= openPrivately(file);
        writeSync(descriptor, `${line}\n`);
      } catch (error) {
        throw new CommandFailure(`--trace: ${onOneLine((error as Error).message)}`);
      }
    },
    close: () => {
      if (descriptor !== undefined) closeSync(descriptor);
      descriptor = undefined;
    },
  };
}
