/** What `talkode` says to wrong options: exit code 2, the option, what was expected and what came, never a secret. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeFolder, ROOT, startTalkode, talkode } from './talkode.ts';
import { talkodeHere } from './talkode-here.ts';

const { folder, file, remove } = makeFolder();
afterAll(remove);

describe('wrong options end with exit code 2', () => {
  test.each([
    [
      ['--model', 'code-radar'],
      '--model: expected code-display or code-reader, got "code-radar"; did you mean',
    ],
    [['--model', 'code-displa'], 'did you mean code-display?'],
    [['--algorithm', 'MD5'], '--algorithm: expected SHA1, SHA256, SHA512, got "MD5"'],
    [['--digits', '5'], '--digits: expected a whole number from 6 to 8, got "5"'],
    [['--digits', '6.5'], '--digits: expected a whole number from 6 to 8, got "6.5"'],
    [['--time-step', '14'], '--time-step: expected a whole number of seconds from 15 to 300, got "14"'],
    [['--serial-number', '12345'], '--serial-number: expected a serial number of 12 digits, got "12345"'],
    [
      ['--zone', '+14:01'],
      '--zone: expected a zone such as +01:00,eu or -03:30, at most 14 h from UTC, got "+14:01"',
    ],
    [
      ['--at', '2026-02-30T00:00:00Z'],
      '--at: expected a time such as 2026-11-22T12:00:00Z, or Unix seconds, got "2026-02-30',
    ],
    [['--at', '2026-11-22T12:00:00'], '--at: expected a time such as'],
    [['--at', 'noon'], 'got "noon"'],
    [['--t0', '-1'], '--t0: expected'],
    [['--press', 'red'], '--press: expected main, got "red"'],
    [['--hold', '1.5'], '--hold: expected a whole number of milliseconds'],
    [['--advance', 'soon'], '--advance: expected a duration'],
    [
      ['--advance', '40000 d'],
      '--advance: expected a duration of at most 36600 d (a hundred years), got "40000 d"',
    ],
    [['--battery', '70000'], '--battery: expected a whole number of millivolts from 0 to 65535, got "70000"'],
    [['--link', 'tcp:66000'], '--link: expected tcp:PORT (0 to 65535), pty or pty:PATH, got "tcp:66000"'],
    [['--blank', '--digits', '6'], '--blank: '],
    [['--blank', '--zone', '+01:00'], '--blank: '],
    [
      ['--scenario', 'no-such.scenario'],
      '--scenario: expected a file that can be read, got "no-such.scenario"',
    ],
    [['--scenario', 'x', '--press', 'main'], '--scenario: the file says what happens'],
    [
      ['--svg', 'no-such-folder/glass.svg'],
      '--svg: expected a file that can be written, got "no-such-folder/glass.svg"',
    ],
    [['--trace', '.'], '--trace: expected a file that can be written, got "."'],
    [['--storage', ''], '--storage: expected the path of a file, got nothing'],
    [['--svg', ''], '--svg: expected the path of a file, got nothing'],
    [['--storage', '--trace'], '--storage: expected the path of a file, got the option "--trace"'],
    [['--storage', '-'], '--storage: expected the path of a file, got "-", which is no stream here'],
    [['--artifacts', '-', '--scenario', 'x'], '--artifacts: expected the path of a file, got "-"'],
    [['--erase'], '--erase: it empties the token of --storage, which is missing'],
    [['--digits'], "option '--digits <n>' argument missing"],
    [['main'], 'too many arguments'],
  ])('%j', async (options, message) => {
    const { exitCode, stdout, stderr } = await talkodeHere(['simulate', ...options], { cwd: folder });
    expect(stderr).toContain(message);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each([
    ['simulate', '--secrt', '--secret'],
    ['simulate', '--time-stp', '--time-step'],
    ['simulate', '--pres', '--press'],
    ['simulate', '--jsn', '--json'],
    ['replay', '--sekret', '--secret'],
  ])('%s %s names %s', async (command, typed, nearest) => {
    const { exitCode, stderr } = await talkodeHere([command, typed]);
    expect([exitCode, stderr]).toEqual([
      2,
      `talkode ${command}: unknown option '${typed}'; did you mean ${nearest}?\n`,
    ]);
  });

  test('C6: one that is near several names all, on the same line', async () => {
    const { exitCode, stderr } = await talkode(['simulate', '--sv']);
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(/^[^\n]*; did you mean [^\n]*\?\n$/)]);
  });

  test.each([
    [['simulate', '--press', '--json'], '--press: expected main, got "--json"'],
    [['simulate', '--scenario', '--json', '--junit', '-'], 'got the option "--json"'],
    [['emulate', '--board', 'rp2040', '--json=1'], "unknown option '--json=1'"],
  ])('C7: %j prints one object, although --json was taken for something else', async (args, message) => {
    const { exitCode, stdout } = await talkodeHere(args);
    expect(exitCode).toBe(2);
    expect(JSON.parse(stdout)).toEqual({
      verdict: 'error',
      exitCode: 2,
      message: expect.stringContaining(message) as string,
    });
  });

  test.each([
    [['replay', 'a.trace', '--storage', '-'], '--storage'],
    [['emulate', '--board', 'rp2040', '--flash', '-'], '--flash'],
  ])('C8: %j: - is no file there', async (args, option) => {
    const { exitCode, stderr } = await talkodeHere(args);
    expect([exitCode, stderr]).toEqual([
      2,
      expect.stringContaining(`: ${option}: expected the path of a file, got "-"`),
    ]);
  });

  test('an unknown command names the nearest one', async () => {
    const { exitCode, stderr } = await talkode(['simulat']);
    expect([exitCode, stderr]).toEqual([2, "talkode: unknown command 'simulat'; did you mean simulate?\n"]);
  });
});

describe('a secret that cannot be used is not repeated', () => {
  const SECRET = '4b61747465';
  test.each([
    [['--secret', `hex:${SECRET}`], '--secret: expected a secret of 10 to 64 bytes, got 5 bytes'],
    [
      ['--secret', `hex:${SECRET}0`],
      '--secret: expected two hexadecimal digits for each byte, got 11 digits',
    ],
    [
      ['--secret', `hex:${SECRET}zz`],
      '--secret: expected hexadecimal digits after hex:, got another character at place 11',
    ],
    [['--secret', `base32:${SECRET}`], '--secret: expected letters A to Z and 2 to 7'],
    [['--secret', SECRET], '--secret: expected hex: or base32: and the secret, got something else'],
    [[`--secrt=hex:${SECRET}`], "unknown option '--secrt'; did you mean --secret?"],
    [['--at', `hex:${SECRET}`], '--at: expected'],
    [['--press', `HEX:${SECRET}`], '--press: expected main, got a secret'],
    [['--press', SECRET.repeat(2)], '--press: expected main, got what may be a secret'],
    [['--model', `base32: ${SECRET} 33`], '--model: expected code-display or code-reader, got a secret'],
    [['--link', `tcp:hex:${SECRET}`], '--link: expected'],
    [['--serial-number', `hex:${SECRET}`], '--serial-number: expected a serial number of 12 digits'],
    [['--storage', `no-folder/hex:33 ${SECRET}`], 'got "no-folder/hex:…"'],
    [['--secret', `hex:${SECRET}00ff00ff00`, `--press=base32:33 ${SECRET}`], '--press: expected'],
    [[`hex:${SECRET}`], 'too many arguments'],
  ])('%j', async (options, message) => {
    const { exitCode, stdout, stderr } = await talkodeHere(['simulate', ...options]);
    expect(stderr).toContain(message);
    expect(exitCode).toBe(2);
    expect(stdout + stderr).not.toContain(SECRET);
  });
});

test('capitals in the scheme of a secret are as good', async () => {
  const secret = '3132333435363738393031323334353637383930';
  const rest = ['--json', '--at', '20000000000', '--digits', '8', '--press', 'main'];
  const { stdout } = await talkodeHere(['simulate', '--secret', `HEX:${secret}`, ...rest]);
  // RFC 6238, appendix B.
  expect(JSON.parse(stdout)).toMatchObject({ code: '65353130' });
});

test('an unknown command that is a secret is not repeated', async () => {
  const { exitCode, stderr } = await talkodeHere(['base32:GEZD GNBV']);
  expect([exitCode, stderr]).toEqual([2, "talkode: unknown command 'base32:…'\n"]);
});

test('control characters in what was typed reach no terminal', async () => {
  const { exitCode, stderr } = await talkodeHere(['simulate', '--scenario', '\u001b[31mred']);
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('got "\\x1b[31mred"')]);
});

test.each([['--version'], ['-V'], ['version']])('%s names the tools and the core', async (asked) => {
  const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
    version: string;
  };
  const { exitCode, stdout, stderr } = await talkode([asked]);
  expect([exitCode, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^talkode .*\ncore: firmware \d+\.\d+\.\d+, core contract \d+, link \d+\n$/);
  expect(stdout).toContain(`talkode ${version}\n`);
});

test('T0 in the future is given as the reason for no codes', async () => {
  const times = ['--at', '2026-11-22T12:00:00Z', '--t0', '2026-11-22T12:00:01Z'];
  const { stdout, stderr } = await talkodeHere(['simulate', ...times, '--press', 'main', '--json']);
  expect(JSON.parse(stdout)).toMatchObject({ code: null });
  expect(stderr).toContain('--t0 is later than the time');
});

describe('--help', () => {
  beforeAll(() => {
    const scenario = readFileSync(path.join(ROOT, 'tests/scenarios/ordinary-code.scenario'));
    writeFileSync(file('login.scenario'), scenario);
    mkdirSync(file('scenarios'));
    writeFileSync(file('scenarios/log-off.scenario'), scenario);
    writeFileSync(file('token.secret'), 'base32:GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\n');
  });

  test('of the program lists every command and has an example', async () => {
    const { exitCode, stdout } = await talkodeHere(['--help']);
    expect(exitCode).toBe(0);
    for (const name of ['simulate', 'replay', 'serve', 'identify'])
      expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
    expect(stdout).toContain('$ talkode ');
  });

  test.each(['simulate', 'replay', 'serve', 'identify'])('of %s has an example', async (command) => {
    const { exitCode, stdout } = await talkodeHere([command, '--help']);
    expect([exitCode, stdout]).toEqual([0, expect.stringMatching(/^ {2}\$ talkode \w/m)]);
  });

  test.each(['simulate', 'replay'])('of %s: its examples run', async (command) => {
    const { stdout } = await talkodeHere([command, '--help']);
    const examples = [...stdout.matchAll(/^ {2}\$ talkode (.*)$/gm)].map((match) => match[1]!);
    expect(examples.length).toBeGreaterThan(0);
    const run = async (example: string): Promise<void> => {
      // A port of the system's choice: the one in the text may be taken on this machine.
      const started = startTalkode(example.replace('tcp:7777', 'tcp:0').split(' '), { cwd: folder });
      started.child.stdin.end();
      if (example.includes('--link')) void started.firstLine.then(() => started.child.kill());
      const { exitCode, stderr } = await started.ended;
      expect([example, exitCode, exitCode === 0 ? '' : stderr]).toEqual([example, 0, '']);
    };
    // What is played takes as long as it sounds, and leaves the machine to the others, which share files.
    const played = examples.filter((example) => example.includes('--play')).map(run);
    for (const example of examples) if (!example.includes('--play')) await run(example);
    await Promise.all(played);
  });
});
