// `--storage FILE`: the token stays the same between runs, and no other file is ever harmed.
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeFolder, simulateJson, startTalkode, talkode } from './talkode.ts';

const STORAGE_BYTES = 8192;
const NOON = '2026-11-22T12:00:00Z';
const SECRET = 'hex:00112233445566778899aabbccddeeff00112233';

let place: ReturnType<typeof makeFolder>;
beforeEach(() => {
  place = makeFolder();
});
afterEach(() => place.remove());

test('a second run without --secret uses the stored token', async () => {
  const flash = place.file('token.flash');
  const first = await simulateJson(
    '--storage',
    flash,
    '--secret',
    SECRET,
    '--digits',
    '8',
    '--at',
    NOON,
    '--press',
    'main',
  );
  expect(statSync(flash).size).toBe(STORAGE_BYTES);
  const later = ['--at', '2026-11-22T12:00:10Z', '--press', 'main'];
  const { stdout, stderr, exitCode } = await talkode(['simulate', '--storage', flash, ...later, '--json']);
  expect([exitCode, stderr]).toEqual([0, '']);
  expect(JSON.parse(stdout)).toMatchObject({ code: first['code'], remainingSeconds: 20 });
});

test('--secret and parameters are refused on a stored token, and nothing changes', async () => {
  const flash = place.file('token.flash');
  await simulateJson('--storage', flash, '--secret', SECRET, '--at', NOON);
  const before = readFileSync(flash);
  for (const option of [['--secret', SECRET], ['--digits', '7'], ['--blank']]) {
    const { exitCode, stderr } = await talkode(['simulate', '--storage', flash, ...option]);
    expect([option, exitCode]).toEqual([option, 2]);
    expect(stderr).toContain('--erase');
  }
  expect(readFileSync(flash).equals(before)).toBe(true);
});

test('--erase makes room for another token, or leaves a blank one', async () => {
  const flash = place.file('token.flash');
  await simulateJson('--storage', flash, '--secret', SECRET, '--at', NOON);
  const other = await simulateJson(
    '--storage',
    flash,
    '--erase',
    '--serial-number',
    '901234567893',
    '--at',
    NOON,
  );
  expect(other).toMatchObject({ serialNumber: '901234567893' });
  const blank = await simulateJson('--storage', flash, '--erase', '--blank', '--at', NOON);
  expect(blank).toMatchObject({ serialNumber: null });
  const secretBytes = Buffer.from(SECRET.slice('hex:'.length), 'hex');
  expect(readFileSync(flash).includes(secretBytes)).toBe(false);
});

test('a stored token whose clock would run backwards shows no code, and the tool says why', async () => {
  const flash = place.file('token.flash');
  await simulateJson('--storage', flash, '--at', NOON);
  const earlier = ['--at', '2025-11-22T12:00:00Z', '--press', 'main'];
  const { stdout, stderr } = await talkode(['simulate', '--storage', flash, ...earlier, '--json']);
  expect(JSON.parse(stdout)).toMatchObject({ code: null, glass: { text: 'no CLoC' } });
  expect(stderr).toContain('does not trust its clock');
});

describe('a file that is no storage file', () => {
  test('of another size gives an error and stays as it is', async () => {
    const letter = place.file('letter.txt');
    writeFileSync(letter, 'Dear Sir');
    const { exitCode, stderr } = await talkode(['simulate', '--storage', letter]);
    expect(stderr).toContain('--storage: expected a storage file of 8192 bytes, got one of 8 bytes');
    expect(exitCode).toBe(2);
    expect(readFileSync(letter, 'utf8')).toBe('Dear Sir');
  });

  test('a folder or a file in no folder gives an error', async () => {
    for (const file of [place.folder, place.file('none/token.flash')]) {
      const { exitCode, stderr } = await talkode(['simulate', '--storage', file]);
      expect([file, exitCode]).toEqual([file, 2]);
      expect(stderr).toContain('--storage: expected a file that can be written');
    }
  });
});

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s ends a served token cleanly and leaves its storage whole',
  async (signal) => {
    const flash = place.file('token.flash');
    const started = startTalkode(['simulate', '--storage', flash, '--secret', SECRET, '--link', 'tcp:0']);
    await started.firstLine;
    started.child.kill(signal);
    expect(await started.ended).toMatchObject({ exitCode: 0, stderr: '' });
    expect(readdirSync(place.folder)).toEqual(['token.flash']);
    expect(statSync(flash).size).toBe(STORAGE_BYTES);
    expect(await simulateJson('--storage', flash)).toMatchObject({ serialNumber: '900000000012' });
  },
);

test('a refused run makes no storage file', async () => {
  const flash = place.file('token.flash');
  await talkode(['simulate', '--storage', flash, '--digits', '9']);
  expect(existsSync(flash)).toBe(false);
});
