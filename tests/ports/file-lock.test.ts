/** Two processes at one lock: whenever the second one comes, one of them has the file and the other is told so. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FileInUse, lockFile } from '../../simulator/ports/file-lock.ts';
import { withCallsSeen } from './support/exchanging-fs.ts';

vi.mock('node:fs', async (original) => {
  const { exchanging } = await import('./support/exchanging-fs.ts');
  return exchanging(await original());
});

const [FIRST, SECOND, DEAD] = [1001, 1002, 1003];
const OWN_PID = process.pid;

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'talkode-lock-'));
  file = path.join(folder, 'token.flash');
  vi.spyOn(process, 'kill').mockImplementation((pid) => {
    if (pid === DEAD) throw Object.assign(new Error('no such process'), { code: 'ESRCH' });
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

/** Whether the process with this number got the lock; what else it was told fails the test. */
function takes(pid: number): boolean {
  const before = process.pid;
  Object.defineProperty(process, 'pid', { value: pid, configurable: true });
  try {
    lockFile(file);
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(FileInUse);
    return false;
  } finally {
    Object.defineProperty(process, 'pid', { value: before, configurable: true });
  }
}

test('L2: the lock of a process that has ended goes to one of two, wherever the second comes between', () => {
  let calls = Infinity;
  let place = 0;
  for (; place < calls; place += 1) {
    writeFileSync(`${file}.lock`, `${DEAD}\n`);
    calls = 0;
    let second = false;
    const first = withCallsSeen(
      () => {
        if (calls === place) second = takes(SECOND);
        calls += 1;
      },
      () => takes(FIRST),
    );
    const holder = Number(readFileSync(`${file}.lock`, 'utf8'));
    expect([place, first, second]).toEqual([place, holder === FIRST, holder === SECOND]);
    rmSync(`${file}.lock`);
  }
  expect(place).toBeGreaterThan(5);
});

test('L2: at its end a process removes its own lock and no other', () => {
  expect(takes(OWN_PID)).toBe(true);
  rmSync(`${file}.lock`);
  writeFileSync(`${file}.lock`, `${SECOND}\n`);
  const others = process.listeners('exit').at(-1) as () => void;
  others();
  expect(readFileSync(`${file}.lock`, 'utf8')).toBe(`${SECOND}\n`);
  rmSync(`${file}.lock`);
  expect(takes(OWN_PID)).toBe(true);
  others();
  expect(() => readFileSync(`${file}.lock`)).toThrow('ENOENT');
});
