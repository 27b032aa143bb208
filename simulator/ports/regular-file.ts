/** Reads files that somebody else may have laid: regular ones alone, up to a bound, and without waiting for a writer. */
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readSync,
  statSync,
  type Stats,
} from 'node:fs';

const CHUNK_BYTES = 65_536;

/** Something else has the name. */
export class NoRegularFile extends Error {
  override readonly name = 'NoRegularFile';
  /** In words, as `a named pipe`. */
  readonly got: string;
  constructor(found: Stats) {
    const got = kindOf(found);
    super(`expected a regular file, got ${got}`);
    this.got = got;
  }
}

export class TooManyBytes extends Error {
  override readonly name = 'TooManyBytes';
  /** `got`: null when nobody counted them. */
  constructor(maximum: number, got: number | null) {
    super(`expected at most ${maximum} bytes, got ${got ?? 'more'}`);
  }
}

function kindOf(found: Stats): string {
  if (found.isDirectory()) return 'a folder';
  if (found.isSymbolicLink()) return 'a symbolic link';
  if (found.isFIFO()) return 'a named pipe';
  return found.isSocket() ? 'a socket' : 'a device';
}

/** All bytes from where the descriptor stands. Throws TooManyBytes, having read hardly more. */
export function readToEnd(descriptor: number, maximumBytes: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  for (let length = 0; ;) {
    const chunk = new Uint8Array(Math.min(CHUNK_BYTES, maximumBytes + 1 - length));
    const read = readSync(descriptor, chunk, 0, chunk.length, null);
    if (read === 0) return Buffer.concat(chunks);
    chunks.push(chunk.subarray(0, read));
    length += read;
    if (length > maximumBytes) throw new TooManyBytes(maximumBytes, null);
  }
}

export interface ReadingLimits {
  maximumBytes: number;
  followLinks: boolean;
  /** Throws for a file that must not be read, for its owner for instance. */
  check?: (found: Stats) => void;
}

/** The descriptor. Throws NoRegularFile, TooManyBytes, what `check` throws, and what the system says. */
export function openRegularFile(file: string, { maximumBytes, followLinks, check }: ReadingLimits): number {
  const require = (found: Stats): void => {
    if (!found.isFile()) throw new NoRegularFile(found);
    check?.(found);
    if (found.size > maximumBytes) throw new TooManyBytes(maximumBytes, found.size);
  };
  // Before it is opened too: opening a device may do something, and a socket cannot be opened.
  require(followLinks ? statSync(file) : lstatSync(file));
  const { O_RDONLY, O_NONBLOCK = 0, O_NOFOLLOW = 0 } = constants;
  // A pipe that has come meanwhile is opened at once, whether anybody writes to it or not.
  const descriptor = openSync(file, O_RDONLY | O_NONBLOCK | (followLinks ? 0 : O_NOFOLLOW));
  try {
    require(fstatSync(descriptor));
    return descriptor;
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

/** All of it; throws as `openRegularFile` does. */
export function readRegularFile(file: string, limits: ReadingLimits): Uint8Array {
  const descriptor = openRegularFile(file, limits);
  try {
    return readToEnd(descriptor, limits.maximumBytes);
  } finally {
    closeSync(descriptor);
  }
}

/** What follows where the descriptor stands, piece by piece. */
export function* chunksFrom(descriptor: number): Generator<Uint8Array, void, undefined> {
  for (;;) {
    const chunk = new Uint8Array(CHUNK_BYTES);
    const read = readSync(descriptor, chunk, 0, chunk.length, null);
    if (read === 0) return;
    yield chunk.subarray(0, read);
  }
}
