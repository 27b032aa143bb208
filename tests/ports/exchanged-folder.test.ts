/**
 * A folder that another user exchanges for a link, or one on the way to it: at no place do files elsewhere go or come.
 */
import {
  lchownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Artifacts } from '../../cli/simulate/artifacts.ts';
import type { Session } from '../../simulator/session/session.ts';
import { withCallsSeen } from './support/exchanging-fs.ts';

vi.mock('node:fs', async (original) => {
  const { exchanging } = await import('./support/exchanging-fs.ts');
  return exchanging(await original());
});

const NOBODY_UID = 65534;
const KEPT = ['a.svg', 'a.trace', 'a.wav'];
const SESSION = { model: 'code-display', device: { frame: () => new Uint8Array(8) } } as unknown as Session;

let place: string;
beforeEach(() => {
  place = mkdtempSync(path.join(tmpdir(), 'talkode-exchanged-'));
});
afterEach(() => rmSync(place, { recursive: true }));

const theirs = (): string => path.join(place, 'theirs');
const victims = (): string => path.join(place, 'victims');

/** Two folders with the same names in them, and a link that leads from one to the other. */
function lay(names: readonly string[]): void {
  for (const name of readdirSync(place)) rmSync(path.join(place, name), { recursive: true });
  for (const folder of [theirs(), victims()]) {
    mkdirSync(path.join(folder, 'kept'), { recursive: true });
    for (const name of names) writeFileSync(path.join(folder, 'kept', name), folder);
  }
  symlinkSync(victims(), `${theirs()}-link`);
  if (process.getuid?.() === 0) lchownSync(`${theirs()}-link`, NOBODY_UID, NOBODY_UID);
}

/** Exchanges `theirs` before each call of the file system in turn, from the one on after its owner was looked at. */
function exchangedAnywhere(names: readonly string[], act: (artifacts: Artifacts) => void): void {
  let calls = Infinity;
  let at = 0;
  for (; at < calls; at += 1) {
    lay(names);
    const artifacts = new Artifacts(path.join(theirs(), 'kept'));
    calls = -1;
    try {
      withCallsSeen(
        (name, looked) => {
          if (calls < 0 && !(name === 'lstatSync' && looked === theirs())) return;
          if (calls === at) {
            renameSync(theirs(), `${theirs()}-old`);
            renameSync(`${theirs()}-link`, theirs());
          }
          calls += 1;
        },
        () => act(artifacts),
      );
    } catch (error) {
      expect((error as Error).message).not.toContain('/proc/');
    }
    expect([at, readdirSync(path.join(victims(), 'kept'))]).toEqual([at, names]);
  }
  expect(at).toBeGreaterThan(3);
}

// Where there is no /proc, nothing holds a folder.
test.runIf(process.platform === 'linux')(
  'L2: a folder of --artifacts that is exchanged: nothing goes or comes where the link leads',
  () => {
    exchangedAnywhere(KEPT, (artifacts) => artifacts.forget(['a']));
    exchangedAnywhere([], (artifacts) => void artifacts.keep('a', SESSION, 'a trace'));
  },
);

test('L2: what is kept is named as its user names the folder, and so is what is in the way', () => {
  lay([]);
  const kept = path.join(theirs(), 'new', 'kept');
  const artifacts = new Artifacts(kept);
  expect(artifacts.keep('a', SESSION, 'a trace')).toEqual([`${kept}/a.svg`, `${kept}/a.trace`]);
  expect(() => new Artifacts(kept).keep('a', SESSION, null)).toThrow(
    `EEXIST: file already exists, open '${kept}/a.svg'`,
  );
});
