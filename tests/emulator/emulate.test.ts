/** `talkode emulate`: a board's firmware with the wall clock, spoken to over TCP and a pseudo-terminal. */
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { LinkClient } from '../../host-tools/link/client.ts';
import { identityOf, type Identity } from '../../host-tools/link/identity.ts';
import { LINK_VERSION } from '../../host-tools/link/protocol.generated.ts';
import { ALGORITHMS } from '../../host-tools/token/limits.generated.ts';
import { openTransport } from '../../host-tools/link/transports/open.ts';
import { makeFolder, startTalkode, talkode, type Started } from '../cli/talkode.ts';
import { describeWith } from '../support/system-programs.ts';
import { WAIT_LIMIT_MS } from '../support/time-limits.ts';

const IDENTIFY = { minimumVersion: LINK_VERSION, maximumVersion: LINK_VERSION };
const PATIENT = { answerTimeoutMs: WAIT_LIMIT_MS };

const files = makeFolder();
afterAll(files.remove);

let running: Started[] = [];
afterEach(async () => {
  for (const { child } of running) child.kill('SIGKILL');
  await Promise.all(running.map(({ ended }) => ended));
  running = [];
});

async function serve(...options: readonly string[]): Promise<{ started: Started; address: string }> {
  const started = startTalkode(['emulate', ...options]);
  running.push(started);
  const firstLine = await started.firstLine;
  return { started, address: firstLine.replace('listening on ', '') };
}

async function withClient<T>(address: string, act: (client: LinkClient) => Promise<T>): Promise<T> {
  const client = new LinkClient(await openTransport(address), PATIENT);
  try {
    return await act(client);
  } finally {
    await client.close();
  }
}

async function identify(address: string): Promise<Identity> {
  return withClient(address, async (client) => identityOf(await client.request('identify', IDENTIFY)));
}

describe('over TCP', () => {
  test('the emulated rp2040 says who it is, and keeps its token in a flash file', async () => {
    const flash = ['--flash', files.file('token.flash')];
    const first = await serve('--board', 'rp2040', '--link', 'tcp:0', ...flash);
    expect(await identify(first.address)).toMatchObject({ model: 'code-display', lifeCycleState: 'blank' });
    await withClient(first.address, (client) =>
      client.request('provision', {
        serialNumber: '901234567893',
        algorithm: ALGORITHMS.SHA256,
        digits: 8,
        timeStepSeconds: 60,
        t0UnixSeconds: 0n,
        secret: new Uint8Array(32).fill(7),
      }),
    );
    first.started.child.kill('SIGINT');
    expect(await first.started.ended).toMatchObject({ exitCode: 0, stderr: '' });
    const second = await serve('--board', 'rp2040', '--link', 'tcp:0', ...flash);
    expect(await identify(second.address)).toMatchObject({ serialNumber: '901234567893' });
  });
});

test('M4: a production image says what it is, over an empty flash refuses to be provisioned, and says why', async () => {
  const { address } = await serve('--board', 'rp2040', '--flavour', 'production', '--link', 'tcp:0');
  expect(await identify(address)).toMatchObject({ developmentImage: false, lifeCycleState: 'blank' });
  await withClient(address, async (client) => {
    const fields = { algorithm: ALGORITHMS.SHA1, digits: 6, counter: 0n, secret: new Uint8Array(20).fill(7) };
    await expect(client.request('compute-code', fields)).rejects.toThrow(/development/);
    await expect(client.request('erase', {})).rejects.toThrow(/development/);
  });
});

test('3.4: what emulate has to say of its storage, it says in its own name', async () => {
  const flash = files.file('touched.flash');
  const { started, address } = await serve('--board', 'rp2040', '--link', 'tcp:0', '--flash', flash);
  await identify(address);
  // Another program's change: from then on this token must not write there.
  writeFileSync(flash, readFileSync(flash).fill(0));
  // The token waits for its flash, and may answer or not.
  await withClient(address, (client) => client.request('erase', {})).catch(() => {});
  started.child.kill('SIGINT');
  const { stderr } = await started.ended;
  expect(stderr).toMatch(/^talkode emulate: the storage failed: /);
  expect(stderr).not.toContain('simulate');
});

test('3.3: with --json the address of the link comes as one object', async () => {
  const started = startTalkode(['emulate', '--board', 'rp2040', '--link', 'tcp:0', '--json']);
  running.push(started);
  const line = await started.firstLine;
  const { link } = JSON.parse(line) as { link: string };
  expect(await identify(link)).toMatchObject({ model: 'code-display' });
  started.child.kill('SIGINT');
  expect(await started.ended).toMatchObject({ exitCode: 0, stdout: `${line}\n`, stderr: '' });
});

describeWith(['socat'], 'over a pseudo-terminal', () => {
  test('serialport opens it, and the emulated code reader answers', async () => {
    const { address } = await serve('--board', 'rp2040', '--model', 'code-reader', '--link', 'pty');
    expect(address).toMatch(/^\/dev\/pts\/\d+$/);
    expect(await identify(address)).toMatchObject({ model: 'code-reader', developmentImage: true });
    const { stdout, exitCode } = await talkode(['identify', '--port', address, '--json']);
    expect([exitCode, JSON.parse(stdout)]).toEqual([0, expect.objectContaining({ model: 'code-reader' })]);
  });
});

describeWith(['qemu-system-arm'], 'a port in use', () => {
  // Of boards within the process and beside it: what runs already has to end.
  test.each(['rp2040', 'nrf51'])('%s: ends, and says so', async (board) => {
    const { address } = await serve('--board', 'rp2040', '--link', 'tcp:0');
    const port = address.split(':').at(-1);
    const { exitCode, stdout, stderr } = await talkode([
      'emulate',
      '--board',
      board,
      '--link',
      `tcp:${port}`,
    ]);
    expect([exitCode, stdout]).toEqual([1, '']);
    expect(stderr).toBe(
      `talkode emulate: --link: expected a port that is free, got ${port}, which another program listens at; tcp:0 takes a free one\n`,
    );
  });
});

describe('with --json what went wrong comes as one object', () => {
  test.each([
    [['--board', 'rp2040', '--json'], 2, '--json: it tells the address of --link'],
    [['--board', 'rp2041', '--link', 'tcp:0', '--json'], 2, '--board: expected rp2040 or '],
    [['--link', 'tcp:0', '--json'], 2, "required option '--board <board>' not specified"],
    [['--board', 'rp2040', '--lnk', 'tcp:0', '--json'], 2, "unknown option '--lnk'"],
    [['--board', 'rp2040', '--link', 'tcp:0', '--flash', '.', '--json'], 2, '--flash: expected a file'],
    [['--board', 'rp2040', '--link', 'pty:/dev/null/x', '--json'], 2, '--link: expected a name'],
  ])('%j', async (args, expected, message) => {
    const { exitCode, stdout, stderr } = await talkode(['emulate', ...args]);
    expect(JSON.parse(stdout)).toEqual({
      verdict: 'error',
      exitCode: expected,
      message: expect.stringContaining(message) as string,
    });
    expect([exitCode, stderr]).toEqual([expected, expect.stringContaining(`talkode emulate: ${message}`)]);
  });

  test('also when it ends later, and after the address of the link no second one', async () => {
    const { started, address } = await serve('--board', 'rp2040', '--link', 'tcp:0', '--json');
    const { link } = JSON.parse(address) as { link: string };
    const taken = await talkode([
      'emulate',
      '--board',
      'rp2040',
      '--link',
      `tcp:${link.split(':').at(-1)}`,
      '--json',
    ]);
    expect([taken.exitCode, JSON.parse(taken.stdout)]).toEqual([
      1,
      {
        verdict: 'error',
        exitCode: 1,
        message: expect.stringContaining('expected a port that is free') as string,
      },
    ]);
    started.child.kill('SIGINT');
    expect((await started.ended).stdout.trimEnd().split('\n')).toHaveLength(1);
  });
});

describe('options that cannot work', () => {
  test.each([
    [['emulate'], /required option '--board <board>'/],
    [['emulate', '--board', 'rp2400'], /--board: expected rp2040 or nrf51 or .*did you mean rp2040/],
    [['emulate', '--board', 'nrf51', '--model', 'code-reader'], /--model: expected code-display for nrf51/],
    [
      ['emulate', '--board', 'fe310', '--flash', 'a.flash'],
      /--flash: the emulated fe310 keeps its token in RAM/,
    ],
    [['emulate', '--board', 'rp2040', '--wav', 'a.wav'], /--wav: the code-display makes no sound/],
    [['emulate', '--board', 'rp2040', '--link', 'usb'], /--link: expected tcp:PORT/],
    [
      ['emulate', '--board', 'nrf51', '--flavour', 'release'],
      /--flavour: expected development or production/,
    ],
    [['simulate', '--target', 'rp2040', '--flavour', 'x'], /--flavour: expected development or production/],
    [['simulate', '--flavour', 'production'], /--flavour: it chooses an image .* --target rp2040/],
    [['simulate', '--target', 'rp2040', '--trace', 'a.trace'], /--trace: the emulated chip tells nobody/],
    [['simulate', '--target', 'pico'], /--target: expected simulator or rp2040, got "pico"/],
  ])('%j: exit code 2, and why', async (args, message) => {
    const { exitCode, stderr, stdout } = await talkode(args);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });
});
