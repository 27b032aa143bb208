/** Lost answers on the real core: a change is carried out once, however often its request arrives. */
import { describe, expect, test } from 'vitest';
import { encodeFrame, type Frame } from '../../host-tools/link/framing.ts';
import { decodeResponse, encodeRequest } from '../../host-tools/link/messages.ts';
import {
  FLAGS,
  LIFE_CYCLE_STATES,
  MESSAGE_RULES,
  MESSAGES,
  type LifeCycleState,
  type MessageName,
} from '../../host-tools/link/protocol.generated.ts';
import { concat } from './bytes.ts';
import { GOOD_REQUESTS, TokenOnALine, tokenIn } from './token-on-a-line.ts';

const frameOf = (name: MessageName, sequence: number, fields: object = GOOD_REQUESTS[name]): Frame => ({
  flags: 0,
  sequence,
  type: MESSAGES[name].id,
  payload: encodeRequest(name, fields as never),
});
const recordsWritten = async (token: TokenOnALine): Promise<number> =>
  (await token.client.request('read-counters', {})).recordsWritten;

const CHANGES = (Object.keys(MESSAGES) as MessageName[]).filter((name) => !MESSAGE_RULES[name].reads);

describe.each(CHANGES)('%s, repeated', (name) => {
  const state = MESSAGES[name].states[0]!;

  /** What the counter says where the request arrived once. */
  async function recordsWrittenByOne(): Promise<number> {
    const token = await tokenIn(state);
    const before = await recordsWritten(token);
    await token.client.request(name, GOOD_REQUESTS[name]);
    const after = await recordsWritten(token);
    expect(after).toBeGreaterThan(before);
    return after;
  }

  test('is answered with the same bytes and carried out once', async () => {
    const token = await tokenIn(state);
    const bytes = encodeFrame(frameOf(name, 200));
    const first = token.exchange(bytes);
    expect(first).toEqual([
      { flags: FLAGS.response, sequence: 200, type: MESSAGES[name].id, payload: new Uint8Array(0) },
    ]);
    token.clock.advance(250);
    expect(token.exchange(bytes)).toEqual(first);
    expect(token.exchange(concat(bytes, bytes))).toEqual([...first, ...first]);
    expect(await recordsWritten(token)).toBe(await recordsWrittenByOne());
  });

  test('succeeds for the client although three answers are lost', async () => {
    const token = await tokenIn(state);
    token.answersToLose = 3;
    const request = token.client.request(name, GOOD_REQUESTS[name]);
    token.clock.advance(1000);
    await expect(request).resolves.toEqual({});
    expect(await recordsWritten(token)).toBe(await recordsWrittenByOne());
  });
});

test.each<[MessageName, LifeCycleState]>([
  ['set-clock', 'locked'],
  ['set-zone', 'locked'],
  ['provision', 'locked'],
  ['lock', 'blank'],
  ['erase', 'locked'],
])('%s, refused and repeated, is refused with the same bytes', async (name, state) => {
  const token = await tokenIn(state, { development: name !== 'erase' });
  const bytes = encodeFrame(frameOf(name, 9));
  const [first] = token.exchange(bytes);
  expect(first).toMatchObject({ flags: FLAGS.response | FLAGS.error, sequence: 9 });
  expect(token.exchange(bytes)).toEqual([first]);
});

describe('a sequence number used again', () => {
  test('with other fields is another request', async () => {
    const token = await tokenIn('provisioned');
    token.exchange(encodeFrame(frameOf('change-setting', 5, { setting: 0, value: 20 })));
    token.exchange(encodeFrame(frameOf('change-setting', 5, { setting: 0, value: 40 })));
    await expect(token.client.request('read-setting', { setting: 0 })).resolves.toEqual({ value: 40 });
  });

  test('with another message is another request', async () => {
    const token = await tokenIn('provisioned');
    token.exchange(encodeFrame(frameOf('change-setting', 5)));
    token.exchange(encodeFrame(frameOf('lock', 5)));
    await expect(token.identify()).resolves.toMatchObject({ lifeCycleState: LIFE_CYCLE_STATES.locked });
  });

  test('by a request that only reads is answered afresh', async () => {
    const token = await tokenIn('provisioned');
    const bytes = encodeFrame(frameOf('read-clock', 5));
    const seconds = (): bigint => decodeResponse('read-clock', token.exchange(bytes)[0]!.payload).unixSeconds;
    const first = seconds();
    token.clock.advance(7000);
    expect(seconds()).toBe(first + 7n);
  });

  test('with the next number the change is carried out again', async () => {
    const token = await tokenIn('provisioned');
    const before = await recordsWritten(token);
    token.exchange(encodeFrame(frameOf('set-clock', 5)));
    token.exchange(encodeFrame(frameOf('set-clock', 6)));
    expect(await recordsWritten(token)).toBe(before + 2);
  });

  test('for a value that stands already, nothing is written: flash wears', async () => {
    const token = await tokenIn('locked');
    token.exchange(encodeFrame(frameOf('change-setting', 5, { setting: 0, value: 40 })));
    const before = await recordsWritten(token);
    const [answer] = token.exchange(encodeFrame(frameOf('change-setting', 6, { setting: 0, value: 40 })));
    expect(answer).toMatchObject({ flags: FLAGS.response, payload: new Uint8Array(0) });
    expect(await recordsWritten(token)).toBe(before);
  });
});

describe('many requests in one go', () => {
  test('are answered one after the other, in order', () => {
    const token = new TokenOnALine();
    const names: MessageName[] = [
      'identify',
      'set-clock',
      'provision',
      'read-clock',
      'lock',
      'read-counters',
    ];
    const frames = token.exchange(concat(...names.map((name, index) => encodeFrame(frameOf(name, index)))));
    expect(frames.map(({ flags, sequence }) => ({ flags, sequence }))).toEqual(
      names.map((_, sequence) => ({ flags: FLAGS.response, sequence })),
    );
  });

  test('survive the noise between them', () => {
    const token = new TokenOnALine();
    const noise = Uint8Array.from({ length: 400 }, (_, index) => (index * 31) & 0xff);
    const good = encodeFrame(frameOf('identify', 1));
    const damaged = good.slice();
    damaged[4]! ^= 0x10;
    const stream = concat(
      noise,
      Uint8Array.of(0),
      good,
      damaged,
      good.subarray(0, 5),
      Uint8Array.of(0),
      good,
    );
    expect(token.exchange(stream)).toHaveLength(2);
  });
});
