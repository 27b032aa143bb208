/** A folder for QEMU's sockets, open to nobody else, that is needed only until all are connected. */
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const BETWEEN_TRIES_MS = 5;
/** Two minutes: a machine starts within 0.1 s, and on a busy host in seconds; this is a net for one that never does. */
const MAXIMUM_TRIES = 24_000;

export class SocketFolder {
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'talkode-qemu-'));
  readonly #remove = (): void => rmSync(this.#folder, { recursive: true, force: true });

  constructor() {
    process.once('exit', this.#remove);
  }

  path(name: string): string {
    return path.join(this.#folder, name);
  }

  /** Connects as soon as QEMU has made the socket. Rejects when `ended` does first. */
  async connect(name: string, ended: Promise<void>): Promise<Socket> {
    let hasEnded = false;
    ended.then(
      () => (hasEnded = true),
      () => (hasEnded = true),
    );
    for (let tries = 0; tries < MAXIMUM_TRIES; tries++) {
      const socket = await tryToConnect(this.path(name));
      if (socket !== null) return socket;
      if (hasEnded) {
        await ended;
        throw new Error(`QEMU ended before its socket ${name} was there`);
      }
      await pause(BETWEEN_TRIES_MS);
    }
    throw new Error(`QEMU made no socket ${name} within ${(MAXIMUM_TRIES * BETWEEN_TRIES_MS) / 1000} s`);
  }

  close(): void {
    process.removeListener('exit', this.#remove);
    this.#remove();
  }
}

function tryToConnect(file: string): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = connect(file);
    socket.once('error', () => resolve(null));
    socket.once('connect', () => {
      socket.removeAllListeners('error');
      // An end that vanishes is a power cut; its 'close' follows.
      socket.on('error', () => {});
      resolve(socket);
    });
  });
}
