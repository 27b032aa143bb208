/** `talkode pskc`: tokens into a container and out again; nothing half, nothing for others, no secret in a message. */
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { makeFolder, type Ended } from './talkode.ts';
import { talkodeHere } from './talkode-here.ts';

const { folder, file, remove } = makeFolder();
afterAll(remove);

const SECRET = '3132333435363738393031323334353637383930';
const KEY = 'c0'.repeat(32);
const LINES = [
  { serialNumber: '900000000012', secret: `hex:${SECRET}` },
  {
    serialNumber: '900000000023',
    secret: 'base32:GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
    ...{ algorithm: 'SHA512', digits: 8, timeStepSeconds: 60, t0UnixSeconds: 30, driftSteps: -3 },
    ...{
      keyId: 'second',
      manufacturer: 'Ålborg & søn',
      model: 'code reader',
      expiryUnixSeconds: 2_000_000_000,
    },
  },
];

function writeTokens(lines: readonly (object | string)[]): void {
  const texts = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  writeFileSync(file('tokens'), `${texts.join('\n')}\n`);
}

function run(command: 'export' | 'import', ...more: readonly string[]): Promise<Ended> {
  const files = ['--container', 'container', '--key', 'key'];
  const tokens = command === 'export' ? ['--tokens', 'tokens'] : [];
  return talkodeHere(['pskc', command, ...files, ...tokens, ...more], { cwd: folder });
}

beforeEach(() => {
  for (const name of readdirSync(folder)) rmSync(file(name), { recursive: true });
  writeTokens(LINES);
  writeFileSync(file('key'), `${KEY}\n`, { mode: 0o600 });
});

test('tokens come out as they went in, into files for this user alone', async () => {
  expect(await run('export')).toEqual({ exitCode: 0, stdout: 'container: 2 keys written\n', stderr: '' });
  expect(await run('import', '--tokens', 'read')).toEqual({
    exitCode: 0,
    stdout: 'container: 2 keys, sealed\n',
    stderr: '',
  });
  expect(['container', 'read'].map((name) => statSync(file(name)).mode & 0o777)).toEqual([0o600, 0o600]);
  expect(readFileSync(file('container'), 'utf8')).not.toContain(SECRET);
  const lines = readFileSync(file('read'), 'utf8').trim().split('\n');
  const simple = { algorithm: 'SHA1', digits: 6, timeStepSeconds: 30, t0UnixSeconds: 0, driftSteps: 0 };
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    { ...simple, ...LINES[0], keyId: '900000000012' },
    { ...LINES[1], secret: `hex:${SECRET}` },
  ]);
  writeFileSync(file('tokens'), lines.join('\n'));
  expect((await run('export')).exitCode).toBe(0);
});

test('--json and --check', async () => {
  const { stdout } = await run('export', '--json', '--key-name', 'key of may');
  expect(JSON.parse(stdout)).toEqual({ container: 'container', keyName: 'key of may', count: 2 });
  const serialNumbers = LINES.map(({ serialNumber }) => serialNumber);
  const summary = { keyName: 'key of may', count: 2, isSealed: true };
  expect(JSON.parse((await run('import', '--check', '--json')).stdout)).toEqual({
    ...summary,
    serialNumbers,
  });
  expect((await run('import', '--check')).stdout).toBe(
    `container: 2 keys, sealed\n${serialNumbers.join('\n')}\n`,
  );
  expect(JSON.parse((await run('import', '--tokens', 'read', '--json')).stdout)).toEqual({
    ...summary,
    tokens: 'read',
  });
});

test('a container that was changed at its end gives nothing, and leaves what was there', async () => {
  await run('export');
  const text = readFileSync(file('container'), 'utf8');
  writeFileSync(file('container'), text.replace('>-3<', '>-4<'));
  writeFileSync(file('read'), 'as it was');
  const { exitCode, stdout, stderr } = await run('import', '--tokens', 'read');
  expect([exitCode, stdout]).toEqual([1, '']);
  expect(stderr).toBe(
    'talkode pskc import: container:7:13: <Seal>: expected the seal over what stands before it, got another: the file was changed\n',
  );
  expect(readFileSync(file('read'), 'utf8')).toBe('as it was');
  expect(readdirSync(folder).sort()).toEqual(['container', 'key', 'read', 'tokens']);
  const told = await run('import', '--check', '--json');
  expect(JSON.parse(told.stdout)).toMatchObject({ verdict: 'error', exitCode: 1 });
});

test('a container without a seal is taken only when asked for, with a remark', async () => {
  await run('export');
  const text = readFileSync(file('container'), 'utf8');
  writeFileSync(file('container'), text.replace(/<Extensions>.*\n/, ''));
  expect((await run('import', '--check')).stderr).toMatch(
    /got none: .*; --unsealed takes it all the same\n$/,
  );
  const { exitCode, stdout, stderr } = await run('import', '--check', '--unsealed');
  expect([exitCode, stdout.split('\n')[0]]).toEqual([0, 'container: 2 keys, without a seal']);
  expect(stderr).toMatch(/^talkode pskc import: the container has no seal: /);
});

test('another transport key', async () => {
  await run('export');
  writeFileSync(file('key'), 'c1'.repeat(32), { mode: 0o600 });
  const { exitCode, stderr } = await run('import', '--check');
  expect([exitCode, stderr]).toEqual([
    1,
    expect.stringMatching(
      /^talkode pskc import: container:\d+:\d+: .* wrong transport key, or a file that was changed\n$/,
    ),
  ]);
});

describe('a key file', () => {
  test.each([0o640, 0o604, 0o660])('that others can read (mode %o) is refused', async (mode) => {
    chmodSync(file('key'), mode);
    for (const command of ['export', 'import'] as const) {
      const { exitCode, stderr } = await run(command, ...(command === 'import' ? ['--check'] : []));
      expect([exitCode, stderr]).toEqual([
        2,
        `talkode pskc ${command}: --key: expected a key file that its user alone can read (chmod 600), got mode 0${mode.toString(8)}: "key"\n`,
      ]);
    }
    expect(readdirSync(folder)).not.toContain('container');
  });

  test.each([
    ['too short', KEY.slice(2), 'got 62 characters that are not'],
    ['with a letter that is no digit', `g${KEY.slice(1)}`, 'got 64 characters that are not'],
    ['much too long', KEY.repeat(40), 'expected at most 1024 bytes, got 2560'],
  ])('%s', async (_, text, message) => {
    writeFileSync(file('key'), text);
    const { exitCode, stderr } = await run('export');
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(message)]);
    expect(stderr).not.toContain(KEY.slice(2, 20));
  });

  test('that is not there, or is a folder', async () => {
    rmSync(file('key'));
    expect((await run('export')).stderr).toContain(
      '--key: expected a file that can be read, got "key" (ENOENT)',
    );
    mkdirSync(file('key'));
    expect((await run('export')).stderr).toContain('--key: expected a regular file, got a folder: "key"');
  });
});

test.each<[string, (object | string)[], string]>([
  [
    'no JSON',
    [LINES[0]!, `{"secret":"hex:${SECRET}"`],
    'tokens:2: expected a JSON object, got a line that is no JSON',
  ],
  ['a list', ['[]'], 'tokens:1: expected a JSON object, got a list'],
  ['a field that is not known', [{ ...LINES[0], digit: 6 }], 'got "digit"; did you mean digits?'],
  ['a number as text', [{ ...LINES[0], digits: '6' }], 'tokens:1: expected a number as digits, got "6"'],
  [
    'a secret as a number',
    [{ ...LINES[0], secret: 31 }],
    'tokens:1: expected a string as secret, got something else',
  ],
  ['no secret', [{ serialNumber: '900000000012' }], 'tokens:1: expected the field secret, got none'],
  [
    'a secret without its scheme',
    [{ ...LINES[0], secret: SECRET }],
    'tokens:1: expected hex: or base32: and the secret, got something else',
  ],
  [
    'a secret of four bytes',
    [{ ...LINES[0], secret: 'hex:31323334' }],
    'tokens:1: expected a secret of 10 to 64 bytes, got 4 bytes',
  ],
  ['five digits', ['', { ...LINES[0], digits: 5 }], 'tokens:2: expected 6, 7, 8 as digits, got 5'],
  [
    'a serial number twice',
    [LINES[0]!, LINES[0]!],
    'tokens: serialNumber: expected each serial number once, got 900000000012 again',
  ],
  ['nothing', [], 'tokens: expected one key or more, got none'],
  [
    'a line without end',
    ['x'.repeat(5000)],
    'tokens:1: expected at most 4096 characters in a line, got more',
  ],
])('%s is not written', async (_, lines, message) => {
  writeTokens(lines);
  const { exitCode, stdout, stderr } = await run('export');
  expect([exitCode, stdout]).toEqual([2, '']);
  expect(stderr).toContain(message);
  expect(stderr).not.toContain(SECRET);
  expect(readdirSync(folder).sort()).toEqual(['key', 'tokens']);
});

test('options that do not fit', async () => {
  const refusals: [string[], string][] = [
    [['export', '--container', 'c', '--key', 'key'], "required option '--tokens <file>' not specified"],
    [
      ['export', '--tokens', 'tokens', '--container', 'tokens', '--key', 'key'],
      '--tokens and --container: both name',
    ],
    [
      ['import', '--container', 'tokens', '--key', 'key'],
      '--tokens: expected a file for the tokens, or --check, got neither',
    ],
    [
      ['import', '--container', 'tokens', '--key', 'key', '--check', '--tokens', 'x'],
      '--check: it writes nothing',
    ],
    [
      ['import', '--container', 'tokens', '--key=key', '--chek'],
      "unknown option '--chek'; did you mean --check?",
    ],
    [
      ['import', '--container', 'none', '--key=key', '--check'],
      '--container: expected a file that can be read, got "none" (ENOENT)',
    ],
    [
      ['export', '--tokens', 'tokens', '--container', 'no/c', '--key', 'key'],
      '--container: expected a file that can be written, got "no/c"',
    ],
    [
      ['export', '--tokens', 'tokens', '--container', 'c', '--key', 'key', '--key-name', ''],
      "the transport key's name: expected 1 to 128",
    ],
  ];
  for (const [args, message] of refusals) {
    const { exitCode, stderr } = await talkodeHere(['pskc', ...args], { cwd: folder });
    expect(stderr).toContain(`talkode pskc ${args[0]}: `);
    expect(stderr).toContain(message);
    expect(exitCode).toBe(2);
  }
  expect(readdirSync(folder).sort()).toEqual(['key', 'tokens']);
});

test('a device is no place for a part of a container', async () => {
  symlinkSync('/dev/null', file('container'));
  const { exitCode, stderr } = await run('export');
  expect([exitCode, stderr]).toEqual([1, expect.stringContaining('expected a file, got a device or a pipe')]);
});
