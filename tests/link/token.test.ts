/** Every message of the table against the real core: in each life-cycle state, as development and production image. */
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeFrame } from '../../host-tools/link/framing.ts';
import { MESSAGE_NAMES } from '../../host-tools/link/messages.ts';
import {
  FAULTS,
  FLAGS,
  LIFE_CYCLE_STATES,
  MESSAGE_RULES,
  MESSAGES,
  SETTINGS,
  type LifeCycleState,
} from '../../host-tools/link/protocol.generated.ts';
import { SEGMENTS } from '../../simulator/glass/geometry.generated.ts';
import { concat, hexOf } from './bytes.ts';
import { BUILDS, faultyToken, GOOD_REQUESTS, SECRET, TokenOnALine, tokenIn } from './token-on-a-line.ts';

const STATES = Object.keys(LIFE_CYCLE_STATES) as LifeCycleState[];
const IMAGES = [
  { image: 'development', development: true },
  { image: 'production', development: false },
];
const ROWS = BUILDS.flatMap((build) =>
  IMAGES.flatMap((image) => STATES.map((state) => ({ build, state, ...image }))),
);

describe.each(ROWS)('$build core, $image image, $state', ({ build, state, development }) => {
  test.each(MESSAGE_NAMES)('%s is carried out or refused as the table says', async (name) => {
    const token = await tokenIn(state, { build, development });
    const before = { identity: await token.identify(), flash: hexOf(token.storage.image) };
    const request = token.client.request(name, GOOD_REQUESTS[name]);
    const { states } = MESSAGES[name];
    const { developmentOnly } = MESSAGE_RULES[name];
    if (states.includes(state) && (development || !developmentOnly)) {
      await expect(request).resolves.toBeTypeOf('object');
      return;
    }
    const expected =
      development || !developmentOnly
        ? { name: 'wrong-state', detailByte: LIFE_CYCLE_STATES[state] }
        : { name: 'development-only', detailByte: 0 };
    await expect(request).rejects.toMatchObject(expected);
    expect({ identity: await token.identify(), flash: hexOf(token.storage.image) }).toEqual(before);
  });
});

describe('a locked token', () => {
  // Said here once more, not read from the table: this is what locking means.
  test.each([
    'set-clock',
    'set-zone',
    'provision',
    'lock',
    'compute-code',
    'compute-hmac',
    'read-entropy',
  ] as const)('does not answer %s, even as a development image', async (name) => {
    const token = await tokenIn('locked');
    await expect(token.client.request(name, GOOD_REQUESTS[name])).rejects.toMatchObject({
      name: 'wrong-state',
    });
    await expect(token.client.request('read-clock', {})).resolves.toMatchObject({ clockState: 1 });
    await expect(token.identify()).resolves.toMatchObject({ lifeCycleState: LIFE_CYCLE_STATES.locked });
  });

  test('is erased by a development image only', async () => {
    const production = await tokenIn('locked', { development: false });
    await expect(production.client.request('erase', {})).rejects.toMatchObject({ name: 'development-only' });
    const development = await tokenIn('locked');
    await development.client.request('erase', {});
    await expect(development.identify()).resolves.toMatchObject({
      lifeCycleState: LIFE_CYCLE_STATES.blank,
      serialNumber: '',
      algorithm: 0,
    });
    expect(Buffer.from(development.storage.image).includes(Buffer.from(SECRET))).toBe(false);
  });

  test('gives out nothing of its secret, whatever is asked, and stays locked', async () => {
    const token = await tokenIn('locked', { development: false });
    const secret = Buffer.from(SECRET);
    const clock = await token.client.request('read-clock', {});
    fc.assert(
      fc.property(fc.nat(255), fc.nat(255), fc.uint8Array({ maxLength: 240 }), (sequence, type, payload) => {
        const [answer, ...others] = token.exchange(encodeFrame({ flags: 0, sequence, type, payload }));
        expect(answer).toMatchObject({ sequence, type });
        expect(others).toEqual([]);
        for (let at = 0; at + 4 <= secret.length; at++) {
          expect(Buffer.from(answer!.payload).includes(secret.subarray(at, at + 4))).toBe(false);
        }
      }),
      { numRuns: 2000 },
    );
    await expect(token.identify()).resolves.toMatchObject({
      lifeCycleState: LIFE_CYCLE_STATES.locked,
      fault: 0,
    });
    await expect(token.client.request('read-clock', {})).resolves.toEqual(clock);
  });
});

describe('what the messages do', () => {
  test('identify names the parameters', async () => {
    await expect((await tokenIn('provisioned')).identify()).resolves.toMatchObject({
      linkVersion: 1,
      model: 1,
      developmentImage: 1,
      lifeCycleState: LIFE_CYCLE_STATES.provisioned,
      clockState: 1,
      fault: 0,
      algorithm: 1,
      digits: 6,
      timeStepSeconds: 60,
      t0UnixSeconds: 0n,
      serialNumber: GOOD_REQUESTS.provision.serialNumber,
    });
    await expect((await tokenIn('blank', { development: false })).identify()).resolves.toMatchObject({
      developmentImage: 0,
      clockState: 0,
      algorithm: 0,
      digits: 0,
      serialNumber: '',
    });
  });

  test('self-test passes and lights every segment for three seconds', async () => {
    const token = await tokenIn('provisioned');
    const litSegments = (): number =>
      SEGMENTS.filter((_, index) => (token.runner.frame()[index >> 3]! >> (index & 7)) & 1).length;
    await expect(token.client.request('self-test', {})).resolves.toEqual({ passed: 0b1111 });
    expect(litSegments()).toBe(SEGMENTS.filter(({ models }) => models === undefined).length);
    token.clock.advance(3000);
    expect(litSegments()).toBe(0);
  });

  test('read-battery tells what was measured, and more levels for more millivolts', async () => {
    const token = new TokenOnALine();
    const levels: number[] = [];
    for (let millivolts = 2000; millivolts <= 3300; millivolts += 50) {
      token.runner.setMillivolts(millivolts);
      const battery = await token.client.request('read-battery', {});
      expect(battery.millivolts).toBe(millivolts);
      levels.push(battery.level);
    }
    expect(levels).toEqual([...levels].sort());
    expect([levels[0], levels.at(-1)]).toEqual([0, 4]);
  });

  test('read-clock knows no time before set-clock, and goes on from it', async () => {
    const token = new TokenOnALine();
    await expect(token.client.request('read-clock', {})).resolves.toEqual({
      clockState: 0,
      unixSeconds: 0n,
      millisecond: 0,
    });
    await token.client.request('set-clock', {
      unixSeconds: 2_000_000_000n,
      millisecond: 250,
      trimPartsPerBillion: 0,
    });
    token.clock.advance(90_900);
    await expect(token.client.request('read-clock', {})).resolves.toEqual({
      clockState: 1,
      unixSeconds: 2_000_000_091n,
      millisecond: 150,
    });
  });

  test.each(Object.entries(SETTINGS))('%s is kept through power loss', async (_, setting) => {
    const token = await tokenIn('provisioned');
    const read = () => token.client.request('read-setting', { setting: setting.id });
    await expect(read()).resolves.toEqual({ value: setting.default });
    for (const value of [setting.minimum, setting.maximum]) {
      await token.client.request('change-setting', { setting: setting.id, value });
      token.runner.powerCut();
      token.runner.powerOn();
      await expect(read()).resolves.toEqual({ value });
    }
  });

  test('read-counters counts what wears and what happened', async () => {
    const token = await tokenIn('blank');
    const counters = () => token.client.request('read-counters', {});
    const first = await counters();
    expect(first).toMatchObject({ clockSettings: 0, provisionings: 0 });
    await token.client.request('provision', GOOD_REQUESTS.provision);
    await token.client.request('set-clock', GOOD_REQUESTS['set-clock']);
    await token.client.request('set-clock', GOOD_REQUESTS['set-clock']);
    await expect(counters()).resolves.toEqual({
      recordsWritten: first.recordsWritten + 3,
      clockSettings: 2,
      provisionings: 1,
    });
  });

  test('compute-code gives the values of RFC 4226 appendix D', async () => {
    const token = new TokenOnALine();
    const codes: string[] = [];
    for (let counter = 0n; counter < 10n; counter++) {
      const request = { algorithm: 1, digits: 6, counter, secret: SECRET };
      const { code } = await token.client.request('compute-code', request);
      codes.push(new TextDecoder().decode(code));
    }
    expect(codes).toEqual([
      '755224',
      '287082',
      '359152',
      '969429',
      '338314',
      '254676',
      '287922',
      '162583',
      '399871',
      '520489',
    ]);
  });

  test.each([
    ['sha1', 1],
    ['sha256', 2],
    ['sha512', 3],
  ])('compute-hmac with %s equals node:crypto', async (hash, algorithm) => {
    const token = new TokenOnALine();
    const keyAndMessage = fc.tuple(fc.uint8Array({ maxLength: 200 }), fc.uint8Array({ maxLength: 38 }));
    await fc.assert(
      fc.asyncProperty(keyAndMessage, async ([key, message]) => {
        const request = { algorithm, keyLength: key.length, keyAndMessage: concat(key, message) };
        const { tag } = await token.client.request('compute-hmac', request);
        expect(hexOf(tag)).toBe(createHmac(hash, key).update(message).digest('hex'));
      }),
    );
  });
});

describe('a token with damaged records', () => {
  test.each(MESSAGE_NAMES)('%s is refused unless the table allows it in the fault state', async (name) => {
    const token = faultyToken();
    const request = token.client.request(name, GOOD_REQUESTS[name]);
    if (MESSAGE_RULES[name].inFault) await expect(request).resolves.toBeTypeOf('object');
    else await expect(request).rejects.toMatchObject({ name: 'fault', detailByte: 2 });
  });

  test('says which fault it has, and is usable again when a development image erases it', async () => {
    const token = faultyToken();
    const { fault } = await token.identify();
    expect(FAULTS[fault]?.name).toBe('storage-corrupt');
    await token.client.request('erase', {});
    await expect(token.identify()).resolves.toMatchObject({
      fault: 0,
      lifeCycleState: LIFE_CYCLE_STATES.blank,
    });
    await token.client.request('provision', GOOD_REQUESTS.provision);
  });

  test('a production image cannot erase it', async () => {
    const token = faultyToken({ development: false });
    await expect(token.client.request('erase', {})).rejects.toMatchObject({ name: 'development-only' });
  });
});

test('an answer frame on the line is no request', () => {
  const answer = {
    flags: FLAGS.response,
    sequence: 3,
    type: MESSAGES.identify.id,
    payload: Uint8Array.of(1, 1),
  };
  expect(new TokenOnALine().exchange(encodeFrame(answer))).toEqual([]);
});
