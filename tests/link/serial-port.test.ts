/** The link over a serial device: a pseudo-terminal made by socat, and what is said when there is none. */
import { spawn } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { LinkClient } from '../../host-tools/link/client.ts';
import { openTransport } from '../../host-tools/link/transports/open.ts';
import { openSerialPort } from '../../host-tools/link/transports/serial-port.ts';
import { describeWith, programPath } from '../support/system-programs.ts';
import { answering, ASK_IDENTITY, IDENTITY } from './answering-token.ts';
import { hexOf } from './bytes.ts';
import { ManualTimers } from './manual-timers.ts';

interface Terminal {
  path: string;
  /** Takes the device away, as pulling a cable does. */
  remove(): Promise<void>;
}

/** A pseudo-terminal with the answering token behind it; ready when socat says that bytes flow. */
async function terminal(): Promise<Terminal> {
  const socat = spawn(programPath('socat'), ['-d', '-d', 'PTY,rawer', 'STDIO']);
  const exited = new Promise<void>((resolve) => socat.once('exit', () => resolve()));
  socat.stdout.on(
    'data',
    answering((bytes) => socat.stdin.write(bytes)),
  );
  let said = '';
  for await (const text of socat.stderr.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    said += String(text);
    if (said.includes('starting data')) break;
  }
  socat.stderr.resume();
  const path = /PTY is (\S+)/.exec(said)?.[1];
  if (path === undefined) throw new Error(`socat made no pseudo-terminal: ${said}`);
  return {
    path,
    remove: () => {
      socat.kill();
      return exited;
    },
  };
}

describeWith(['socat'], 'the link over a pseudo-terminal', () => {
  test('carries requests and answers, every byte value as it is', async () => {
    const { path, remove } = await terminal();
    const client = new LinkClient(await openTransport(path));
    try {
      await expect(client.request('identify', ASK_IDENTITY)).resolves.toEqual(IDENTITY);
      for (const start of [0, 64, 128]) {
        const keyAndMessage = Uint8Array.from({ length: 128 }, (_, index) => start + index);
        const { tag } = await client.request('compute-hmac', { algorithm: 1, keyLength: 0, keyAndMessage });
        expect(hexOf(tag)).toBe(hexOf(keyAndMessage));
      }
    } finally {
      await client.close();
      await remove();
    }
  });

  test('can be opened again after closing', async () => {
    const { path, remove } = await terminal();
    try {
      for (let round = 0; round < 2; round++) {
        const client = new LinkClient(await openTransport(path));
        await expect(client.request('identify', ASK_IDENTITY)).resolves.toEqual(IDENTITY);
        await client.close();
      }
    } finally {
      await remove();
    }
  });

  test('a device that goes away fails the request under way, at the next try at the latest', async () => {
    const { path, remove } = await terminal();
    const timers = new ManualTimers();
    const client = new LinkClient(await openTransport(path), { timers });
    await client.request('identify', ASK_IDENTITY);
    const lost = expect(client.request('self-test', {})).rejects.toMatchObject({ name: 'LinkClosed' });
    await remove();
    timers.advance(250);
    await lost;
    await client.close();
  });
});

describe('a serial device that cannot be opened', () => {
  test('is named', async () => {
    await expect(openTransport('/dev/no-such-token')).rejects.toThrow(
      /^cannot open the serial device \/dev\/no-such-token: .*No such file/,
    );
  });

  test('because the optional package is missing: says what to install and what works without', async () => {
    const load = () => Promise.reject(new Error("Cannot find package 'serialport'"));
    await expect(openSerialPort('/dev/ttyACM0', { load })).rejects.toThrow(
      "serial devices need the optional package 'serialport', which does not load here; " +
        "install it with 'npm install --include=optional', or use a tcp: port",
    );
  });
});
