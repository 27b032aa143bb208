/** One client at a time at a token's link, over real sockets: who is let in, who is closed and told why, what waits. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { encodeFrame } from '../../host-tools/link/framing.ts';
import { FLAGS, MESSAGES, SERVED_LINK } from '../../host-tools/link/protocol.generated.ts';
import { LinkDoor } from '../../simulator/ports/link-door.ts';
import { bytesOf, concat, hexOf } from '../link/bytes.ts';
import { WAIT_LIMIT_MS } from '../support/time-limits.ts';

const TYPE = MESSAGES['read-battery'].id;
const PING = encodeFrame({ flags: 0, sequence: 1, type: TYPE, payload: bytesOf('') });

/** What the token answers to a request with this number; the mark tells one answer from another. */
function answer(sequence: number, mark = 'aa'): Uint8Array {
  return encodeFrame({ flags: FLAGS.response, sequence, type: TYPE, payload: bytesOf(mark) });
}
const ANSWER = answer(1);

let server: Server;
let door: LinkDoor;
let told: string[];
let received: Uint8Array[];
/** The door's own ends, in the order in which they came. */
let ends: Socket[];
let clients: Socket[];

beforeEach(async () => {
  told = [];
  received = [];
  ends = [];
  clients = [];
  door = new LinkDoor((reason) => told.push(reason));
  door.onReceive((bytes) => {
    received.push(bytes.slice());
    door.send(ANSWER);
  });
  server = createServer((socket) => {
    ends.push(socket);
    door.admit(socket);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  for (const client of clients) client.destroy();
  door.close();
  server.close();
  await once(server, 'close');
});

async function client(): Promise<Socket> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.on('error', () => {});
  clients.push(socket);
  await once(socket, 'connect');
  return socket;
}

/** The next byte of an answer. */
async function answered(socket: Socket): Promise<string> {
  const [bytes] = (await once(socket, 'data')) as [Buffer];
  return hexOf(bytes);
}

/** Not `once`, which fails when the other end closed with bytes unread. */
function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.on('close', () => resolve()));
}

function all(): string {
  return hexOf(concat(...received));
}

test('M1: a request in packets of one byte reaches the token, and everything after it, noise too', async () => {
  const socket = await client();
  const answer = answered(socket);
  for (const byte of PING) socket.write(Uint8Array.of(byte));
  expect(await answer).toBe(hexOf(ANSWER));
  const next = answered(socket);
  socket.write('GET / HTTP/1.1\r\n');
  await next;
  expect(all()).toBe(`00${hexOf(PING)}${Buffer.from('GET / HTTP/1.1\r\n').toString('hex')}`);
  expect(told).toEqual([]);
});

test('M1: an HTTP request with whole frames in its body is closed, and nothing of it reaches the token', async () => {
  const socket = await client();
  socket.write(concat(new TextEncoder().encode('POST / HTTP/1.1\r\n\r\n'), bytesOf('00'), PING));
  await closed(socket);
  expect(received).toEqual([]);
  expect(told).toEqual([
    'closed a connection that did not begin with a request of the link, such as one from a web page',
  ]);
  const good = await client();
  good.write(PING);
  expect(await answered(good)).toBe(hexOf(ANSWER));
});

describe('M1: a second client', () => {
  test('M1: is closed and told of, while the first goes on', async () => {
    const first = await client();
    first.write(PING);
    await answered(first);
    const second = await client();
    second.write(PING);
    await closed(second);
    expect(told).toEqual(['closed the connection of a second client: one at a time talks with the token']);
    first.write(PING);
    expect(await answered(first)).toBe(hexOf(ANSWER));
    expect(all()).toBe(`00${hexOf(PING)}${hexOf(PING)}`);
  });

  test('M1: comes at once after the first has gone', async () => {
    for (let visit = 0; visit < 20; visit += 1) {
      const socket = await client();
      socket.write(PING);
      expect(await answered(socket)).toBe(hexOf(ANSWER));
      socket.destroy();
    }
    expect(told).toEqual([]);
  });

  test('M1: is not kept out by connections on which nothing was asked, of which the oldest are closed', async () => {
    const silent: Socket[] = [];
    for (let n = 0; n < SERVED_LINK.silentClients + 1; n += 1) silent.push(await client());
    await closed(silent[0]!);
    const asking = await client();
    asking.write(PING);
    expect(await answered(asking)).toBe(hexOf(ANSWER));
    const last = silent.at(-1)!;
    last.write(PING);
    await closed(last);
    expect(told.map((reason) => reason.split(' ', 4).join(' '))).toEqual([
      'closed the oldest of',
      'closed the oldest of',
      'closed the connection of',
    ]);
  });
});

test('M1: a client that never reads is no longer listened to, and what waits for it stays bounded', async () => {
  const long = new Uint8Array(1024).fill(0xaa);
  let largest = 0;
  door.onReceive(() => {
    door.send(ANSWER);
    for (let n = 0; n < 16; n += 1) door.send(long);
    largest = Math.max(largest, ends[0]!.writableLength);
  });
  const socket = await client();
  socket.pause();
  socket.write(PING);
  // Sends for ever: it stops only when its own system takes no more, since nobody reads at the other end.
  const flood = Buffer.concat(Array.from({ length: 4096 }, () => PING));
  const more = (): void => {
    while (!socket.destroyed && socket.write(flood));
  };
  socket.on('drain', more);
  more();
  await vi.waitUntil(() => ends[0]!.isPaused(), { timeout: WAIT_LIMIT_MS, interval: 5 });
  expect(largest).toBeGreaterThan(0);
  expect(largest).toBeLessThanOrEqual(SERVED_LINK.waitingBytes);
  socket.off('drain', more);
  // As soon as it reads, it is listened to again.
  const isListenedTo = once(ends[0]!, 'resume');
  socket.resume();
  await isListenedTo;
});

test('M1: a client for whom too much waits is closed, and the next one is served', async () => {
  const socket = await client();
  socket.pause();
  socket.write(PING);
  await vi.waitUntil(() => received.length > 0, { timeout: WAIT_LIMIT_MS, interval: 5 });
  // More than the system's own buffers hold (net.ipv4.tcp_wmem and tcp_rmem: some megabytes each at most).
  for (let n = 0; n < 1024 && !ends[0]!.destroyed; n += 1) door.send(new Uint8Array(64 * 1024 - 1));
  expect(ends[0]!.destroyed).toBe(true);
  expect(told).toEqual([
    `closed a connection whose client left ${SERVED_LINK.waitingBytes} bytes of answers unread`,
  ]);
  const next = await client();
  next.write(PING);
  expect(await answered(next)).toBe(hexOf(ANSWER));
});

describe('M1: a token that answers late', () => {
  const NEXT = encodeFrame({ flags: 0, sequence: 2, type: TYPE, payload: bytesOf('') });

  /** What a client gets of this, up to an answer with the number. */
  async function got(socket: Socket, sequence: number): Promise<string> {
    let bytes = '';
    const last = hexOf(answer(sequence, 'cc'));
    while (!bytes.endsWith(last)) bytes += await answered(socket);
    return bytes;
  }

  /** Waits until the token has got so many bytes. */
  async function heard(bytes: number): Promise<void> {
    await vi.waitUntil(() => concat(...received).length === bytes, { timeout: WAIT_LIMIT_MS, interval: 5 });
  }

  /** The first client asks, and leaves unanswered; then comes the second and asks. */
  async function change(first: Uint8Array, second: Uint8Array): Promise<Socket> {
    door.onReceive((bytes) => received.push(bytes.slice()));
    const gone = await client();
    gone.write(first);
    await heard(1 + first.length);
    const left = closed(ends[0]!);
    gone.destroy();
    await left;
    const next = await client();
    next.write(second);
    await heard(2 + first.length + second.length);
    return next;
  }

  /** In packets as the token's line may give them. */
  function sendInParts(bytes: Uint8Array, size: number): void {
    for (let at = 0; at < bytes.length; at += size) door.send(bytes.subarray(at, at + size));
  }

  test.each([1, 7, 1000])('M1: answers one that left after the next has asked: parts of %i', async (size) => {
    const next = await change(PING, NEXT);
    const reply = got(next, 2);
    sendInParts(concat(answer(1, 'bb'), answer(2, 'cc')), size);
    expect(await reply).toBe(hexOf(answer(2, 'cc')));
  });

  test('M1: two clients with one number: the first answer is the one that left', async () => {
    const next = await change(concat(PING, PING), PING);
    const reply = got(next, 1);
    sendInParts(concat(answer(1, 'bb'), answer(1, 'bb'), answer(1, 'cc')), 5);
    expect(await reply).toBe(hexOf(answer(1, 'cc')));
  });

  test('M1: one that never answers the first client answers the second all the same', async () => {
    const next = await change(PING, NEXT);
    const reply = got(next, 2);
    door.send(answer(2, 'cc'));
    expect(await reply).toBe(hexOf(answer(2, 'cc')));
    // From then on its client hears all, as on a line of its own.
    const noise = answered(next);
    door.send(bytesOf('1234'));
    expect(await noise).toBe('1234');
  });

  test('M1: the rest of an answer that was cut by leaving is left out', async () => {
    door.onReceive((bytes) => received.push(bytes.slice()));
    const first = await client();
    first.write(PING);
    const whole = answered(first);
    await vi.waitUntil(() => received.length === 1, { timeout: WAIT_LIMIT_MS, interval: 5 });
    door.send(ANSWER);
    await whole;
    first.write(NEXT);
    await vi.waitUntil(() => received.length === 2, { timeout: WAIT_LIMIT_MS, interval: 5 });
    door.send(answer(2, 'bb').subarray(0, 5));
    const left = closed(ends[0]!);
    first.destroy();
    await left;
    const next = await client();
    next.write(PING);
    await vi.waitUntil(() => received.length === 3, { timeout: WAIT_LIMIT_MS, interval: 5 });
    const reply = got(next, 1);
    door.send(concat(answer(2, 'bb').subarray(5), answer(1, 'cc')));
    expect(await reply).toBe(hexOf(answer(1, 'cc')));
  });

  test('M1: what a client left half sent is its own, though the next one ends it', async () => {
    const next = await change(concat(PING, NEXT.subarray(0, -1)), NEXT);
    const reply = got(next, 2);
    door.send(concat(answer(1, 'bb'), answer(2, 'bb'), answer(2, 'cc')));
    expect(await reply).toBe(hexOf(answer(2, 'cc')));
  });
});

test('M1: a page that tries without end does not fill the log', async () => {
  for (let n = 0; n < 25; n += 1) {
    const socket = await client();
    socket.write('GET / HTTP/1.1\r\n\r\n');
    await closed(socket);
  }
  expect(told).toHaveLength(20);
  expect(told.at(-1)).toContain('no more such lines follow');
});
