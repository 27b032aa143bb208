/**
 * The client's stop-and-wait against a scripted token: losses, repetitions, strangers, refusals. Time is the test's.
 */
import { describe, expect, test } from 'vitest';
import { LinkClient } from '../../host-tools/link/client.ts';
import type { LinkClientOptions } from '../../host-tools/link/numbered-client.ts';
import type { Frame } from '../../host-tools/link/framing.ts';
import { LIFE_CYCLE_STATES, MESSAGES } from '../../host-tools/link/protocol.generated.ts';
import { ManualTimers } from './manual-timers.ts';
import { answer, errorCode, refusal, ScriptedTransport, type Script } from './scripted-transport.ts';

const BATTERY = { millivolts: 2950, level: 3 };
const good = (request: Frame): Frame => answer(request, 'read-battery', BATTERY);

function start(script: Script, options: LinkClientOptions = {}) {
  const timers = new ManualTimers();
  const transport = new ScriptedTransport(script);
  const client = new LinkClient(transport, { firstSequence: 10, timers, ...options });
  return { timers, transport, client };
}
const sequences = (transport: ScriptedTransport): number[] =>
  transport.requests.map(({ sequence }) => sequence);

describe('an answered request', () => {
  test('goes out once and gives the fields', async () => {
    const { client, transport, timers } = start((request) => [good(request)]);
    await expect(client.request('read-battery', {})).resolves.toEqual(BATTERY);
    expect(transport.requests).toEqual([
      { flags: 0, sequence: 10, type: MESSAGES['read-battery'].id, payload: new Uint8Array(0) },
    ]);
    expect(timers.waiting).toBe(0);
  });

  test('each has the next sequence number, over the wrap', async () => {
    const { client, transport } = start((request) => [good(request)], { firstSequence: 254 });
    for (let count = 0; count < 4; count++) await client.request('read-battery', {});
    expect(sequences(transport)).toEqual([254, 255, 0, 1]);
  });

  test('two clients rarely begin alike', async () => {
    const firsts = new Set<number>();
    for (let count = 0; count < 64; count++) {
      const { client, transport } = start((request) => [good(request)], { firstSequence: undefined });
      await client.request('read-battery', {});
      firsts.add(transport.requests[0]!.sequence);
    }
    expect(firsts.size).toBeGreaterThan(1);
  });
});

describe('losses', () => {
  test('a lost request goes out again with the same bytes after the time-out, not before', async () => {
    const { client, transport, timers } = start((request, index) => (index < 3 ? [] : [good(request)]));
    const request = client.request('read-battery', {});
    timers.advance(249);
    expect(transport.requests).toHaveLength(1);
    timers.advance(1);
    expect(transport.requests).toHaveLength(2);
    timers.advance(500);
    await expect(request).resolves.toEqual(BATTERY);
    expect(transport.requests).toHaveLength(4);
    expect(new Set(sequences(transport))).toEqual(new Set([10]));
    expect(timers.waiting).toBe(0);
  });

  test('silence after the fourth try, and the link stays usable', async () => {
    const { client, transport, timers } = start((request, index) => (index < 4 ? [] : [good(request)]));
    const silent = client.request('read-battery', {});
    timers.advance(1000);
    await expect(silent).rejects.toMatchObject({
      name: 'LinkSilence',
      request: 'read-battery',
      message:
        'read-battery: no answer after 4 tries, 250 ms each; is this the right port, and is the token awake?',
    });
    expect(transport.requests).toHaveLength(4);
    await expect(client.request('read-battery', {})).resolves.toEqual(BATTERY);
    expect(sequences(transport).at(-1)).toBe(11);
  });

  test('a late answer to an earlier try counts; the answers that follow do not disturb the next request', async () => {
    const { client, transport, timers } = start(() => []);
    const first = client.request('read-battery', {});
    timers.advance(600);
    expect(transport.requests).toHaveLength(3);
    const [tried] = transport.requests;
    transport.deliver(good(tried!));
    await expect(first).resolves.toEqual(BATTERY);

    const second = client.request('read-battery', {});
    transport.deliver(answer(tried!, 'read-battery', { millivolts: 1, level: 0 }));
    transport.deliver(answer(tried!, 'read-battery', { millivolts: 2, level: 0 }));
    transport.deliver(good(transport.requests.at(-1)!));
    await expect(second).resolves.toEqual(BATTERY);
  });

  test('an answer after the request was given up changes nothing', async () => {
    const { client, transport, timers } = start((request, index) => (index < 4 ? [] : [good(request)]));
    const silent = client.request('read-battery', {});
    timers.advance(1000);
    await expect(silent).rejects.toThrow('no answer');
    transport.deliver(good(transport.requests[0]!));
    await expect(client.request('read-battery', {})).resolves.toEqual(BATTERY);
  });
});

describe('what is no answer to the request', () => {
  const strangers: [string, (request: Frame) => Frame][] = [
    ['another sequence number', (request) => good({ ...request, sequence: request.sequence ^ 1 })],
    ['another type', (request) => ({ ...good(request), type: MESSAGES['read-clock'].id })],
    ['a request', (request) => ({ ...good(request), flags: 0 })],
    ['a refusal of another request', (request) => refusal({ ...request, sequence: 99 }, 'wrong-state')],
  ];
  test.each(strangers)('%s is not listened to', async (_, stranger) => {
    const { client } = start((request) => [stranger(request), good(request)]);
    await expect(client.request('read-battery', {})).resolves.toEqual(BATTERY);
  });

  test.each(strangers)('%s alone is silence', async (_, stranger) => {
    const { client, timers } = start((request) => [stranger(request)]);
    const request = client.request('read-battery', {});
    timers.advance(1000);
    await expect(request).rejects.toMatchObject({ name: 'LinkSilence' });
  });

  test('frames while nothing is asked are not listened to', async () => {
    const { client, transport } = start((request) => [good(request)]);
    transport.deliver(good({ flags: 0, sequence: 10, type: 3, payload: new Uint8Array(0) }));
    await expect(client.request('read-battery', {})).resolves.toEqual(BATTERY);
  });

  test('an answer of the wrong length says so', async () => {
    const { client } = start((request) => [{ ...good(request), payload: new Uint8Array(5) }]);
    await expect(client.request('read-battery', {})).rejects.toMatchObject({
      name: 'LinkBadAnswer',
      message: 'read-battery response: expected 3 bytes, got 5',
    });
  });

  test.each([0, 1, 3])('an error answer of %i bytes says so', async (length) => {
    const { client } = start((request) => [
      { ...refusal(request, 'fault'), payload: new Uint8Array(length).fill(7) },
    ]);
    await expect(client.request('read-battery', {})).rejects.toMatchObject({
      name: 'LinkBadAnswer',
      message: `read-battery: expected an error answer of 2 bytes, got ${length}`,
    });
  });
});

describe('one request at a time', () => {
  test('requests made together go out one after the other, in order', async () => {
    const { client, transport } = start(() => []);
    const battery = client.request('read-battery', {});
    const counters = client.request('read-counters', {});
    expect(transport.requests.map(({ type }) => type)).toEqual([MESSAGES['read-battery'].id]);
    transport.deliver(good(transport.requests[0]!));
    expect(transport.requests.map(({ type }) => type)).toEqual([
      MESSAGES['read-battery'].id,
      MESSAGES['read-counters'].id,
    ]);
    const wear = { recordsWritten: 7, clockSettings: 2, provisionings: 1 };
    transport.deliver(answer(transport.requests[1]!, 'read-counters', wear));
    await expect(battery).resolves.toEqual(BATTERY);
    await expect(counters).resolves.toEqual(wear);
  });

  test('a failed request does not hold up the next', async () => {
    const { client, timers } = start((request, index) => (index < 4 ? [] : [good(request)]));
    const results = Promise.allSettled([
      client.request('read-battery', {}),
      client.request('read-battery', {}),
    ]);
    timers.advance(1000);
    expect((await results).map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  });

  test('a request that cannot be encoded is never sent', async () => {
    const { client, transport } = start((request) => [good(request)]);
    await expect(client.request('read-setting', { setting: 300 })).rejects.toThrow(
      'read-setting request, setting: expected a whole number 0 to 255, got number 300',
    );
    expect(transport.requests).toEqual([]);
    await expect(client.request('read-battery', {})).resolves.toEqual(BATTERY);
    expect(sequences(transport)).toEqual([10]);
  });
});

describe('a refusal', () => {
  test('rejects at once, and the link stays usable', async () => {
    const { client, timers } = start((request, index) => [
      index === 0 ? refusal(request, 'wrong-state', LIFE_CYCLE_STATES.blank) : good(request),
    ]);
    await expect(client.request('lock', {})).rejects.toMatchObject({
      name: 'wrong-state',
      request: 'lock',
      code: errorCode('wrong-state'),
      detail: 'the token is blank, expected provisioned',
    });
    expect(timers.waiting).toBe(0);
    await expect(client.request('read-battery', {})).resolves.toEqual(BATTERY);
  });
});

describe('a link that ends', () => {
  test('fails what is under way and what waits, and every later request', async () => {
    const { client, transport, timers } = start(() => []);
    const results = Promise.allSettled([
      client.request('read-battery', {}),
      client.request('read-clock', {}),
    ]);
    transport.lose(new Error('the cable is gone'));
    for (const result of await results) {
      expect(result).toMatchObject({ reason: { name: 'LinkClosed', message: 'the cable is gone' } });
    }
    await expect(client.request('read-battery', {})).rejects.toThrow('the cable is gone');
    expect(transport.requests).toHaveLength(1);
    expect(timers.waiting).toBe(0);
  });

  test('closing fails what is under way and closes the transport', async () => {
    const { client, transport } = start(() => []);
    const request = client.request('read-battery', {});
    const outcome = expect(request).rejects.toThrow('the link was closed here');
    await client.close();
    await outcome;
    expect(transport.closes).toBe(1);
  });

  test.each([
    [
      'throws',
      () => {
        throw new Error('write failed');
      },
    ],
    ['rejects', () => Promise.reject(new Error('write failed'))],
  ])('a transport that %s on sending ends it', async (_, send) => {
    const timers = new ManualTimers();
    const transport = { send, onReceive: () => undefined, close: () => undefined };
    const client = new LinkClient(transport, { timers });
    await expect(client.request('read-battery', {})).rejects.toMatchObject({
      name: 'LinkClosed',
      message: 'sending failed: write failed',
    });
    expect(timers.waiting).toBe(0);
  });
});
