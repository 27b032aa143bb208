/** `talkode identify` against simulated tokens over TCP: words, JSON, and what it says when there is no token. */
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { Command } from 'commander';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { registerIdentify } from '../../cli/identify/identify.ts';
import { identityInWords, identityOf } from '../../host-tools/link/identity.ts';
import { IDENTITY } from './answering-token.ts';
import { faultyToken, type TokenOnALine, tokenIn } from './token-on-a-line.ts';

const cleanUps: (() => void)[] = [];
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp();
  vi.restoreAllMocks();
});

/** Puts the token on a TCP port of this machine and gives its name for `--port`. */
async function serve(token: TokenOnALine): Promise<string> {
  const server = createServer((socket) => {
    socket.on('data', (bytes) => socket.write(token.exchangeBytes(bytes)));
    socket.on('error', () => undefined);
  });
  cleanUps.push(() => server.close());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `tcp:${(server.address() as AddressInfo).port}`;
}

/** Runs the command line and gives what it printed. Rejects as the program would fail. */
async function run(...args: string[]): Promise<string> {
  const printed = vi.spyOn(console, 'log').mockReset().mockReturnValue();
  const program = new Command('talkode').exitOverride().configureOutput({ writeErr: () => undefined });
  registerIdentify(program);
  await program.parseAsync(['identify', ...args], { from: 'user' });
  return printed.mock.calls.map((call) => call.join(' ')).join('\n');
}

describe('talkode identify', () => {
  test('says in words who the token is', async () => {
    const out = await run('--port', await serve(await tokenIn('locked')));
    expect(out.split('\n')).toEqual([
      'Model          Code display (Talkode, not MitID)',
      'Serial number  9000 0000 0012',
      "State          locked (in a person's hands: no message sets the clock or touches the secret)",
      'Codes          6 digits, SHA1, a new one every 60 s',
      'Clock          set',
      'Fault          none',
      expect.stringMatching(/^Firmware {7}\d+\.\d+\.\d+, development image$/),
      'Versions       link 1, core contract 4',
    ]);
  });

  test('says what a blank token has not', async () => {
    const out = await run('--port', await serve(await tokenIn('blank', { development: false })));
    expect(out).toContain('Serial number  none yet');
    expect(out).toContain('Codes          none: the token has no secret');
    expect(out).toContain('Clock          unknown: the token shows no codes');
    expect(out).toMatch(/production image$/m);
  });

  test('names the fault', async () => {
    const out = await run('--port', await serve(faultyToken()));
    expect(out).toContain('Fault          2, storage-corrupt: the newest record is damaged');
  });

  test('prints one JSON object with --json', async () => {
    const out = await run('--port', await serve(await tokenIn('provisioned')), '--json');
    expect(JSON.parse(out)).toEqual({
      model: 'code-display',
      developmentImage: true,
      firmwareVersion: expect.stringMatching(/^\d+\.\d+\.\d+$/) as string,
      linkVersion: 1,
      abiVersion: 4,
      serialNumber: '900000000012',
      lifeCycleState: 'provisioned',
      clockState: 'set',
      fault: null,
      code: { algorithm: 'SHA1', digits: 6, timeStepSeconds: 60, t0UnixSeconds: 0 },
    });
    const blank = await run('--port', await serve(await tokenIn('blank')), '--json');
    expect(JSON.parse(blank)).toMatchObject({ serialNumber: null, code: null });
  });

  test('fails with a line that names the port when nobody listens', async () => {
    const port = await serve(await tokenIn('blank'));
    for (const cleanUp of cleanUps.splice(0)) cleanUp();
    await expect(run('--port', port)).rejects.toThrow(
      `no connection to 127.0.0.1:${port.slice(4)} (ECONNREFUSED)`,
    );
  });

  test('says what a port looks like', async () => {
    await expect(run('--port', 'ttyACM0')).rejects.toThrow(
      "expected tcp:PORT (1 to 65535), tcp:HOST:PORT or a serial device such as /dev/ttyACM0, got 'ttyACM0'",
    );
    await expect(run()).rejects.toThrow('--port <address>');
  });
});

describe('an identity in words', () => {
  test('a token newer than this program is named as far as possible', () => {
    const identity = identityOf({
      ...IDENTITY,
      model: 9,
      lifeCycleState: 7,
      clockState: 4,
      fault: 88,
      algorithm: 77,
      t0UnixSeconds: 1_600_000_000n,
    });
    expect(identity).toMatchObject({ model: 'unknown (9)', lifeCycleState: 'unknown (7)' });
    expect(identityInWords(identity).split('\n').slice(0, 6)).toEqual([
      'Model          unknown (9) (Talkode, not MitID)',
      'Serial number  9000 0000 0012',
      'State          unknown (7)',
      'Codes          7 digits, unknown (77), a new one every 60 s, T0 at 1600000000 s',
      'Clock          unknown (4)',
      'Fault          88, unknown: not known to this program',
    ]);
  });
});
