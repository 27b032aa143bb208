/** `--storage FILE`: the token stays the same between runs, and no other file is ever harmed. */
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LinkClient } from '../../host-tools/link/client.ts';
import { openTransport } from '../../host-tools/link/transports/open.ts';
import { describeWith, programPath } from '../support/system-programs.ts';
import { simulateJsonHere, talkodeHere } from './talkode-here.ts';
import { makeFolder, simulateJson, startTalkode, talkode, type Started } from './talkode.ts';
import { WAIT_LIMIT_MS } from '../support/time-limits.ts';

const STORAGE_BYTES = 8192;
const NOON = '2026-11-22T12:00:00Z';
const SECRET = 'hex:00112233445566778899aabbccddeeff00112233';
const SECRET_BYTES = Buffer.from(SECRET.slice('hex:'.length), 'hex');

let place: ReturnType<typeof makeFolder>;
beforeEach(() => {
  place = makeFolder();
});
afterEach(() => place.remove());

test('a second run without --secret uses the stored token', async () => {
  const flash = place.file('token.flash');
  const first = await simulateJsonHere(
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
  const { stdout, stderr, exitCode } = await talkodeHere([
    'simulate',
    '--storage',
    flash,
    ...later,
    '--json',
  ]);
  expect([exitCode, stderr]).toEqual([0, '']);
  expect(JSON.parse(stdout)).toMatchObject({ code: first['code'], remainingSeconds: 20 });
});

test('--secret and parameters are refused on a stored token, and nothing changes', async () => {
  const flash = place.file('token.flash');
  await simulateJsonHere('--storage', flash, '--secret', SECRET, '--at', NOON);
  const before = readFileSync(flash);
  for (const option of [['--secret', SECRET], ['--digits', '7'], ['--blank']]) {
    const { exitCode, stderr } = await talkodeHere(['simulate', '--storage', flash, ...option]);
    expect([option, exitCode]).toEqual([option, 2]);
    expect(stderr).toContain('--erase');
  }
  expect(readFileSync(flash).equals(before)).toBe(true);
});

test('what does not fit a stored token is named by who asked for it: options, or the scenario', async () => {
  const flash = place.file('token.flash');
  await simulateJsonHere('--storage', flash, '--secret', SECRET, '--at', NOON);
  writeFileSync(place.file('line.scenario'), 'token digits 8\npress main\n');
  writeFileSync(place.file('blank.scenario'), 'token blank\npress main\n');
  writeFileSync(place.file('plain.scenario'), 'press main\n');
  const told = async (...options: readonly string[]): Promise<string | undefined> => {
    const { exitCode, stderr } = await talkodeHere(['simulate', '--storage', flash, ...options]);
    expect(exitCode).toBe(2);
    return /--storage: .*: leave out (.*), or give --erase too, which empties it first\n/.exec(stderr)?.[1];
  };
  const scenario = (name: string): string[] => ['--scenario', place.file(`${name}.scenario`)];
  expect(await told('--digits', '7')).toBe('--digits');
  expect(await told('--blank')).toBe('--blank');
  writeFileSync(place.file('token.secret'), SECRET);
  expect(await told('--secret', SECRET)).toBe('--secret');
  for (const scenarios of [[], scenario('plain')])
    expect(await told('--secret-file', place.file('token.secret'), ...scenarios)).toBe('--secret-file');
  expect(await told('--digits', '7', '--t0', '5')).toBe('--digits, --t0');
  expect(await told(...scenario('plain'), '--digits', '7')).toBe('--digits');
  expect(await told(...scenario('line'))).toBe("the scenario's token line");
  expect(await told(...scenario('blank'))).toBe("the scenario's token line");
  expect(await told(...scenario('line'), '--t0', '5')).toBe("--t0, the scenario's token line");
  // The first of several makes the stored token, which the second finds.
  const fresh = await talkodeHere([
    ...['simulate', '--storage', place.file('new.flash')],
    ...[...scenario('plain'), ...scenario('line')],
  ]);
  expect(fresh.stderr).toContain("leave out the scenario's token line, or give --erase too");
  expect(fresh.stderr).not.toMatch(/--secret|--digits|--serial-number/);
});

test('--erase makes room for another token, or leaves a blank one', async () => {
  const flash = place.file('token.flash');
  await simulateJsonHere('--storage', flash, '--secret', SECRET, '--at', NOON);
  const other = await simulateJsonHere(
    '--storage',
    flash,
    '--erase',
    '--serial-number',
    '901234567893',
    '--at',
    NOON,
  );
  expect(other).toMatchObject({ serialNumber: '901234567893' });
  const blank = await simulateJsonHere('--storage', flash, '--erase', '--blank', '--at', NOON);
  expect(blank).toMatchObject({ serialNumber: null });
  expect(readFileSync(flash).includes(SECRET_BYTES)).toBe(false);
});

test('a stored token whose clock would run backwards shows no code, and the tool says why', async () => {
  const flash = place.file('token.flash');
  await simulateJsonHere('--storage', flash, '--at', NOON);
  const earlier = ['--at', '2025-11-22T12:00:00Z', '--press', 'main'];
  const { stdout, stderr } = await talkodeHere(['simulate', '--storage', flash, ...earlier, '--json']);
  expect(JSON.parse(stdout)).toMatchObject({ code: null, glass: { text: 'no CLoC' } });
  expect(stderr).toContain('does not trust its clock');
});

describe('a file that is no storage file', () => {
  test('of another size gives an error and stays as it is', async () => {
    const letter = place.file('letter.txt');
    writeFileSync(letter, 'Dear Sir');
    const { exitCode, stderr } = await talkodeHere(['simulate', '--storage', letter]);
    expect(stderr).toContain('--storage: expected a storage file of 8192 bytes, got one of 8 bytes');
    expect(exitCode).toBe(2);
    expect(readFileSync(letter, 'utf8')).toBe('Dear Sir');
  });

  test('a folder or a file in no folder gives an error', async () => {
    for (const file of [place.folder, place.file('none/token.flash')]) {
      const { exitCode, stderr } = await talkodeHere(['simulate', '--storage', file]);
      expect([file, exitCode]).toEqual([file, 2]);
      expect(stderr).toContain('--storage: expected a file that can be written');
    }
  });
});

let served: Started | undefined;
afterEach(async () => {
  served?.child.kill('SIGKILL');
  await served?.ended;
  served = undefined;
});

/** A token with SECRET in `flash`, served by a process that goes on. */
async function serve(flash: string): Promise<{ started: Started; client: LinkClient }> {
  const started = startTalkode(['simulate', '--storage', flash, '--secret', SECRET, '--link', 'tcp:0']);
  served = started;
  const address = (await started.firstLine).replace('listening on ', '');
  return {
    started,
    client: new LinkClient(await openTransport(address), { answerTimeoutMs: WAIT_LIMIT_MS }),
  };
}

describe('one process at a time', () => {
  test('a second one is refused, names the file, and an erased secret cannot come back', async () => {
    const flash = place.file('token.flash');
    const { started, client } = await serve(flash);
    const before = readFileSync(flash);
    const second = await talkode(['simulate', '--storage', flash, '--erase', '--blank']);
    expect(second.stderr).toContain(`--storage: the process ${started.child.pid} uses ${flash}`);
    expect([second.exitCode, second.stdout]).toEqual([2, '']);
    expect(readFileSync(flash).equals(before)).toBe(true);
    await client.close();
    started.child.kill();
    await started.ended;
    expect(await simulateJson('--storage', flash, '--erase', '--blank')).toMatchObject({
      serialNumber: null,
    });
    expect(readFileSync(flash).includes(SECRET_BYTES)).toBe(false);
    expect(readdirSync(place.folder)).toEqual(['token.flash']);
  });

  test('a file that changes behind its back is left as it is, and the host says why', async () => {
    const flash = place.file('token.flash');
    const { started, client } = await serve(flash);
    const erased = Buffer.alloc(STORAGE_BYTES, 0xff);
    writeFileSync(flash, erased);
    await expect(client.request('lock', {})).rejects.toThrow('storage');
    await client.close();
    expect(readFileSync(flash).equals(erased)).toBe(true);
    started.child.kill();
    expect((await started.ended).stderr).toContain(`the storage failed: ${flash} was changed from outside`);
  });

  test('the lock of a process that was killed is taken over, a file that is no lock is not', async () => {
    const flash = place.file('token.flash');
    const { started, client } = await serve(flash);
    await client.close();
    started.child.kill('SIGKILL');
    await started.ended;
    expect(readdirSync(place.folder)).toEqual(['token.flash', 'token.flash.lock']);
    expect(await simulateJson('--storage', flash)).toMatchObject({ serialNumber: '900000000012' });
    writeFileSync(`${flash}.lock`, 'my own notes');
    const { exitCode, stderr } = await talkode(['simulate', '--storage', flash]);
    expect(stderr).toContain(`--storage: another process uses ${flash}; if none does, delete ${flash}.lock`);
    expect(exitCode).toBe(2);
    expect(readFileSync(`${flash}.lock`, 'utf8')).toBe('my own notes');
  });
});

describeWith(['prlimit'], 'on a disk that takes no more', () => {
  test('the host says so, and no draft is left behind', async () => {
    const flash = place.file('token.flash');
    const { started, client } = await serve(flash);
    const before = readFileSync(flash);
    // Half an image: what is written past it fails, as on a full disk.
    execFileSync(programPath('prlimit'), [`--pid=${started.child.pid}`, `--fsize=${STORAGE_BYTES / 2}`]);
    await expect(client.request('lock', {})).rejects.toThrow('storage');
    await client.close();
    expect(readdirSync(place.folder)).toEqual(['token.flash', 'token.flash.lock']);
    expect(readFileSync(flash).equals(before)).toBe(true);
    started.child.kill();
    expect((await started.ended).stderr).toContain('the storage failed: EFBIG: file too large');
  });
});

describe('a symbolic link', () => {
  test('to a storage file stays one, and erasing empties the file that it leads to', async () => {
    const flash = place.file('token.flash');
    const link = place.file('link.flash');
    await simulateJson('--storage', flash, '--secret', SECRET, '--at', NOON);
    symlinkSync(flash, link);
    expect(readFileSync(flash).includes(SECRET_BYTES)).toBe(true);
    await simulateJson('--storage', link, '--erase', '--blank', '--at', NOON);
    expect(readFileSync(flash).includes(SECRET_BYTES)).toBe(false);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
  });

  test('that leads nowhere is refused', async () => {
    const link = place.file('link.flash');
    symlinkSync(place.file('gone'), link);
    const { exitCode, stderr } = await talkode(['simulate', '--storage', link]);
    expect(stderr).toContain('--storage: expected a storage file, got a link that leads nowhere');
    expect(exitCode).toBe(2);
    expect(readdirSync(place.folder)).toEqual(['link.flash']);
  });
});

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
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
