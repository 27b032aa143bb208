/** Files that may hold a secret or a code: readable by their user alone, and never written through a name that others laid out. */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  ftruncateSync,
  lstatSync,
  openSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import path from 'node:path';

const OWNER_ONLY = 0o600;
const DRAFT_RANDOM_BYTES = 8;
const DRAFT_SUFFIX = /^\.[0-9a-f]{16}\.new$/;
/** What rename(2) says of a file on which another is mounted. */
const MOUNT_POINT = 'EBUSY';
/** Why a file can be there and yet not be replaced: its folder is closed, it is a mount point, the draft's name is too long. */
const IN_PLACE_ONLY = ['EACCES', 'EPERM', 'EROFS', MOUNT_POINT, 'ENAMETOOLONG'];
/** Names that stand for what a process has open; replacing what they lead to would lose it. */
const OPEN_FILES = /^\/(proc\/|dev\/(fd\/|std(out|err)$))/;

/**
 * Whether a symbolic link may be followed: it is this user's own, root's, or that of its folder's owner. Linux has the same
 * rule for folders that everybody may write to (proc(5), protected_symlinks).
 */
export function mayFollow(linkUid: number, folderUid: number, ownUid: number): boolean {
  return [ownUid, 0, folderUid].includes(linkUid);
}

/** A file that another user has laid is neither believed nor written into. */
export class ForeignFile extends Error {
  override readonly name = 'ForeignFile';
  constructor(file: string, uid: number) {
    super(`expected a file of this user's own, got one of user ${uid}: "${file}"`);
  }
}

/** Whether somebody laid the file who could not lay a link there either. */
export function isForeign(found: Stats, file: string): boolean {
  const folder = statSync(path.dirname(path.resolve(file)));
  return !mayFollow(found.uid, folder.uid, process.getuid?.() ?? found.uid);
}

/** Throws ForeignFile. */
export function requireOwn(found: Stats, file: string): void {
  if (isForeign(found, file)) throw new ForeignFile(file, found.uid);
}

/** As many as Linux follows (path_resolution(7)). */
const MAXIMUM_LINKS = 40;

export interface TrustOptions {
  /** Whether the owner of a folder may lay links in it; for a place that this program fills with names of its own, not. */
  folderOwner: boolean;
}

/** Throws for what another user has laid into a folder. */
function requireTrusted(found: Stats, name: string, { folderOwner }: TrustOptions): void {
  const ownUid = process.getuid?.() ?? found.uid;
  const folderUid = folderOwner ? statSync(path.dirname(name)).uid : ownUid;
  if (!mayFollow(found.uid, folderUid, ownUid))
    throw new Error(
      `expected a name that leads nowhere else, got a ${found.isFIFO() ? 'pipe' : 'symbolic link'} ` +
        `that user ${found.uid} has laid there: "${name}"`,
    );
}

function partsFromTheEnd(name: string): string[] {
  return name.slice(path.parse(name).root.length).split(path.sep).reverse();
}

/** Where a link leads that was looked at before; throws when it is another one now. A rename changes the ctime, too. */
function readSameLink(name: string, looked: Stats): string {
  const target = readlinkSync(name);
  const now = lstatSync(name);
  if (now.ino === looked.ino && now.dev === looked.dev && now.ctimeMs === looked.ctimeMs) return target;
  throw new Error(`expected a name that stays as it is, got one that was exchanged just now: "${name}"`);
}

/**
 * The file or folder that a name stands for, through symbolic links, those of the folders on the way too; it need not
 * exist. Throws for a link, or a pipe, that another user has laid there.
 */
export function trustedTarget(file: string, trust: TrustOptions = { folderOwner: true }): string {
  const rest = partsFromTheEnd(file);
  let current = path.parse(file).root || process.cwd();
  for (let links = 0; rest.length > 0;) {
    // `..` goes up from where a link has led, as the system has it.
    const name = path.resolve(current, rest.pop()!);
    const found = lstatSync(name, { throwIfNoEntry: false });
    if (found?.isSymbolicLink() || found?.isFIFO()) requireTrusted(found, name, trust);
    if (!found?.isSymbolicLink()) {
      // Below what is no folder there is nothing to be led astray by.
      if (!found?.isDirectory()) return path.join(name, ...rest.reverse());
      current = name;
      continue;
    }
    links += 1;
    if (links > MAXIMUM_LINKS) throw new Error(`expected a name, got symbolic links in a circle: "${name}"`);
    const target = readSameLink(name, found);
    current = path.parse(target).root || current;
    rest.push(...partsFromTheEnd(target));
  }
  return current;
}

/** A file of its own beside `target`; fails, in place of following a link, when the name is taken. */
function makeDraft(target: string): { name: string; descriptor: number } {
  const name = `${target}.${randomBytes(DRAFT_RANDOM_BYTES).toString('hex')}.new`;
  return { name, descriptor: openSync(name, 'wx', OWNER_ONLY) };
}

/** A half-written draft may hold half a secret. Why it could not be used counts more than why it cannot be removed. */
function removeDraft(name: string): void {
  try {
    rmSync(name, { force: true });
  } catch {
    return;
  }
}

/** Deletes the drafts that ended processes left beside `target`; for one whose file nobody else writes meanwhile. */
export function removeDrafts(target: string): void {
  const { dir, base } = path.parse(path.resolve(target));
  for (const name of readdirSync(dir))
    if (name.startsWith(base) && DRAFT_SUFFIX.test(name.slice(base.length))) {
      const draft = path.join(dir, name);
      if (lstatSync(draft, { throwIfNoEntry: false })?.isFile()) removeDraft(draft);
    }
}

/** Replaces `target` whole: it holds the old content or the new one, and nobody else can read the new one. */
export function replaceWhole(target: string, content: string | Uint8Array): void {
  const { name, descriptor } = makeDraft(target);
  try {
    writeAndClose(descriptor, content);
    renameSync(name, target);
  } catch (error) {
    removeDraft(name);
    throw error;
  }
}

/** A file in the making, for this user alone. Nothing has its name before it is whole. */
export interface Draft {
  write(content: string): void;
  /** Gives it its name, in place of what had it. */
  keep(): void;
  /** Leaves what has the name as it is. */
  discard(): void;
}

/** For what is too long to be in memory whole. Throws for a device or a pipe, which would get a part. */
export function draftPrivately(file: string): Draft {
  const target = trustedTarget(file);
  if (isStream(file)) throw new Error(`expected a file, got a device or a pipe: "${file}"`);
  const { name, descriptor } = makeDraft(target);
  return {
    write: (content) => writeFileSync(descriptor, content),
    keep: () => {
      closeSync(descriptor);
      renameSync(name, target);
    },
    discard: () => {
      closeSync(descriptor);
      removeDraft(name);
    },
  };
}

/** Takes a file from everybody else; one that belongs to another user stays as it is until it is replaced. */
export function takeFromOthers(file: string): void {
  const { O_RDONLY, O_NONBLOCK = 0, O_NOFOLLOW = 0 } = constants;
  const descriptor = openSync(file, O_RDONLY | O_NONBLOCK | O_NOFOLLOW);
  try {
    const { mode, uid } = fstatSync(descriptor);
    if ((mode & 0o077) !== 0 && uid === process.getuid?.()) fchmodSync(descriptor, OWNER_ONLY);
  } finally {
    closeSync(descriptor);
  }
}

/** Empties the file that is there, taken from everybody else first. Throws `reason` when that is no way out either. */
function openInPlace(target: string, reason: unknown): number {
  const { code = '' } = reason as NodeJS.ErrnoException;
  if (!IN_PLACE_ONLY.includes(code) || !lstatSync(target, { throwIfNoEntry: false })) throw reason;
  const descriptor = openSync(target, constants.O_WRONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    const found = fstatSync(descriptor);
    if (!found.isFile()) throw reason;
    // Its owner may have it open, and would read on. A mount point is as root has laid it, whoever owns the file.
    if (code !== MOUNT_POINT) requireOwn(found, target);
    fchmodSync(descriptor, OWNER_ONLY);
    ftruncateSync(descriptor);
    return descriptor;
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

/** A device, a pipe or what a process has open: to be written to as it is. */
function isStream(file: string): boolean {
  const found = statSync(file, { throwIfNoEntry: false });
  return (found && !found.isFile()) || OPEN_FILES.test(path.resolve(file));
}

/** Throws when a file has come in its place meanwhile: that one would not be replaced but overwritten. */
function openStream(file: string): number {
  if (OPEN_FILES.test(path.resolve(file))) return openSync(file, 'w');
  const descriptor = openSync(file, constants.O_WRONLY);
  if (!fstatSync(descriptor).isFile()) return descriptor;
  closeSync(descriptor);
  throw new Error(`expected a device or a pipe, as was there before, got a file: "${file}"`);
}

function writeAndClose(descriptor: number, content: string | Uint8Array): void {
  try {
    writeFileSync(descriptor, content);
  } finally {
    closeSync(descriptor);
  }
}

/** An empty file with this name, open for writing; what had the name before keeps neither its content nor its mode. */
export function openPrivately(file: string): number {
  const target = trustedTarget(file);
  if (isStream(file)) return openStream(file);
  try {
    const { name, descriptor } = makeDraft(target);
    try {
      renameSync(name, target);
      return descriptor;
    } catch (error) {
      closeSync(descriptor);
      removeDraft(name);
      throw error;
    }
  } catch (error) {
    return openInPlace(target, error);
  }
}

/** A new file, which no other has to make room for. Throws, with nothing left behind, when the name is taken. */
export function makePrivately(file: string, content: string | Uint8Array): void {
  const descriptor = openSync(file, 'wx', OWNER_ONLY);
  try {
    writeAndClose(descriptor, content);
  } catch (error) {
    removeDraft(file);
    throw error;
  }
}

/** Writes a file whole. */
export function writePrivately(file: string, content: string | Uint8Array): void {
  const target = trustedTarget(file);
  if (isStream(file)) return writeAndClose(openStream(file), content);
  try {
    replaceWhole(target, content);
  } catch (error) {
    writeAndClose(openInPlace(target, error), content);
  }
}
