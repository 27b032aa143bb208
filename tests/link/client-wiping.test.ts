/**
 * The client's working copies of a request that holds a secret: its payload is overwritten as soon as its frame is
 * made, its frame when the answer is there and no transport reads it any more.
 */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { LinkClient } from '../../host-tools/link/client.ts';
import type { Frame } from '../../host-tools/link/framing.ts';
import type * as Messages from '../../host-tools/link/messages.ts';
import { ALGORITHMS } from '../../host-tools/token/limits.generated.ts';
import type { Transport } from '../../host-tools/link/transport.ts';
import { ManualTimers } from './manual-timers.ts';
import { answer, refusal, ScriptedTransport, type Script } from './scripted-transport.ts';

const encoded = vi.hoisted(() => [] as Uint8Array[]);

vi.mock('../../host-tools/link/messages.ts', async (importOriginal) => {
  const messages = await importOriginal<typeof Messages>();
  return {
    ...messages,
    encodeRequest: (...request: Parameters<typeof messages.encodeRequest>) => {
      const payload = messages.encodeRequest(...request);
      encoded.push(payload);
      return payload;
    },
  };
});

const SECRET = Uint8Array.from({ length: 20 }, (_, i) => 0xa0 + i);
const PROVISION = {
  serialNumber: '900000000012',
  algorithm: ALGORITHMS.SHA1,
  digits: 6,
  timeStepSeconds: 30,
  t0UnixSeconds: 0n,
  secret: SECRET,
};

beforeEach(() => {
  encoded.length = 0;
});

function leftIn(bytes: Uint8Array): number {
  return bytes.filter((byte) => byte !== 0).length;
}

/** Keeps what the client handed over, as a transport that sends later does. */
class KeepingTransport implements Transport {
  readonly frames: Uint8Array[] = [];
  /** Ends the sending of all frames; null: they are sent at once. */
  sent: Promise<void> | null = null;
  readonly #line: ScriptedTransport;

  constructor(script: Script) {
    this.#line = new ScriptedTransport(script);
  }

  send(bytes: Uint8Array): void | Promise<void> {
    this.frames.push(bytes);
    this.#line.send(bytes);
    if (this.sent !== null) return this.sent;
  }

  onReceive(listener: (bytes: Uint8Array) => void): void {
    this.#line.onReceive(listener);
  }

  close(): void {
    this.#line.close();
  }
}

test('a payload with a secret is overwritten once it is in its frame, before any answer', async () => {
  let sentSecret: Uint8Array | undefined;
  let leftover: number | undefined;
  const transport = new ScriptedTransport((request) => {
    sentSecret = request.payload.slice(-SECRET.length);
    leftover = leftIn(encoded[0]!);
    return [answer(request, 'provision', {})];
  });
  const client = new LinkClient(transport, { timers: new ManualTimers() });
  await client.request('provision', PROVISION);
  expect(sentSecret).toEqual(SECRET);
  expect([encoded.length, leftover]).toEqual([1, 0]);
});

describe('a frame with a secret is overwritten', () => {
  test.each([
    ['an answer', (request: Frame) => [answer(request, 'provision', {})]],
    ['a refusal', (request: Frame) => [refusal(request, 'wrong-state')]],
  ])('after %s', async (_, script) => {
    const transport = new KeepingTransport(script);
    const client = new LinkClient(transport, { timers: new ManualTimers() });
    await client.request('provision', PROVISION).catch(() => {});
    expect(transport.frames.map(leftIn)).toEqual([0]);
  });

  test('after the last try that nobody answers, and not before: each try needs it whole', async () => {
    const timers = new ManualTimers();
    const left: number[] = [];
    const transport = new KeepingTransport(() => {
      left.push(leftIn(transport.frames.at(-1)!));
      return [];
    });
    const client = new LinkClient(transport, { timers, tries: 3 });
    const request = client.request('provision', PROVISION).catch(() => {});
    for (let round = 0; round < 3; round++) timers.advance(250);
    await request;
    expect([left[0]! > SECRET.length, left]).toEqual([true, Array(3).fill(left[0])]);
    expect(transport.frames.map(leftIn)).toEqual([0, 0, 0]);
  });

  test('once a transport that sends it later has let go of it', async () => {
    const transport = new KeepingTransport((request) => [answer(request, 'provision', {})]);
    let letGo = (): void => {};
    transport.sent = new Promise((resolve) => (letGo = resolve));
    const client = new LinkClient(transport, { timers: new ManualTimers() });
    await client.request('provision', PROVISION);
    expect(leftIn(transport.frames[0]!)).toBeGreaterThan(SECRET.length);
    letGo();
    await new Promise(setImmediate);
    expect(transport.frames.map(leftIn)).toEqual([0]);
  });

  test('when the link is closed, and what still waited is overwritten without being sent', async () => {
    const transport = new KeepingTransport(() => []);
    const client = new LinkClient(transport, { timers: new ManualTimers() });
    const requests = [client.request('provision', PROVISION), client.request('provision', PROVISION)];
    const ends = Promise.allSettled(requests);
    await client.close();
    await ends;
    expect(transport.frames.map(leftIn)).toEqual([0]);
    expect(encoded.map(leftIn)).toEqual([0, 0]);
  });
});
