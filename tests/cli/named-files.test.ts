/** A3: two options never share a file that one of them writes; nothing is touched then, whatever the file is called. */
import {
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EMULATE_OPTIONS } from '../../cli/emulate/emulate-options.ts';
import { emulate } from '../../cli/emulate/run-emulate.ts';
import { simulateHere } from './simulate-here.ts';
import { makeFolder } from './talkode.ts';
import { typed } from './typed.ts';

const PRESS = ['--at', '2026-11-22T12:00:00Z', '--press', 'main'];
const WRONG = 'press main\nexpect no code\n';

let place: ReturnType<typeof makeFolder>;
beforeEach(() => {
  place = makeFolder();
  for (const name of ['bad.scenario', 'empty.scenario', 'secret'])
    writeFileSync(
      place.file(name),
      name === 'secret' ? 'hex:31323334353637383930' : name[0] === 'b' ? WRONG : '',
    );
  mkdirSync(place.file('art'));
  mkdirSync(place.file('sub'));
  symlinkSync('sub', place.file('link-to-sub'));
  symlinkSync('bad.scenario', place.file('link-to-bad'));
  symlinkSync('later', place.file('link-to-later'));
  linkSync(place.file('secret'), place.file('hard-link'));
});
afterEach(() => place.remove());

/** Each name below the folder, and what it holds. */
function everything(): Record<string, string> {
  const names = readdirSync(place.folder, { recursive: true }) as string[];
  const files = names.filter((name) => statSync(place.file(name), { throwIfNoEntry: false })?.isFile());
  return Object.fromEntries([
    ...names.map((name) => [name, '']),
    ...files.map((name) => [name, readFileSync(place.file(name), 'latin1')]),
  ]) as Record<string, string>;
}

/** Names of files become paths in the folder. */
function inFolder(args: readonly string[]): string[] {
  const isValue = (at: number): boolean =>
    at > 0 && args[at - 1]!.startsWith('--') && !args[at]!.startsWith('--');
  return args.map((arg, at) =>
    !isValue(at) || arg === '-'
      ? arg
      : arg.startsWith('pty:')
        ? `pty:${place.file(arg.slice(4))}`
        : place.file(arg),
  );
}

describe('A3: one file for two options is refused', () => {
  test.each([
    [['--storage', 'tk', '--svg', 'tk'], PRESS, '--storage and --svg'],
    [['--storage', 'tk', '--svg', 'tk.lock'], PRESS, '--storage and --svg'],
    [['--storage', 'link-to-later', '--trace', 'later.lock'], PRESS, '--storage and --trace'],
    [['--secret-file', 'secret', '--svg', 'secret'], PRESS, '--secret-file and --svg'],
    [['--secret-file', 'secret', '--svg', 'hard-link'], PRESS, '--secret-file and --svg'],
    [['--secret-file', 'secret', '--storage', './secret'], PRESS, '--secret-file and --storage'],
    [['--svg', 'same', '--png', 'same'], PRESS, '--svg and --png'],
    [['--svg', 'same', '--trace', './same'], PRESS, '--trace and --svg'],
    [['--svg', 'sub/same', '--png', 'link-to-sub/same'], PRESS, '--svg and --png'],
    [['--svg', 'later', '--png', 'link-to-later'], PRESS, '--svg and --png'],
    [['--link', 'pty:same', '--svg', 'same'], [], '--link and --svg'],
    [['--scenario', 'bad.scenario', '--junit', 'bad.scenario'], [], '--scenario and --junit'],
    [['--scenario', 'bad.scenario', '--junit', 'link-to-bad'], [], '--scenario and --junit'],
    [['--scenario', 'empty.scenario', '--junit', 'empty.scenario'], [], '--scenario and --junit'],
    [['--scenario', 'bad.scenario', '--storage', 'tk', '--junit', 'tk'], [], '--storage and --junit'],
    [['--scenario', 'bad.scenario', '--junit', 'r', '--svg', 'r'], [], '--junit and --svg'],
    [
      ['--scenario', 'bad.scenario', '--junit', 'art/bad.svg', '--artifacts', 'art'],
      [],
      '--junit and --artifacts',
    ],
    [
      ['--scenario', 'bad.scenario', '--storage', 'art/bad.trace', '--artifacts', 'art'],
      [],
      '--storage and --artifacts',
    ],
    [['--scenario', 'bad.scenario', '--svg', 'new', '--artifacts', 'new'], [], '--svg and --artifacts'],
    // Another two that clash must not let the report be written over a token.
    [
      ['--scenario', 'bad.scenario', '--trace', 'x', '--svg', 'x', '--junit', 'y', '--png', 'y'],
      [],
      '--trace and --svg',
    ],
  ])('%j', async (files, acts, options) => {
    const before = everything();
    const run = simulateHere(...inFolder(files), ...acts);
    await expect(run).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(new RegExp(`^${options}: both name "${place.folder}/`)) as string,
    });
    expect(everything()).toEqual(before);
  });

  test('of emulate too', async () => {
    const same = place.file('same');
    const options = ['--board', 'rp2040', '--model', 'code-reader', '--flash', same, '--wav', same];
    await expect(emulate(typed(EMULATE_OPTIONS, ...options))).rejects.toMatchObject({
      exitCode: 2,
      message: `--flash and --wav: both name "${same}"; give each a file of its own`,
    });
    expect(readdirSync(place.folder)).not.toContain('same');
  });
});

describe('A3: what hurts nobody is not', () => {
  test('a device', async () => {
    const drawn = simulateHere('--svg', '/dev/null', '--png', '/dev/null', ...PRESS);
    await expect(drawn).resolves.toMatchObject({ code: '738534' });
  });

  test('the same scenario twice, links among the artifacts, a report beside what it is about', async () => {
    symlinkSync(place.file('secret'), place.file('art/bad.svg'));
    const twice = ['--scenario', 'bad.scenario', '--scenario', 'link-to-bad'];
    const files = [...twice, '--secret-file', 'secret', '--artifacts', 'art', '--junit', 'art/results.xml'];
    await expect(simulateHere(...inFolder(files))).rejects.toMatchObject({ exitCode: 1 });
    expect(readFileSync(path.join(place.folder, 'art/results.xml'), 'utf8')).toContain('<failure');
    expect(readFileSync(place.file('secret'), 'utf8')).toBe('hex:31323334353637383930');
  });
});
