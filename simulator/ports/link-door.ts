/** Lets one client at a time to a token's link, and none that does not begin as a host of ours does. */
import type { Socket } from 'node:net';
import { SERVED_LINK } from '../../host-tools/link/protocol.generated.ts';
import { FirstRequest } from './first-request.ts';
import type { LinkPort } from './link.ts';
import { OwedAnswers } from './owed-answers.ts';

/** What is said about connections that were closed here; a page that tries without end shall not fill a log. */
const MAXIMUM_TOLD = 20;

const REASONS = {
  foreign: 'closed a connection that did not begin with a request of the link, such as one from a web page',
  second: 'closed the connection of a second client: one at a time talks with the token',
  silent: `closed the oldest of ${SERVED_LINK.silentClients} connections on which nothing had been asked`,
  unread: `closed a connection whose client left ${SERVED_LINK.waitingBytes} bytes of answers unread`,
} as const;

/** As many bytes of answers may wait before a client is not listened to: not Node's own mark, which is 64 KiB since Node 22. */
const LISTENED_TO_BYTES = 16 * 1024;

export class LinkDoor implements LinkPort {
  readonly #tell: (reason: string) => void;
  #told = 0;
  #closed = false;
  #listener: (bytes: Uint8Array) => void = () => {};
  /** The client that talks with the token. */
  #client: Socket | undefined;
  readonly #owed = new OwedAnswers<Socket>();
  /** Connections on which no whole request has come, oldest first: they take the plug from nobody. */
  readonly #silent = new Set<Socket>();

  constructor(tell: (reason: string) => void) {
    this.#tell = tell;
  }

  /** A new connection. */
  admit(socket: Socket): void {
    socket.setNoDelay(true);
    // A client that vanishes is everyday life for a socket; its 'close' follows.
    socket.on('error', () => {});
    // After the events of this round, among which may be the end of the client before.
    setImmediate(() => {
      if (this.#closed) socket.destroy();
      else if (socket.destroyed) return;
      else if (this.#client) this.#close(socket, 'second');
      else this.#listen(socket);
    });
  }

  send(bytes: Uint8Array): void {
    const client = this.#client;
    const due = this.#owed.answer(bytes);
    if (!client || due.length === 0) return;
    if (client.writableLength + due.length > SERVED_LINK.waitingBytes) this.#close(client, 'unread');
    else {
      // Requests wait in the client's own buffers until it has read the answers to those before.
      client.write(due, () => {
        if (client.writableLength === 0) client.resume();
      });
      if (client.writableLength > LISTENED_TO_BYTES) client.pause();
    }
  }

  onReceive(listener: (bytes: Uint8Array) => void): void {
    this.#listener = listener;
  }

  close(): void {
    this.#closed = true;
    this.#client?.destroy();
    for (const socket of this.#silent) socket.destroy();
  }

  #listen(socket: Socket): void {
    const [oldest] = this.#silent;
    if (oldest && this.#silent.size === SERVED_LINK.silentClients) this.#close(oldest, 'silent');
    this.#silent.add(socket);
    const first = new FirstRequest();
    const gone = (): void => {
      first.wipe();
      this.#leave(socket);
    };
    socket.on('end', gone);
    socket.on('close', gone);
    socket.on('data', (bytes) => {
      if (this.#client === socket) this.#ask(bytes);
      else this.#open(socket, first, bytes);
    });
  }

  /** Decides once in the life of a connection, as soon as its first bytes allow it. */
  #open(socket: Socket, first: FirstRequest, bytes: Uint8Array): void {
    const taken = first.take(bytes);
    if (first.opening === 'undecided') return;
    if (first.opening === 'foreign') return this.#close(socket, 'foreign');
    if (this.#client) return this.#close(socket, 'second');
    this.#silent.delete(socket);
    this.#client = socket;
    this.#owed.change(socket);
    this.#ask(first.request);
    first.wipe();
    if (taken < bytes.length) this.#ask(bytes.subarray(taken));
  }

  #ask(bytes: Uint8Array): void {
    this.#owed.ask(bytes);
    this.#listener(bytes);
  }

  #leave(socket: Socket): void {
    this.#silent.delete(socket);
    if (this.#client !== socket) return;
    this.#client = undefined;
    this.#owed.change(undefined);
  }

  #close(socket: Socket, reason: keyof typeof REASONS): void {
    socket.destroy();
    this.#leave(socket);
    this.#told += 1;
    if (this.#told > MAXIMUM_TOLD) return;
    this.#tell(this.#told < MAXIMUM_TOLD ? REASONS[reason] : `${REASONS[reason]}; no more such lines follow`);
  }
}
