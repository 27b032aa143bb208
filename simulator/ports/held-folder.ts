/** A folder that is held open while files in it are made and removed: whoever exchanges a name on the way leads nobody elsewhere. */
import { closeSync, constants, existsSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';

/** A name with every folder that a process has open, by number (proc(5)). */
const OPEN_FOLDERS = '/proc/self/fd';
/** Opens a name for nothing but what lies below, for which the folder need not be readable (open(2)); Node does not name it. */
const O_PATH = 0o10000000;

/** Opens a folder without following a link: one that is there has come after the way was looked at. */
function open(name: string): number {
  const { O_DIRECTORY = 0, O_NOFOLLOW = 0 } = constants;
  return openSync(name, O_PATH | O_DIRECTORY | O_NOFOLLOW);
}

/** Messages name the folder as its user does. */
function renamed(error: unknown, held: string, folder: string): unknown {
  if (error instanceof Error) error.message = error.message.replaceAll(held, folder);
  return error;
}

/** Opens one folder after the other; makes those that are missing, unless `mode` is null. */
function openOnTheWay(folder: string, mode: number | null): number {
  const { root } = path.parse(folder);
  let holder = open(root);
  let way = root;
  for (const part of folder.slice(root.length).split(path.sep).filter(Boolean)) {
    try {
      const name = `${OPEN_FOLDERS}/${holder}/${part}`;
      if (mode !== null && !existsSync(name)) mkdirSync(name, { mode });
      const next = open(name);
      closeSync(holder);
      holder = next;
      way = path.join(way, part);
    } catch (error) {
      closeSync(holder);
      throw renamed(error, `${OPEN_FOLDERS}/${holder}/`, path.join(way, path.sep));
    }
  }
  return holder;
}

/**
 * Calls `act` with a name of the folder that stays the folder's, whatever becomes of its usual name. `folder` is what
 * trustedTarget() gave; its missing parts are made with `mode`, or ENOENT is thrown where that is null. A system without
 * /proc has the usual name only.
 */
export function withHeldFolder<T>(folder: string, mode: number | null, act: (held: string) => T): T {
  if (!existsSync(OPEN_FOLDERS)) {
    if (mode !== null) mkdirSync(folder, { recursive: true, mode });
    return act(folder);
  }
  const descriptor = openOnTheWay(folder, mode);
  const held = `${OPEN_FOLDERS}/${descriptor}`;
  try {
    return act(held);
  } catch (error) {
    throw renamed(error, held, folder);
  } finally {
    closeSync(descriptor);
  }
}
