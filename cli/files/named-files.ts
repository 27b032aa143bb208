/**
 * Holds the files that a command's options name against each other: what one of them writes, no other reads or writes.
 */
import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { lockOf } from '../../simulator/ports/file-lock.ts';
import { trustedTarget } from '../../simulator/ports/private-file.ts';
import { UsageError } from '../messages/failures.ts';
import { quotedName } from '../../simulator/text/shown.ts';
import { STANDARD_STREAM } from './standard-streams.ts';

/** `replaced`: written in place of what has the name, link or not; `written`: written where the name leads. */
export interface NamedFile {
  option: string;
  file: string;
  use: 'read' | 'written' | 'replaced';
}

interface Clash {
  first: NamedFile;
  second: NamedFile;
}

/** Options that name one file. Nothing was touched, and none of these files may be written to say so. */
export class SharedFile extends UsageError {
  /** All that share a file; the message names the first two. */
  readonly options: readonly string[];
  constructor(clashes: readonly Clash[]) {
    const { first, second } = clashes[0]!;
    super(
      `${first.option} and ${second.option}: both name ${quotedName(second.file)}; give each a file of its own`,
    );
    this.options = clashes.flatMap((clash) => [clash.first.option, clash.second.option]);
  }
}

/** Where a name leads, also when nothing is there yet. */
export function targetOf(name: string): string {
  try {
    return trustedTarget(name);
  } catch {
    // Who may lay links there is another check's matter.
    return existing(name) ?? path.resolve(name);
  }
}

function existing(name: string): string | null {
  try {
    return realpathSync(name);
  } catch {
    return null;
  }
}

/** A file's number, which hard links share; null for what is not there. `isStream`: many may use it at once. */
function lookUp(name: string): { inode: string | null; isStream: boolean } {
  try {
    const found = statSync(name, { bigint: true });
    return { inode: `inode ${found.dev}:${found.ino}`, isStream: !found.isFile() && !found.isDirectory() };
  } catch {
    return { inode: null, isStream: false };
  }
}

/** All that tells a file from others: two with one of these in common are one file. */
function marks({ file, use }: NamedFile): string[] {
  if (file === STANDARD_STREAM) return [];
  const place = path.join(targetOf(path.dirname(file)), path.basename(file));
  if (use === 'replaced') return [place];
  const { inode, isStream } = lookUp(file);
  if (isStream) return [];
  return [place, targetOf(file), ...(inode === null ? [] : [inode])];
}

function mayShare(a: NamedFile, b: NamedFile): boolean {
  return a.option === b.option || (a.use === 'read' && b.use === 'read');
}

/** Throws SharedFile when two of different options are one file, unless both only read it. Touches nothing. */
export function requireOwnFiles(files: readonly NamedFile[]): void {
  const byMark = new Map<string, NamedFile[]>();
  const clashes: Clash[] = [];
  for (const second of files) {
    for (const mark of new Set(marks(second))) {
      const earlier = byMark.get(mark) ?? [];
      const first = earlier.find((each) => !mayShare(each, second));
      if (first) clashes.push({ first, second });
      byMark.set(mark, [...earlier, second]);
    }
  }
  if (clashes.length > 0) throw new SharedFile(clashes);
}

/** The entries of options that were given. */
export function given(use: NamedFile['use'], files: Record<string, string | null>): NamedFile[] {
  return Object.entries(files).flatMap(([option, file]) => (file === null ? [] : [{ option, file, use }]));
}

/** A storage file and the lock beside it. */
export function storageFiles(option: string, file: string | null): NamedFile[] {
  return file === null
    ? []
    : [...given('written', { [option]: file }), ...given('replaced', { [option]: lockOf(targetOf(file)) })];
}
