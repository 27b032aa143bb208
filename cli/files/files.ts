/** The files that a command is told to write, and the storage file, checked before anything is done. */
import { accessSync, closeSync, constants, lstatSync, statSync, writeSync, type Stats } from 'node:fs';
import path from 'node:path';
import { FileInUse, StrangeLock } from '../../simulator/ports/file-lock.ts';
import { FileStorage } from '../../simulator/ports/file-storage.ts';
import {
  ForeignFile,
  openPrivately,
  trustedTarget,
  writePrivately,
  type TrustOptions,
} from '../../simulator/ports/private-file.ts';
import { isFreePtyName } from '../../simulator/ports/pty-link.ts';
import { STORAGE_BYTES } from '../../simulator/ports/storage.ts';
import { CommandFailure, UsageError } from '../messages/failures.ts';
import { onOneLine, quotedName } from '../../simulator/text/shown.ts';
import type { LineSink } from '../../simulator/trace/format.ts';
import { STANDARD_STREAM } from './standard-streams.ts';

function isAccessible(file: string, mode: number): boolean {
  try {
    accessSync(file, mode);
    return true;
  } catch {
    return false;
  }
}

/** Undefined for what cannot be looked at, too: another user may be exchanging it. */
function statOf(file: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** What the name stands for. Throws UsageError for a symbolic link that another user has laid under it. */
export function requireTrusted(option: string, file: string, trust?: TrustOptions): string {
  try {
    return trustedTarget(file, trust);
  } catch (error) {
    throw new UsageError(`${option}: ${onOneLine((error as Error).message)}`);
  }
}

/** Throws UsageError unless the file can be written, or made in its folder. Touches nothing. */
export function requireWritable(option: string, file: string): void {
  if (file === STANDARD_STREAM) return;
  requireTrusted(option, file);
  const folder = path.dirname(path.resolve(file));
  const found = statOf(file);
  const fits = found
    ? !found.isDirectory() && isAccessible(file, constants.W_OK)
    : isAccessible(folder, constants.W_OK);
  if (!fits) throw new UsageError(`${option}: expected a file that can be written, got ${quotedName(file)}`);
}

/** Throws UsageError when something else has the name that the pseudo-terminal shall get. Touches nothing. */
export function requireFreePtyName(option: string, name: string): void {
  const folder = path.dirname(path.resolve(name));
  if (!isAccessible(folder, constants.W_OK) || !statSync(folder).isDirectory())
    throw new UsageError(
      `${option}: expected a name in a folder that can be written, got ${quotedName(name)}`,
    );
  if (!isFreePtyName(name))
    throw new UsageError(
      `${option}: expected a name that is free, got ${quotedName(name)}, which was left as it is`,
    );
}

/** Throws UsageError for what is there and is no storage file, or leads to none. */
function requireStorageFile(option: string, file: string): void {
  const found = statOf(file);
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
  const target = requireTrusted(option, file);
  const folder = path.dirname(target);
  if (!isAccessible(folder, constants.W_OK))
    throw new UsageError(
      `${option}: expected a file in a folder that can be written, got ${quotedName(file)}`,
    );
  try {
    return new FileStorage(target);
  } catch (error) {
    if ([FileInUse, StrangeLock, ForeignFile].some((refusal) => error instanceof refusal))
      throw new UsageError(`${option}: ${onOneLine((error as Error).message)}`);
    throw new CommandFailure(`${option}: ${onOneLine((error as Error).message)}`);
  }
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
