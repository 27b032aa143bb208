/** The link over TCP on this machine: requests, large and many, and connections that end. */
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { LinkClient } from '../../host-tools/link/client.ts';
import { openTransport } from '../../host-tools/link/transports/open.ts';
import { answering, ASK_IDENTITY, IDENTITY } from './answering-token.ts';
import { hexOf } from './bytes.ts';
import { WAIT_LIMIT_MS } from '../support/time-limits.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** Listens on a free port and gives it. */
async function listen(onSocket: (socket: Socket) => void): Promise<number> {
  const server = createServer(onSocket);
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

describe('the link over TCP', () => {
  test('carries requests and answers', async () => {
    const port = await listen((socket) =>
      socket.on(
        'data',
        answering((bytes) => socket.write(bytes)),
      ),
    );
    const client = new LinkClient(await openTransport(`tcp:${port}`));
    await expect(client.request('identify', ASK_IDENTITY)).resolves.toEqual(IDENTITY);
    const keyAndMessage = Uint8Array.from({ length: 238 }, (_, index) => index);
    for (let count = 0; count < 20; count++) {
      const { tag } = await client.request('compute-hmac', { algorithm: 1, keyLength: count, keyAndMessage });
      expect(hexOf(tag)).toBe(hexOf(keyAndMessage));
    }
    await client.close();
  });

  test('a connection that the other side ends fails the request at once', async () => {
    const port = await listen((socket) => socket.on('data', () => socket.destroy()));
    const client = new LinkClient(await openTransport(`tcp:127.0.0.1:${port}`));
    await expect(client.request('identify', ASK_IDENTITY)).rejects.toMatchObject({
      name: 'LinkClosed',
      message: `the connection to 127.0.0.1:${port} ended`,
    });
    await client.close();
  });

  test('a port where nobody listens is named', async () => {
    const port = await listen(() => undefined);
    const server = servers.pop()!;
    server.close();
    await once(server, 'close');
    await expect(openTransport(`tcp:${port}`)).rejects.toThrow(
      `no connection to 127.0.0.1:${port} (ECONNREFUSED)`,
    );
  });

  test('closing ends the connection on the other side too', async () => {
    const sockets: Socket[] = [];
    const port = await listen((socket) => sockets.push(socket.resume()));
    const client = new LinkClient(await openTransport(`tcp:${port}`), { answerTimeoutMs: WAIT_LIMIT_MS });
    const request = expect(client.request('identify', ASK_IDENTITY)).rejects.toThrow('closed here');
    await client.close();
    await request;
    const [socket] = sockets;
    if (socket && !socket.closed) await once(socket, 'close');
    await expect(client.request('identify', ASK_IDENTITY)).rejects.toThrow('closed here');
  });
});
