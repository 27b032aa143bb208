/** The serial link over TCP, as a simulator offers it on a local port. */
import { connect, type Socket } from 'node:net';
import type { Transport } from '../transport.ts';
import { Listeners } from './listeners.ts';

function connected(socket: Socket, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException): void =>
      reject(new Error(`no connection to ${name} (${error.code ?? error.message})`, { cause: error }));
    socket.once('error', failed);
    socket.once('connect', () => {
      socket.off('error', failed);
      resolve();
    });
  });
}

/** Connects; rejects with an Error that names host and port. */
export async function openTcp(host: string, port: number): Promise<Transport> {
  const name = `${host}:${port}`;
  const socket = connect({ host, port });
  // Requests are small and wait for their answers: Nagle's algorithm would only delay them.
  socket.setNoDelay(true);
  await connected(socket, name);

  const received = new Listeners<Uint8Array>();
  const lost = new Listeners<Error>();
  let closedHere = false;
  let failure: Error | null = null;
  socket.on('data', (bytes) => received.tell(bytes));
  socket.on('error', (error) => (failure = error));
  socket.on('close', () => {
    if (closedHere) return;
    lost.tell(new Error(`the connection to ${name} ended`, failure === null ? {} : { cause: failure }));
  });

  return {
    send: (bytes) =>
      new Promise((resolve, reject) => {
        socket.write(bytes, (error) => (error ? reject(error) : resolve()));
      }),
    onReceive: (listener) => received.add(listener),
    onClose: (listener) => lost.add(listener),
    close: () =>
      new Promise((resolve) => {
        closedHere = true;
        if (socket.closed) resolve();
        else socket.once('close', () => resolve());
        socket.destroy();
      }),
  };
}
