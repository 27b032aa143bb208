/**
 * What somebody else may lay where `talkode` reads: pipes, devices, endless files, links in circles. None holds it up.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, mkdirSync, readdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WAIT_LIMIT_MS } from '../support/time-limits.ts';
import { makeFolder, ROOT, simulateJson, startTalkode, type Ended, type Started } from './talkode.ts';

const NOON = ['--at', '2026-11-22T12:00:00Z', '--press', 'main'];
const GOOD = 'press main\nexpect code\n';
/** RFC 6238, appendix B: SHA-1, at 20000000000 s. */
const SECRET = 'hex:3132333435363738393031323334353637383930';
const RFC6238 = ['--digits', '8', '--at', '20000000000', '--press', 'main', '--json'];
const GIBIBYTE = 2 ** 30;
const NOBODY_UID = 65534;

let place: ReturnType<typeof makeFolder>;
let running: Started | undefined;
beforeEach(() => {
  place = makeFolder();
});
afterEach(async () => {
  // One that hangs would outlive its test.
  running?.child.kill('SIGKILL');
  await running?.ended;
  place.remove();
});

async function run(...args: readonly string[]): Promise<Ended> {
  running = startTalkode(args, { cwd: place.folder });
  running.child.stdin.end();
  return running.ended;
}

/** Runs a line of bash in which `talkode` is the command. */
function inBash(script: string): { status: number | null; stdout: string; stderr: string } {
  const talkode = `talkode() { "$NODE" "$BUNDLE" "$@"; }`;
  return spawnSync('bash', ['-c', `${talkode}\n${script}`], {
    cwd: place.folder,
    env: { ...process.env, NODE: process.execPath, BUNDLE: path.join(ROOT, 'build', 'talkode.mjs') },
    encoding: 'utf8',
    timeout: WAIT_LIMIT_MS,
  });
}

function makePipe(name: string): void {
  execFileSync('mkfifo', [place.file(name)]);
}

/** A file of so many bytes that takes no room on the disk. */
function makeLarge(name: string, bytes: number): void {
  writeFileSync(place.file(name), '');
  truncateSync(place.file(name), bytes);
}

describe('a planted lock beside the file of --storage', () => {
  const PLANTS: readonly (readonly [string, string, (lock: string) => unknown])[] = [
    ['a pipe that nobody writes to', 'a named pipe', (lock) => execFileSync('mkfifo', [lock])],
    ['a link to a device without end', 'a symbolic link', (lock) => symlinkSync('/dev/zero', lock)],
    ['a link to another lock', 'a symbolic link', (lock) => symlinkSync('other.lock', lock)],
    ['a folder', 'a folder', (lock) => mkdirSync(lock)],
  ];

  test.each(PLANTS)('%s is named and left', async (_, got, plant) => {
    const flash = place.file('token.flash');
    await simulateJson('--storage', flash, ...NOON);
    plant(`${flash}.lock`);
    const { exitCode, stdout, stderr } = await run('simulate', '--storage', 'token.flash');
    expect(stderr).toBe(
      `talkode simulate: --storage: expected a lock that this user's process made, got ${got}: ` +
        `"${flash}.lock"; if none uses ${flash}, delete it\n`,
    );
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(readdirSync(place.folder)).toEqual(['token.flash', 'token.flash.lock']);
  });

  test('a text longer than any lock is not read', async () => {
    const flash = place.file('token.flash');
    makeLarge('token.flash.lock', 100 * GIBIBYTE);
    const { exitCode, stderr } = await run('simulate', '--storage', 'token.flash');
    expect(stderr).toContain(`another process uses ${flash}; if none does, delete ${flash}.lock\n`);
    expect(exitCode).toBe(2);
  });

  // Only root can give a file away.
  test.runIf(process.getuid?.() === 0)("another user's is not believed", async () => {
    const lock = place.file('token.flash.lock');
    writeFileSync(lock, '1\n');
    chownSync(lock, NOBODY_UID, NOBODY_UID);
    const { exitCode, stderr } = await run('simulate', '--storage', 'token.flash');
    expect(stderr).toContain(`got a file that user ${NOBODY_UID} has laid there: "${lock}"`);
    expect([exitCode, readdirSync(place.folder)]).toEqual([2, ['token.flash.lock']]);
  });
});

describe('a folder of scenarios with links in circles', () => {
  async function filesRun(...names: readonly string[]): Promise<string[]> {
    const { stdout } = await run('simulate', ...names.flatMap((name) => ['--scenario', name]), '--json');
    const { scenarios } = JSON.parse(stdout) as { scenarios: { file: string }[] };
    return scenarios.map((each) => each.file);
  }

  beforeEach(() => {
    for (const folder of ['all/a', 'all/b', 'beside']) {
      mkdirSync(place.file(folder), { recursive: true });
      writeFileSync(place.file(`${folder}/one.scenario`), GOOD);
    }
  });

  test('each real folder is looked into once', async () => {
    symlinkSync('..', place.file('all/a/up'));
    symlinkSync('.', place.file('all/b/here'));
    symlinkSync('/', place.file('all/b/slash'));
    symlinkSync('itself', place.file('all/b/itself'));
    expect(await filesRun('all')).toEqual(['all/a/one.scenario', 'all/b/one.scenario']);
  });

  test('two that lead to each other, and one that leads outside and back', async () => {
    symlinkSync(place.file('all/b'), place.file('all/a/b'));
    symlinkSync(place.file('all/a'), place.file('all/b/a'));
    symlinkSync(place.file('beside'), place.file('all/0'));
    symlinkSync(place.file('all/a'), place.file('beside/back'));
    expect(await filesRun('all')).toEqual(['all/0/one.scenario', 'all/a/one.scenario', 'all/b/one.scenario']);
  });

  test('a pattern that goes through them brings each file once', async () => {
    symlinkSync('..', place.file('all/a/0'));
    symlinkSync('b', place.file('all/0'));
    expect(await filesRun('all/**/*.scenario')).toEqual(['all/a/one.scenario', 'all/b/one.scenario']);
  });

  test('L2: a pattern over folders that all link to each other ends, and names one', async () => {
    const folders = Array.from({ length: 9 }, (_, n) => place.file(`net/${n}`));
    for (const folder of folders) mkdirSync(folder, { recursive: true });
    for (const [from, folder] of folders.entries())
      for (const [to, target] of folders.entries())
        if (from !== to) symlinkSync(target, `${folder}/to-${to}`);
    writeFileSync(place.file('net/0/one.scenario'), GOOD);
    const { exitCode, stderr } = await run('simulate', '--scenario', 'net/**/*.scenario');
    expect(stderr).toMatch(
      /--scenario: expected a pattern that leads to a folder in at most 100 ways, got more .*net\/\d"/,
    );
    expect(exitCode).toBe(2);
    expect(await filesRun('net')).toEqual(['net/0/one.scenario']);
  });

  test('a link that is named itself is followed, and a link to a file is one', async () => {
    symlinkSync('all', place.file('link'));
    symlinkSync(place.file('beside/one.scenario'), place.file('all/two.scenario'));
    expect(await filesRun('link')).toEqual([
      'link/a/one.scenario',
      'link/b/one.scenario',
      'link/two.scenario',
    ]);
  });
});

const READERS = [
  ['--scenario', 16_777_216, (name: string) => ['simulate', '--scenario', name]],
  ['--secret-file', 4096, (name: string) => ['simulate', '--secret-file', name]],
  ['trace', 134_217_728, (name: string) => ['replay', name]],
] as const;

describe.each(READERS)('what is read as %s', (option, maximumBytes, args) => {
  test('is no pipe that nobody writes to', async () => {
    makePipe('pipe');
    symlinkSync('pipe', place.file('link'));
    for (const name of ['pipe', 'link']) {
      const { exitCode, stdout, stderr } = await run(...args(name));
      expect(stderr).toBe(
        `talkode ${args('')[0]}: ${option}: expected a regular file, got a named pipe: "${name}"\n`,
      );
      expect([exitCode, stdout]).toEqual([2, '']);
    }
  });

  test('is no device and no socket', async () => {
    symlinkSync('/dev/zero', place.file('zero'));
    const server = createServer().listen(place.file('socket'));
    try {
      for (const [name, got] of Object.entries({ zero: 'a device', socket: 'a socket' }))
        expect((await run(...args(name))).stderr).toContain(
          `${option}: expected a regular file, got ${got}: "${name}"`,
        );
    } finally {
      server.close();
    }
  });

  test('is bounded', async () => {
    for (const bytes of [maximumBytes + 1, GIBIBYTE]) {
      makeLarge('large', bytes);
      const { exitCode, stderr } = await run(...args('large'));
      expect(stderr).toContain(`${option}: expected at most ${maximumBytes} bytes, got ${bytes}: "large"\n`);
      expect(exitCode).toBe(2);
    }
  });

  test('is bounded where it comes out of a pipe that the shell has opened, too', () => {
    const { status, stderr } = inBash(`talkode ${args('<(exec cat /dev/zero)').join(' ')}`);
    expect(stderr).toMatch(
      new RegExp(`${option}: expected at most ${maximumBytes} bytes, got more: "/dev/fd/\\d+"\n$`),
    );
    expect(status).toBe(2);
  });
});

describe('what the shell has opened is read as ever', () => {
  test.each([
    ['a process substitution', `talkode simulate --scenario <(printf 'press main\nexpect code\n')`],
    [
      'standard input by its name',
      `printf 'press main\nexpect code\n' | talkode simulate --scenario /dev/stdin`,
    ],
    ['a descriptor', `talkode simulate --scenario /dev/fd/7 7< <(printf 'press main\nexpect code\n')`],
    [
      'a pipe with a name, as standard input',
      `mkfifo p; printf 'press main\nexpect code\n' > p & talkode simulate --scenario - < p`,
    ],
  ])('a scenario from %s', (_, script) => {
    expect(inBash(script)).toMatchObject({
      status: 0,
      stderr: expect.stringMatching(/: 2 steps as expected\n$/) as string,
    });
  });

  test('a secret, and the trace that it is needed for', () => {
    const script = `talkode simulate --secret-file <(echo ${SECRET}) ${RFC6238.join(' ')} --trace t`;
    expect(JSON.parse(inBash(script).stdout)).toMatchObject({ code: '65353130' });
    expect(inBash(`talkode replay <(cat t) --secret-file <(echo ${SECRET})`)).toMatchObject({ status: 0 });
  });
});
