/** Standard output that cannot be written: a full disk is a failure, a reader that has gone is none. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT, startTalkode, type Ended } from './talkode.ts';

const BUNDLE = path.join(ROOT, 'build', 'talkode.mjs');

/** Runs `talkode` with its standard output in a file that may be special. */
async function talkodeInto(file: string, args: readonly string[]): Promise<Omit<Ended, 'stdout'>> {
  const descriptor = openSync(file, 'w');
  const child = spawn(process.execPath, [BUNDLE, ...args], { stdio: ['ignore', descriptor, 'pipe'] });
  closeSync(descriptor);
  let stderr = '';
  child.stderr!.on('data', (bytes) => {
    stderr += String(bytes);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, stderr }));
  });
}

/** A port that nobody listened on a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function connects(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  const connected = await once(socket, 'connect').then(
    () => true,
    () => false,
  );
  socket.destroy();
  return connected;
}

const FULL = 'standard output: ENOSPC: no space left on device, write\n';

describe('on a full disk', () => {
  test.each([
    [['simulate', '--blank', '--json'], 'talkode simulate: '],
    [['simulate', '--blank'], 'talkode simulate: '],
    [['--help'], 'talkode: '],
    [['simulate', '--help'], 'talkode simulate: '],
  ])('%j ends with 1 and one line', async (args, speaker) => {
    expect(await talkodeInto('/dev/full', args)).toEqual({ exitCode: 1, stderr: speaker + FULL });
  });
});

test('a trace on a full disk is named', async () => {
  const { ended } = startTalkode(['simulate', '--blank', '--trace', '/dev/full']);
  expect(await ended).toEqual({
    exitCode: 1,
    stdout: '',
    stderr: 'talkode simulate: --trace: ENOSPC: no space left on device, write\n',
  });
});

describe('when the reader has gone', () => {
  test.each([[['simulate', '--blank', '--json']], [['--help']]])('%j ends quietly', async (args) => {
    const { child, ended } = startTalkode(args);
    child.stdout.destroy();
    expect(await ended).toMatchObject({ exitCode: 0, stderr: '' });
  });

  test('a served token goes on', async () => {
    const port = await freePort();
    const { child, ended } = startTalkode(['simulate', '--blank', '--link', `tcp:${port}`]);
    child.stdout.destroy();
    let gone = false;
    void ended.then(() => (gone = true));
    while (!gone && !(await connects(port)));
    expect(gone).toBe(false);
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ exitCode: 0, stderr: '' });
  });
});
