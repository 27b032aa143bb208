/** Installs the Debian packages of scripts/system-packages.json that a command needs, or says what is missing. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const LOCK_TIMEOUT_SECONDS = 120;
const LIST_LOCK_RETRIES = 24;
const LIST_LOCK_PAUSE_MS = 5_000;

/** @param {string} program */
export function isOnPath(program) {
  return (process.env.PATH ?? '').split(path.delimiter).some((folder) => {
    try {
      accessSync(path.join(folder, program), constants.X_OK);
      return folder !== '';
    } catch {
      return false;
    }
  });
}

function isInstalled(row) {
  return row.program ? isOnPath(row.program) : existsSync(row.file);
}

function missingRows(root, isWanted) {
  const rows = JSON.parse(readFileSync(path.join(root, 'scripts', 'system-packages.json'), 'utf8'));
  return rows.filter((row) => isWanted(row) && !isInstalled(row));
}

function aptGet(args) {
  return spawnSync('apt-get', ['-qq', '-o', `DPkg::Lock::Timeout=${LOCK_TIMEOUT_SECONDS}`, ...args], {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    maxBuffer: 64 * 1024 * 1024,
  });
}

/** DPkg::Lock::Timeout does not cover the lock on the package lists: wait for that one here. */
function updateLists() {
  for (let attempt = 0; ; attempt += 1) {
    const result = aptGet(['update']);
    const busy = /could not get lock/i.test(result.stderr ?? '');
    if (!busy || attempt === LIST_LOCK_RETRIES) return;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LIST_LOCK_PAUSE_MS);
  }
}

function tellSkipped(missing, say) {
  for (const suites of new Set(missing.map((row) => row.suites))) say(`will be skipped: ${suites}`);
}

/**
 * Never fails the set-up: a suite whose program is missing is skipped with a loud line, and fails under CI=true.
 * @param {string} root
 * @param {(row: { package: string, modes: string[], program?: string }) => boolean} isWanted
 * @param {(line: string) => void} say
 */
export function ensureSystemPackages(root, isWanted, say) {
  const missing = missingRows(root, isWanted);
  if (missing.length === 0) return;
  const names = missing.map((row) => row.package).join(' ');

  if (!isOnPath('apt-get')) {
    say(
      `no apt-get here; these programs are missing: ${missing.map((row) => row.program ?? row.file).join(' ')}`,
    );
    tellSkipped(missing, say);
    return;
  }
  if (process.getuid?.() !== 0) {
    say(`not root, so install these yourself: apt-get install --no-install-recommends ${names}`);
    tellSkipped(missing, say);
    return;
  }

  say(`installing Debian packages (a few minutes at most): ${names}`);
  updateLists();
  const result = aptGet(['install', '-y', '--no-install-recommends', ...missing.map((row) => row.package)]);
  const stillMissing = missingRows(root, isWanted);
  if (stillMissing.length === 0) return;
  say(`apt-get install failed: ${(result.stderr || result.error?.message || '').trim()}`);
  tellSkipped(stillMissing, say);
}
