/** Two set-ups at once: one works, the other waits; a lock left behind by a killed one is taken over. */
import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withLock } from '../../scripts/ensure/lock.mjs';

const LOCK_MODULE = fileURLToPath(new URL('../../scripts/ensure/lock.mjs', import.meta.url));
const PROCESSES = 4;
const ROUNDS = 5;

let folder: string;
let lock: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'talkode-lock-'));
  lock = path.join(folder, 'build', '.lock');
});

afterEach(() => rmSync(folder, { recursive: true }));

function failOnWait(pid: number): void {
  throw new Error(`waits for process ${pid}`);
}

function pidOfEndedProcess(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}

/** Enters the lock several times, leaving a long trail in between, so that an overlap would show. */
function competitor(log: string): Promise<number | null> {
  const script = `
    import { appendFileSync } from 'node:fs';
    import { withLock } from ${JSON.stringify(LOCK_MODULE)};
    for (let round = 0; round < ${ROUNDS}; round += 1) {
      withLock(${JSON.stringify(lock)}, () => {}, () => {
        for (let line = 0; line < 50; line += 1) appendFileSync(${JSON.stringify(log)}, process.pid + '\\n');
      });
    }`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'inherit' });
  return new Promise((resolve) => child.on('exit', resolve));
}

test('processes never overlap, and none is left out', async () => {
  const log = path.join(folder, 'log');
  const exitCodes = await Promise.all(Array.from({ length: PROCESSES }, () => competitor(log)));
  expect(exitCodes).toEqual(Array(PROCESSES).fill(0));

  const pids = readFileSync(log, 'utf8').trimEnd().split('\n');
  expect(pids).toHaveLength(PROCESSES * ROUNDS * 50);
  const turns = Array.from({ length: PROCESSES * ROUNDS }, (_, turn) =>
    pids.slice(turn * 50, turn * 50 + 50),
  );
  for (const turn of turns) expect(new Set(turn).size).toBe(1);
  expect(existsSync(lock)).toBe(false);
});

test('the lock names its owner while it is held', () => {
  withLock(lock, failOnWait, () => expect(readdirSync(lock)).toEqual([String(process.pid)]));
});

test('a lock of a dead process is taken over without waiting', () => {
  mkdirSync(lock, { recursive: true });
  writeFileSync(path.join(lock, String(pidOfEndedProcess())), '');
  expect(withLock(lock, failOnWait, () => 'done')).toBe('done');
  expect(existsSync(lock)).toBe(false);
});

test('the lock is given back when the work fails', () => {
  const work = (): never => {
    throw new Error('no network');
  };
  expect(() => withLock(lock, failOnWait, work)).toThrow('no network');
  expect(existsSync(lock)).toBe(false);
});
