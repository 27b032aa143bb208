/** `--secret-file`: the same token as with --secret, and nothing of the secret where others can read it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { makeFolder, startTalkode, talkode, type Ended } from './talkode.ts';

const { folder, file, remove } = makeFolder();
afterAll(remove);

/** RFC 6238, appendix B: SHA-1, at 20000000000 s. */
const SECRET = 'hex:3132333435363738393031323334353637383930';
const CODE = '65353130';
const RFC6238 = ['--digits', '8', '--at', '20000000000', '--press', 'main', '--json'];
const OTHER = '4b61747465';

async function withInput(input: string | Uint8Array, args: readonly string[]): Promise<Ended> {
  const { child, ended } = startTalkode(args, { cwd: folder });
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  return ended;
}

describe('--secret-file: its text is taken as --secret takes it', () => {
  test.each([
    ['in hexadecimal', SECRET],
    ['with a line end', `${SECRET}\n`],
    ['with a byte order mark and Windows line ends', `\uFEFF${SECRET}\r\n`],
    ['in base32, in groups', 'base32: GEZD GNBV GY3T QOJQ\nGEZD GNBV GY3T QOJQ\n'],
  ])('--secret-file: %s', async (_, text) => {
    writeFileSync(file('token.secret'), text);
    const { stdout, stderr } = await talkode(['simulate', '--secret-file', 'token.secret', ...RFC6238], {
      cwd: folder,
    });
    expect(JSON.parse(stdout)).toMatchObject({ code: CODE });
    expect(stderr).toBe('');
  });

  test('--secret-file: - is standard input', async () => {
    const { stdout } = await withInput(`${SECRET}\n`, ['simulate', '--secret-file', '-', ...RFC6238]);
    expect(JSON.parse(stdout)).toMatchObject({ code: CODE });
  });

  test.runIf(process.platform === 'linux')(
    '--secret-file: the list of processes shows nothing of it',
    async () => {
      const args = ['simulate', '--secret-file', '-', '--link', 'tcp:0'];
      const { child, firstLine, ended } = startTalkode(args);
      child.stdin.end(`hex:${OTHER.repeat(4)}`);
      await firstLine;
      // What ps shows: proc(5), /proc/PID/cmdline and environ.
      const seen = ['cmdline', 'environ'].map((name) => readFileSync(`/proc/${child.pid}/${name}`, 'latin1'));
      child.kill('SIGTERM');
      await ended;
      expect(seen[0]).toContain('--secret-file');
      expect(seen.join('')).not.toContain(OTHER);
    },
  );

  test('--secret-file: a trace of a token with its own secret is replayed with it', async () => {
    writeFileSync(file('own.secret'), `hex:${OTHER.repeat(4)}`);
    const own = ['--secret-file', 'own.secret'];
    await talkode(['simulate', ...own, ...RFC6238, '--trace', 'own.trace'], { cwd: folder });
    expect(readFileSync(file('own.trace'), 'utf8')).not.toContain(OTHER);
    expect(await talkode(['replay', 'own.trace'], { cwd: folder })).toMatchObject({ exitCode: 2 });
    expect(await talkode(['replay', 'own.trace', ...own], { cwd: folder })).toMatchObject({
      exitCode: 0,
      stderr: '',
    });
  });
});

describe('--secret-file: what cannot be used ends with 2, names the option and shows nothing of the secret', () => {
  test.each([
    ['nothing', '', 'expected hex: or base32: and the secret, got nothing '],
    ['blanks', ' \n\n', 'expected hex: or base32: and the secret, got nothing '],
    [
      'a second line that is no part of it',
      `${SECRET}\n# for the code display\n`,
      'expected one secret, on one line or broken over several, got 2 lines ',
    ],
    ['another text', `${OTHER}${OTHER}`, 'expected hex: or base32: and the secret, got something else'],
    ['a short secret', `hex:${OTHER}`, 'expected a secret of 10 to 64 bytes, got 5 bytes'],
    ['a long text', `hex:${OTHER.repeat(1000)}`, 'expected at most 4096 bytes'],
    ['no text', Buffer.from(`hex:${OTHER}\u0000\xff`, 'latin1'), 'expected '],
  ])('--secret-file: %s', async (_, content, message) => {
    writeFileSync(file('wrong.secret'), content);
    const named = await talkode(['simulate', '--secret-file', 'wrong.secret'], { cwd: folder });
    const piped = await withInput(content, ['simulate', '--secret-file', '-']);
    for (const { exitCode, stdout, stderr } of [named, piped]) {
      expect(stderr).toContain(`--secret-file: ${message}`);
      expect([exitCode, stdout]).toEqual([2, '']);
      expect(stderr).not.toContain(OTHER);
      expect(stderr).not.toContain(SECRET.slice(4));
    }
  });

  test('--secret-file: what came says from where', async () => {
    writeFileSync(file('empty.secret'), '');
    const named = await talkode(['simulate', '--secret-file', 'empty.secret'], { cwd: folder });
    expect(named.stderr).toContain('got nothing in "empty.secret"\n');
    const piped = await withInput(`${SECRET}\nmore\n`, ['simulate', '--secret-file', '-']);
    expect(piped.stderr).toMatch(
      /got 2 lines on standard input that make none: .* got another character at place 41\n$/,
    );
  });

  test.each([
    [
      ['--secret-file', 'none.secret'],
      '--secret-file: expected a file that can be read, got "none.secret" (ENOENT)',
    ],
    [['--secret-file', '.'], '--secret-file: expected a regular file, got a folder: "."'],
    [['--secret-file', '/dev/zero'], '--secret-file: expected a regular file, got a device: "/dev/zero"'],
    [['--secret-file', '-', '--secret', SECRET], '--secret-file: --secret gives a secret already'],
    [['--secret-file', '-', '--blank'], '--blank: a blank token has no secret'],
    [['--secret-file', ''], '--secret-file: expected the path of a file, got nothing'],
  ])('--secret-file: %j', async (options, message) => {
    const { exitCode, stderr } = await talkode(['simulate', ...options], { cwd: folder });
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});
