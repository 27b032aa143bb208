/** `-`: standard input and output in place of files. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { makeFolder, startTalkode, talkode, type Ended } from './talkode.ts';

const { folder, file, remove } = makeFolder();
afterAll(remove);

const PRESS = ['--at', '2026-11-22T12:00:00Z', '--press', 'main'];
const READ = ['--model', 'code-reader', '--at', '2026-11-22T12:00:00Z', '--press', 'fn'];

async function run(...args: readonly string[]): Promise<Ended> {
  return talkode(['simulate', ...args], { cwd: folder });
}

async function withInput(input: string | Uint8Array, ...args: readonly string[]): Promise<Ended> {
  return feed(input, 'simulate', ...args);
}

async function feed(input: string | Uint8Array, ...args: readonly string[]): Promise<Ended> {
  const { child, ended } = startTalkode(args, { cwd: folder });
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  return ended;
}

describe('3.3: - is standard output, which then holds what the file would', () => {
  test.each([
    ['--svg', PRESS],
    ['--trace', PRESS],
    ['--wav', READ],
    ['--png', PRESS],
  ])('3.3: of %s', async (option, acts) => {
    await run(...acts, option, 'file');
    const { exitCode, stdout } = await run(...acts, option, '-');
    expect(exitCode).toBe(0);
    expect(stdout).toBe(readFileSync(file('file')).toString());
    expect(readdirSync(folder)).not.toContain('-');
  });

  test('3.3: a file of that name is written as ./-', async () => {
    await run(...PRESS, '--svg', './-');
    expect(readFileSync(file('-'), 'utf8')).toContain('<svg');
  });

  test.each([
    [['--json', '--svg', '-'], '--json and --svg: there is one standard output; give one of them a file'],
    [['--svg', '-', '--trace', '-'], '--svg and --trace: there is one standard output'],
    [['--link', 'tcp:0', '--svg', '-'], '--link and --svg: there is one standard output'],
    [['--scenario', '-', '--secret-file', '-'], '--secret-file and --scenario: there is one standard input'],
  ])('3.3: %j are refused', async (options, message) => {
    const { exitCode, stderr } = await run(...options);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  test('3.3: of emulate --wav too, but where the address of the link goes', async () => {
    const wav = ['--model', 'code-reader', '--wav', '-'];
    const { exitCode, stderr } = await talkode(['emulate', '--board', 'rp2040', ...wav, '--link', 'tcp:0']);
    expect([exitCode, stderr]).toEqual([
      2,
      expect.stringContaining('--link and --wav: there is one standard output'),
    ]);
  });
});

describe('3.3: - is standard input of --scenario', () => {
  test('3.3: which is read to its end and named in what is said of it', async () => {
    expect(await withInput('model code-reader\npress fn\nexpect code\n', '--scenario', '-')).toEqual({
      exitCode: 0,
      stdout: '',
      stderr: 'talkode simulate: <stdin>: 2 steps as expected\n',
    });
    const failed = await withInput('press main\nexpect no code', '--scenario', '-', '--artifacts', 'kept');
    expect(failed.stderr).toContain('talkode simulate: <stdin>:2: expect no code\n');
    expect([failed.exitCode, readdirSync(file('kept'))]).toEqual([1, ['stdin.svg', 'stdin.trace']]);
  });

  test('3.3: beside files, in the order named', async () => {
    writeFileSync(file('a.scenario'), 'press main\nexpect code\n');
    const { stderr } = await withInput('press main\n', '--scenario', 'a.scenario', '--scenario', '-');
    expect(stderr).toMatch(/a\.scenario: 2 steps as expected\n.*<stdin>: 1 step as expected\n/);
  });

  test.each([
    ['nothing', '', '<stdin>: expected at least one step, got none'],
    [
      'no text',
      Buffer.from([0x70, 0xff]),
      '--scenario: expected a text file in UTF-8, got "<stdin>", which is none',
    ],
    ['a mistake', 'press mian', '<stdin>:1:7: expected a key of the code-display: main; got "mian"'],
    [
      '20 MB',
      'x'.repeat(20_000_000),
      '--scenario: expected at most 16777216 bytes on standard input, got more',
    ],
  ])('3.3: %s ends with 2', async (_, input, message) => {
    const { exitCode, stderr } = await withInput(input, '--scenario', '-');
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(`talkode simulate: ${message}`)]);
  });
});

describe('- is standard input of replay', () => {
  test('which reads the trace from there, and names it', async () => {
    await run(...PRESS, '--trace', 'press.trace');
    const trace = readFileSync(file('press.trace'), 'utf8');
    expect(await feed(trace, 'replay', '-')).toEqual({
      exitCode: 0,
      stdout: expect.stringMatching(/^<stdin>: \d+ events, all as in the trace\n$/) as string,
      stderr: '',
    });
    const { exitCode, stderr } = await feed(
      trace.replace('"pressed":true', '"pressed":false'),
      'replay',
      '-',
    );
    expect([exitCode, stderr]).toEqual([
      1,
      expect.stringMatching(/^talkode replay: <stdin>:\d+: the replay differs\n/),
    ]);
  });

  test.each([
    ['nothing', '', ['-'], '<stdin>: line 1: expected the header of a Talkode trace, got an empty file'],
    ['no text', Buffer.from([0x70, 0xff]), ['-'], 'trace: expected a text file in UTF-8, got "<stdin>"'],
    [
      'two that want it',
      '',
      ['-', '--secret-file', '-'],
      'trace and --secret-file: there is one standard input',
    ],
    ['no name', '', [''], 'trace: expected the path of a file, got nothing'],
  ])('%s ends with 2', async (_, input, args, message) => {
    const { exitCode, stderr } = await feed(input, 'replay', ...args);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(`talkode replay: ${message}`)]);
  });
});
