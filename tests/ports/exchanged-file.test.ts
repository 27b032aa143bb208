/**
 * A file that another user exchanges for a link while it is looked at: at no place does what the link leads to change.
 */
import {
  chownSync,
  lchownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openStorageFile } from '../../cli/files/files.ts';
import { FileStorage } from '../../simulator/ports/file-storage.ts';
import { openPrivately, writePrivately } from '../../simulator/ports/private-file.ts';
import { STORAGE_BYTES } from '../../simulator/ports/storage.ts';
import { withCallsSeen } from './support/exchanging-fs.ts';

vi.mock('node:fs', async (original) => {
  const { exchanging } = await import('./support/exchanging-fs.ts');
  return exchanging(await original());
});

const NOBODY_UID = 65534;
const IS_ROOT = process.getuid?.() === 0;
const DEVICE = '/dev/null';
const IMAGE = new Uint8Array(STORAGE_BYTES).fill(0x5a);

let folder: string;
let victim: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'talkode-exchanged-'));
  victim = path.join(folder, 'own', 'victim');
  file = path.join(folder, 'shared');
  mkdirSync(path.dirname(victim));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Lays the file and, beside it, a link to the victim, for somebody to exchange. */
function lay(content: Uint8Array | typeof DEVICE): void {
  rmSync(file, { force: true });
  writeFileSync(victim, IMAGE);
  if (content === DEVICE) symlinkSync(DEVICE, file);
  else writeFileSync(file, content);
  rmSync(`${file}-link`, { force: true });
  symlinkSync(victim, `${file}-link`);
  if (IS_ROOT) lchownSync(`${file}-link`, NOBODY_UID, NOBODY_UID);
}

/** How often the name was looked at before it was exchanged; `act` may throw. Gives the count of calls after that. */
function exchangedAt(place: number, act: () => void): number {
  let calls = -1;
  try {
    withCallsSeen((name, looked) => {
      // Before it was looked at for the first time, a link is there for all to see: private-files.test.ts.
      if (calls < 0 && !(name === 'lstatSync' && looked === file)) return;
      if (calls === place) renameSync(`${file}-link`, file);
      calls += 1;
    }, act);
  } catch (error) {
    expect(error).toBeInstanceOf(Error);
  }
  return calls;
}

/** Exchanges it at each place at which that can be done. */
function exchangedAnywhere(content: Parameters<typeof lay>[0], act: () => void): void {
  let calls = Infinity;
  let place = 0;
  for (; place < calls; place += 1) {
    lay(content);
    calls = exchangedAt(place, act);
    const left = [place, readFileSync(victim).equals(IMAGE), readdirSync(path.dirname(victim))];
    expect(left).toEqual([place, true, ['victim']]);
    expect(statSync(victim).mode & 0o777).toBe(0o644);
  }
  expect(place).toBeGreaterThan(2);
}

describe('L2: a file exchanged for a link at any place', () => {
  test('L2: of a storage file that is opened and erased', () => {
    exchangedAnywhere(IMAGE, () => new FileStorage(file).erase(0));
  });

  test.each([Uint8Array.of(1), DEVICE] as const)('L2: of a file that is written, or a device', (content) => {
    exchangedAnywhere(content, () => writePrivately(file, 'a code'));
    exchangedAnywhere(content, () => void openPrivately(file));
  });

  test('L2: the option is named, whenever that is', () => {
    for (let place = 0; place < 20; place += 1) {
      lay(IMAGE);
      rmSync(victim);
      let said = '--storage: ';
      exchangedAt(place, () => {
        try {
          openStorageFile('--storage', file).erase(0);
        } catch (error) {
          said = (error as Error).message;
        }
      });
      rmSync(`${file}.lock`, { force: true });
      expect(said).toMatch(/^--storage: |was changed from outside/);
    }
  });
});

test.runIf(IS_ROOT)(
  "L2: another user's storage file is refused, but one in a folder of the same user",
  () => {
    lay(IMAGE);
    chownSync(file, NOBODY_UID, NOBODY_UID);
    expect(() => openStorageFile('--storage', file)).toThrow(
      `--storage: expected a file of this user's own, got one of user ${NOBODY_UID}: "${file}"`,
    );
    expect(readFileSync(file).equals(IMAGE)).toBe(true);
    rmSync(`${file}.lock`);
    // As with sudo, in one's own folder.
    chownSync(folder, NOBODY_UID, NOBODY_UID);
    openStorageFile('--storage', file).erase(0);
    expect(statSync(file).uid).toBe(0);
  },
);

test.runIf(IS_ROOT)("L2: another user's file is not written in place, however long its name", () => {
  const long = path.join(folder, 'g'.repeat(236));
  writeFileSync(long, 'theirs', { mode: 0o666 });
  chownSync(long, NOBODY_UID, NOBODY_UID);
  for (const write of [() => writePrivately(long, 'a code'), () => openPrivately(long)])
    expect(write).toThrow(`expected a file of this user's own, got one of user ${NOBODY_UID}`);
  expect(readFileSync(long, 'utf8')).toBe('theirs');
});
