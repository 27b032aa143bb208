/** A token's link as a TCP server on this machine only: host tools connect to it instead of to a serial port. */
import { ownEntry } from '../../host-tools/link/own-entry.ts';
import type { AddressInfo } from 'node:net';
import { LinkDoor } from './link-door.ts';
import type { LinkPort } from './link.ts';

/** Never another address: a token that can be provisioned in plain must not be reachable from outside. */
const ADDRESS = '127.0.0.1';

interface Refusal {
  expected: string;
  because: string;
}

/** Why the system does not give a port, by its code (POSIX.1-2017, bind() and listen()). */
const REFUSALS: Readonly<Record<string, Refusal>> = {
  EADDRINUSE: {
    expected: 'a port that is free',
    because: 'which another program listens at; tcp:0 takes a free one',
  },
  EACCES: {
    expected: 'a port that this user may take',
    because: 'which is kept for others; tcp:0 takes a free one',
  },
};

function refused(tcpPort: number, cause: NodeJS.ErrnoException): Error {
  const refusal = ownEntry(REFUSALS, cause.code ?? '');
  const reason = refusal
    ? `expected ${refusal.expected}, got ${tcpPort}, ${refusal.because}`
    : `port ${tcpPort}: ${cause.message}`;
  return new Error(reason, { cause });
}

export interface ServedLink {
  port: LinkPort;
  /** What a host tool is told to open: `tcp:127.0.0.1:4242` or `/dev/pts/3`. */
  address: string;
  /** Settles when the link ends on its own; rejects with the reason. */
  failed: Promise<never>;
}

/**
 * Listens on `tcpPort` (0: the system picks one). One client at a time, as a socket has one plug; what is closed here, and
 * why, goes to `tell`. Rejects when the port cannot be had, and says why.
 */
export async function serveTcpLink(tcpPort: number, tell: (reason: string) => void): Promise<ServedLink> {
  const { createServer } = await import('node:net');
  const door = new LinkDoor(tell);
  const server = createServer((socket) => door.admit(socket));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(refused(tcpPort, error)));
    server.listen(tcpPort, ADDRESS, resolve);
  });
  const failed = new Promise<never>((_, reject) => server.on('error', reject));
  failed.catch(() => {});
  return {
    address: `tcp:${ADDRESS}:${(server.address() as AddressInfo).port}`,
    failed,
    port: {
      send: (bytes) => door.send(bytes),
      onReceive: (listener) => door.onReceive(listener),
      close: () => {
        const closed = new Promise<void>((resolve) => server.close(() => resolve()));
        door.close();
        return closed;
      },
    },
  };
}
