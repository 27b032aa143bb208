/**
 * A lock folder, so that two set-ups started at once do not write over each other. A dead owner's lock is taken over.
 */
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, rmdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const POLL_MS = 100;
const GIVE_UP_MS = 15 * 60_000;
/** What rename() and rmdir() answer when the lock is held or has just changed hands. */
const BUSY = new Set(['ENOTEMPTY', 'EEXIST', 'EPERM', 'ENOENT', 'ENOTDIR']);

function attempt(action) {
  try {
    action();
    return true;
  } catch (error) {
    if (BUSY.has(error.code)) return false;
    throw error;
  }
}

function sleep(milliseconds) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** The process named by the only file in the lock folder, or null when nobody holds it. */
function ownerOf(folder) {
  try {
    const pid = Number(readdirSync(folder)[0]);
    return Number.isInteger(pid) ? pid : null;
  } catch {
    return null;
  }
}

/** A folder that already holds the owner's file is renamed into place: the lock never exists without its owner. */
function tryTake(folder) {
  const candidate = mkdtempSync(`${folder}-`);
  writeFileSync(path.join(candidate, String(process.pid)), '');
  const taken = attempt(() => renameSync(candidate, folder));
  if (!taken) rmSync(candidate, { recursive: true });
  return taken;
}

/** Renaming the dead owner's file succeeds for exactly one of several heirs. */
function tryInherit(folder, deadPid) {
  return attempt(() =>
    renameSync(path.join(folder, String(deadPid)), path.join(folder, String(process.pid))),
  );
}

function release(folder) {
  rmSync(path.join(folder, String(process.pid)), { force: true });
  attempt(() => rmdirSync(folder));
}

/**
 * Waits for the lock (calling `onWait` once), runs `action` and gives the lock back however that ends.
 * @template T
 * @param {string} folder
 * @param {(pid: number) => void} onWait
 * @param {() => T} action
 * @returns {T}
 */
export function withLock(folder, onWait, action) {
  mkdirSync(path.dirname(folder), { recursive: true });
  let waitedMs = 0;
  while (!tryTake(folder)) {
    const owner = ownerOf(folder);
    if (owner !== null && !isAlive(owner) && tryInherit(folder, owner)) break;
    if (waitedMs === 0 && owner !== null) onWait(owner);
    if (waitedMs > GIVE_UP_MS) throw new Error(`process ${owner} still holds ${folder}; if it hangs, end it`);
    sleep(POLL_MS);
    waitedMs += POLL_MS;
  }
  // process.exit() inside the action runs no `finally`, but it does run this.
  const onExit = () => release(folder);
  process.once('exit', onExit);
  try {
    return action();
  } finally {
    process.removeListener('exit', onExit);
    release(folder);
  }
}
