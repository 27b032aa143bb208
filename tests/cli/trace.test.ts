/** `--trace` and `talkode replay`: the same again, a difference found, damage named, and never a secret in the file. */
import { randomBytes } from 'node:crypto';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { base32 } from './base32.ts';
import { talkodeHere } from './talkode-here.ts';
import { makeFolder, type Ended } from './talkode.ts';

const { folder, file, remove } = makeFolder();
afterAll(remove);

const NOON = '2026-11-22T12:00:00Z';

async function run(...args: readonly string[]): Promise<Ended> {
  return talkodeHere(args, { cwd: folder });
}

async function traced(name: string, ...options: readonly string[]): Promise<string[]> {
  const { exitCode, stderr } = await run('simulate', '--at', NOON, '--trace', name, ...options);
  expect([exitCode, exitCode === 0 ? '' : stderr]).toEqual([0, '']);
  return readFileSync(file(name), 'utf8').trimEnd().split('\n');
}

test('3.4: a link input of 20 MB gives a sentence with its line', async () => {
  const lines = await traced('large.trace', '--press', 'main');
  const index = lines.findIndex((line) => line.startsWith('{"input":"link"'));
  lines[index] = JSON.stringify({ input: 'link', bytes: '00'.repeat(20_000_000) });
  writeFileSync(file('large.trace'), `${lines.join('\n')}\n`);
  expect(await run('replay', 'large.trace')).toEqual({
    exitCode: 2,
    stdout: '',
    stderr:
      `talkode replay: large.trace: line ${index + 1}: input link: expected at most 128 bytes, ` +
      'as many as the token takes at once, got 20000000\n',
  });
});

describe('a trace', () => {
  test('begins with what is needed to run it again and ends with a count', async () => {
    const lines = await traced('plain.trace', '--digits', '8', '--press', 'main');
    expect(JSON.parse(lines[0]!)).toEqual({
      talkodeTrace: 2,
      model: 'code-display',
      firmwareVersion: expect.stringMatching(/^\d+\.\d+\.\d+$/) as string,
      development: true,
      token: {
        serialNumber: '900000000012',
        algorithm: 'SHA1',
        digits: 8,
        timeStepSeconds: 30,
        t0UnixSeconds: 0,
      },
      voiceCrc32: null,
      storage: 'empty',
      secret: 'published',
    });
    expect(JSON.parse(lines.at(-1)!)).toEqual({ end: { events: lines.length - 2 } });
  });

  test('holds the key, the frame and the storage requests, but no stored byte', async () => {
    const lines = await traced('events.trace', '--press', 'main');
    const kinds = lines.slice(1, -1).map((line) => Object.keys(JSON.parse(line) as object).join(' '));
    expect(kinds).toContain('input key pressed uptimeMs');
    expect(kinds).toContain('output frame');
    expect(kinds).toContain('output operation offset length');
  });

  test('is the same however often it is made', async () => {
    const options = ['--press', 'main', '--advance', '12.5', '--hold', '7000', '--advance', '60'];
    expect(await traced('once.trace', ...options)).toEqual(await traced('twice.trace', ...options));
  });

  test('does not hold the secret in any usual form', async () => {
    const secret = randomBytes(35);
    const text = (
      await traced('secret.trace', '--secret', `hex:${secret.toString('hex')}`, '--press', 'main')
    ).join('\n');
    // Any eight bytes in a row would be a leak; base32 and base64 read in groups of five and three bytes.
    for (let at = 0; at + 15 <= secret.length; at += 1) {
      const part = secret.subarray(at, at + 15);
      expect(text.toLowerCase()).not.toContain(part.subarray(0, 8).toString('hex'));
      expect(text).not.toContain(base32(part));
      expect(text).not.toContain(part.toString('base64'));
      expect(text).not.toContain(part.toString('latin1'));
    }
  });
});

describe('replay', () => {
  let lines: string[];
  beforeAll(async () => {
    lines = await traced('good.trace', '--press', 'main', '--advance', '40', '--hold', '6100');
  });

  function tamper(change: (lines: string[]) => string[]): void {
    writeFileSync(file('tampered.trace'), change([...lines]).join('\n') + '\n');
  }

  test('finds a good trace the same', async () => {
    const { exitCode, stdout, stderr } = await run('replay', 'good.trace');
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toContain(`good.trace: ${lines.length - 2} events, all as in the trace`);
  });

  test('stops at the first difference: a frame with one segment changed', async () => {
    const at = lines.findIndex((line) => line.includes('"frame"'));
    const changed = lines[at]!.replace('"frame":"00', '"frame":"01');
    expect(changed).not.toBe(lines[at]);
    tamper((all) => all.with(at, changed));
    const { exitCode, stdout, stderr } = await run('replay', 'tampered.trace');
    expect([exitCode, stdout]).toEqual([1, '']);
    expect(stderr).toContain(
      `tampered.trace:${at + 1}: the replay differs\n  expected: ${changed}\n  seen:     ${lines[at]}`,
    );
  });

  test('notices another time, an output too many and one too few', async () => {
    const frameAt = lines.findIndex((line) => line.includes('"frame"'));
    const recount = (all: string[]): string[] =>
      all.with(-1, JSON.stringify({ end: { events: all.length - 2 } }));
    const changes: ((all: string[]) => string[])[] = [
      (all) =>
        all.map((line, at) => (at > frameAt ? line.replace('"unixMs":17953488', '"unixMs":17953489') : line)),
      (all) => recount(all.toSpliced(frameAt, 0, all[frameAt]!)),
      (all) => recount(all.toSpliced(frameAt, 1)),
    ];
    for (const change of changes) {
      tamper(change);
      const { exitCode, stderr } = await run('replay', 'tampered.trace');
      expect([exitCode, stderr]).toEqual([1, expect.stringContaining('the replay differs')]);
    }
  });

  test.each<[string, (all: string[]) => string[], string]>([
    ['cut short', (all) => all.slice(0, -1), 'the file was cut short'],
    ['cut within a line', (all) => [...all.slice(0, -2), all.at(-2)!.slice(0, 20)], 'got a damaged line'],
    ['a damaged line', (all) => all.with(3, all[3]!.slice(1)), 'line 4: expected one JSON object'],
    ['a missing line', (all) => all.toSpliced(3, 1), 'events before this line'],
    [
      'an unknown event',
      (all) => all.with(3, '{"input":"shake"}'),
      'line 4: expected an input or output of the token, got input shake',
    ],
    [
      'a field of another type',
      (all) => all.with(1, '{"input":"boot","model":"code-display"}'),
      'line 2: input boot: expected development',
    ],
    [
      'bytes that are none',
      (all) => all.map((line) => line.replace('"bytes":"0', '"bytes":"x')),
      'expected bytes in hexadecimal',
    ],
    [
      'another version',
      (all) => all.with(0, '{"talkodeTrace":99}'),
      'line 1: expected trace version 2, got 99',
    ],
    [
      'an earlier version',
      (all) => all.with(0, '{"talkodeTrace":1}'),
      'line 1: expected trace version 2, got 1',
    ],
    ['no header', (all) => all.slice(1), 'line 1: expected the header of a Talkode trace'],
    ['empty', () => [], 'line 1: expected the header of a Talkode trace, got an empty file'],
  ])('says what is wrong with a file that is %s', async (_, change, message) => {
    tamper(change);
    const { exitCode, stdout, stderr } = await run('replay', 'tampered.trace');
    expect(stderr).toContain(message);
    expect(stderr).toContain('tampered.trace: line ');
    expect([exitCode, stdout]).toEqual([2, '']);
  });

  test('needs the secret of a token that had its own', async () => {
    const secret = 'hex:00112233445566778899aabbccddeeff00112233';
    await traced('own.trace', '--secret', secret, '--press', 'main');
    const without = await run('replay', 'own.trace');
    expect([without.exitCode, without.stderr]).toEqual([2, expect.stringContaining('--secret: ')]);
    expect(await run('replay', 'own.trace', '--secret', secret)).toMatchObject({ exitCode: 0 });
    const wrong = await run('replay', 'own.trace', '--secret', `${secret.slice(0, -2)}44`);
    expect([wrong.exitCode, wrong.stderr]).toEqual([1, expect.stringContaining('the replay differs')]);
    const short = await run('replay', 'own.trace', '--secret', 'hex:00112233445566778899');
    expect([short.exitCode, short.stderr]).toEqual([2, expect.stringContaining('a secret of 20 bytes')]);
  });

  test('needs a copy of the storage file that the run began with', async () => {
    await run('simulate', '--at', NOON, '--storage', 'token.flash');
    copyFileSync(file('token.flash'), file('before.flash'));
    await traced('stored.trace', '--storage', 'token.flash', '--press', 'main');
    const without = await run('replay', 'stored.trace');
    expect([without.exitCode, without.stderr]).toEqual([2, expect.stringContaining('--storage: ')]);
    expect(await run('replay', 'stored.trace', '--storage', 'before.flash')).toMatchObject({ exitCode: 0 });
  });
});
