/** `--link`: a token served over TCP and over a pseudo-terminal, spoken to by the host tools' own client. */
import { mkdirSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { LinkClient } from '../../host-tools/link/client.ts';
import { identityOf } from '../../host-tools/link/identity.ts';
import { LINK_VERSION } from '../../host-tools/link/protocol.generated.ts';
import { ALGORITHMS } from '../../host-tools/token/limits.generated.ts';
import { openTransport } from '../../host-tools/link/transports/open.ts';
import { describeWith } from '../support/system-programs.ts';
import { makeFolder, startTalkode, talkode, type Started } from './talkode.ts';
import { WAIT_LIMIT_MS } from '../support/time-limits.ts';

const IDENTIFY = { minimumVersion: LINK_VERSION, maximumVersion: LINK_VERSION };
const PATIENT = { answerTimeoutMs: WAIT_LIMIT_MS };

let running: Started[] = [];
afterEach(async () => {
  for (const { child } of running) child.kill('SIGKILL');
  await Promise.all(running.map(({ ended }) => ended));
  running = [];
});

async function serve(...options: readonly string[]): Promise<{ started: Started; firstLine: string }> {
  const started = startTalkode(['simulate', ...options]);
  running.push(started);
  return { started, firstLine: await started.firstLine };
}

/** Asks who the token is, as a client of its own that comes and goes. */
async function identify(port: string): Promise<ReturnType<typeof identityOf>> {
  const client = new LinkClient(await openTransport(port), PATIENT);
  try {
    return identityOf(await client.request('identify', IDENTIFY));
  } finally {
    await client.close();
  }
}

function tcpAddress(firstLine: string): string {
  const address = /^listening on (tcp:127\.0\.0\.1:\d+)$/.exec(firstLine)?.[1];
  if (address === undefined) throw new Error(`unexpected first line: ${firstLine}`);
  return address;
}

describe('tcp', () => {
  test('a factory provisions and locks a blank token', async () => {
    const { started, firstLine } = await serve('--blank', '--link', 'tcp:0');
    const client = new LinkClient(await openTransport(tcpAddress(firstLine)), PATIENT);
    expect(identityOf(await client.request('identify', IDENTIFY))).toMatchObject({
      lifeCycleState: 'blank',
      clockState: 'set',
    });
    await client.request('provision', {
      serialNumber: '901234567893',
      algorithm: ALGORITHMS.SHA256,
      digits: 8,
      timeStepSeconds: 60,
      t0UnixSeconds: 0n,
      secret: new Uint8Array(32).fill(7),
    });
    await client.request('lock', {});
    expect(identityOf(await client.request('identify', IDENTIFY))).toMatchObject({
      serialNumber: '901234567893',
      lifeCycleState: 'locked',
      code: { algorithm: 'SHA256', digits: 8, timeStepSeconds: 60, t0UnixSeconds: 0 },
    });
    await client.close();
    started.child.kill();
    expect(await started.ended).toMatchObject({ exitCode: 0, stderr: '' });
  });

  test('clients come and go, and a new one takes over from one that stays', async () => {
    const { firstLine } = await serve('--link', 'tcp:0');
    const address = tcpAddress(firstLine);
    expect(await identify(address)).toMatchObject({ serialNumber: '900000000012' });
    const staying = await openTransport(address);
    expect(await identify(address)).toMatchObject({ serialNumber: '900000000012' });
    await staying.close();
    expect(await identify(address)).toMatchObject({ serialNumber: '900000000012' });
  });

  test('its clock begins at --at', async () => {
    const { firstLine } = await serve(
      '--link',
      'tcp:0',
      '--at',
      '2030-01-01T00:00:00Z',
      '--advance',
      '86400',
    );
    const client = new LinkClient(await openTransport(tcpAddress(firstLine)), PATIENT);
    const { unixSeconds } = await client.request('read-clock', {});
    await client.close();
    const oneDayOn = BigInt(Date.parse('2030-01-02T00:00:00Z') / 1000);
    expect(unixSeconds).toBeGreaterThanOrEqual(oneDayOn);
    expect(unixSeconds).toBeLessThan(oneDayOn + 600n);
  });

  test('talkode identify finds it', async () => {
    const { firstLine } = await serve('--link', 'tcp:0');
    const { exitCode, stdout } = await talkode(['identify', '--port', tcpAddress(firstLine), '--json']);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ model: 'code-display', serialNumber: '900000000012' });
  });

  test('3.3: with --json the address comes as one object and nothing else on standard output', async () => {
    const { started, firstLine } = await serve('--link', 'tcp:0', '--json', '--press', 'main');
    const { link } = JSON.parse(firstLine) as { link: string };
    expect(firstLine).toBe(JSON.stringify({ link }));
    expect(await identify(link)).toMatchObject({ serialNumber: '900000000012' });
    started.child.kill('SIGTERM');
    expect(await started.ended).toMatchObject({ exitCode: 0, stdout: `${firstLine}\n` });
  });

  test('3.3: without --json it is one line', async () => {
    const { started, firstLine } = await serve('--link', 'tcp:0');
    started.child.kill('SIGTERM');
    expect((await started.ended).stdout).toBe(`${firstLine}\n`);
  });

  test('a port in use gives an error that says so', async () => {
    const { firstLine } = await serve('--link', 'tcp:0');
    const port = tcpAddress(firstLine).split(':').at(-1);
    const { exitCode, stdout, stderr } = await talkode(['simulate', '--link', `tcp:${port}`]);
    expect([exitCode, stdout]).toEqual([1, '']);
    expect(stderr).toContain(
      `--link: expected a port that is free, got ${port}, which another program listens at`,
    );
  });
});

describeWith(['socat'], 'pty', () => {
  test('any serial program opens it, again and again', async () => {
    const { started, firstLine } = await serve('--link', 'pty');
    expect(firstLine).toMatch(/^\/dev\/pts\/\d+$/);
    for (let visit = 0; visit < 2; visit += 1)
      expect(await identify(firstLine)).toMatchObject({ serialNumber: '900000000012' });
    started.child.kill('SIGTERM');
    expect((await started.ended).exitCode).toBe(0);
  });

  test('pty:PATH takes over the name of a terminal that has gone, and no other', async () => {
    const { file, remove } = makeFolder();
    try {
      symlinkSync('/dev/pts/99999', file('token'));
      const { firstLine } = await serve('--link', `pty:${file('token')}`);
      expect(firstLine).toBe(file('token'));
      const second = await talkode(['simulate', '--link', `pty:${file('token')}`]);
      expect([second.exitCode, second.stdout]).toEqual([2, '']);
      expect(await identify(firstLine)).toMatchObject({ model: 'code-display' });
    } finally {
      remove();
    }
  });

  test('pty:PATH gives it a name, which goes with it', async () => {
    const { file, remove } = makeFolder();
    try {
      const { started, firstLine } = await serve('--link', `pty:${file('token')}`);
      expect(firstLine).toBe(file('token'));
      expect(await identify(firstLine)).toMatchObject({ model: 'code-display' });
      started.child.kill('SIGTERM');
      await started.ended;
      await expect(identify(firstLine)).rejects.toThrow(file('token'));
    } finally {
      remove();
    }
  });
});

describe('pty:PATH never harms what has the name already', () => {
  const { folder, file, remove } = makeFolder();
  afterAll(remove);

  test('a file, a folder and links to them are refused and stay', async () => {
    writeFileSync(file('keep'), 'hi\n');
    mkdirSync(file('folder'));
    symlinkSync(file('keep'), file('link-to-keep'));
    symlinkSync(file('gone'), file('link-to-nothing'));
    for (const name of ['keep', 'folder', 'link-to-keep', 'link-to-nothing']) {
      const { exitCode, stdout, stderr } = await talkode(['simulate', '--link', `pty:${name}`], {
        cwd: folder,
      });
      expect(stderr).toContain(`--link: expected a name that is free, got "${name}"`);
      expect([exitCode, stdout]).toEqual([2, '']);
    }
    expect(readFileSync(file('keep'), 'utf8')).toBe('hi\n');
    expect(readlinkSync(file('link-to-keep'))).toBe(file('keep'));
    expect(readlinkSync(file('link-to-nothing'))).toBe(file('gone'));
  });

  test('a name in no folder is refused', async () => {
    const { exitCode, stderr } = await talkode(['simulate', '--link', `pty:${file('none/token')}`]);
    expect(stderr).toContain('--link: expected a name in a folder that can be written');
    expect(exitCode).toBe(2);
  });

  test('a folder that takes no links, though it says it can be written, is named', async () => {
    const { exitCode, stderr } = await talkode(['simulate', '--link', 'pty:/proc/token']);
    expect(stderr).toContain('--link: expected a path at which a link can be made, got "/proc/token"');
    expect(exitCode).toBe(1);
  });
});

test('what socat says of its failure is passed on', async () => {
  const { folder, file, remove } = makeFolder();
  const lines = ['N opening', 'E openpty(): No space left on device', 'N exit(1)'];
  const script = ['#!/bin/sh', ...lines.map((line) => `echo '2026/11/22 12:00:00 socat[7] ${line}' >&2`)];
  writeFileSync(file('socat'), [...script, 'exit 1', ''].join('\n'), { mode: 0o755 });
  const { exitCode, stderr } = await talkode(['simulate', '--link', 'pty'], { env: { PATH: folder } });
  remove();
  expect(stderr).toContain('--link: socat made no pseudo-terminal: openpty(): No space left on device\n');
  expect(exitCode).toBe(1);
});

test('without socat, pty says what is missing', async () => {
  const { folder, remove } = makeFolder();
  const { exitCode, stderr } = await talkode(['simulate', '--link', 'pty'], { env: { PATH: folder } });
  remove();
  expect(exitCode).toBe(1);
  expect(stderr).toContain('--link: a pseudo-terminal needs the program socat, which was not found');
});
