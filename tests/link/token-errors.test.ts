/** Every error code of the table reached on the real core, with its detail in words. */
import { afterAll, describe, expect, test } from 'vitest';
import { LinkRefusal } from '../../host-tools/link/errors.ts';
import { fixedBytes } from '../../host-tools/link/field-codec.ts';
import { encodeFrame } from '../../host-tools/link/framing.ts';
import { encodeRequest, MESSAGE_NAMES } from '../../host-tools/link/messages.ts';
import {
  ERRORS,
  FLAGS,
  MESSAGES,
  SETTINGS,
  type MessageName,
} from '../../host-tools/link/protocol.generated.ts';
import { LIMITS } from '../../host-tools/token/limits.generated.ts';
import { hexOf } from './bytes.ts';
import {
  faultyToken,
  GOOD_REQUESTS,
  OUT_OF_RANGE_SECRETS,
  TokenOnALine,
  tokenIn,
} from './token-on-a-line.ts';

const reached = new Set<string>();
afterAll(() => {
  expect([...reached].sort()).toEqual(
    Object.values(ERRORS)
      .map(({ name }) => name)
      .sort(),
  );
});

/** Sends the request and gives its refusal. */
async function refused(token: TokenOnALine, name: MessageName, changes: object = {}): Promise<LinkRefusal> {
  const request = token.client.request(name, { ...GOOD_REQUESTS[name], ...changes });
  const error: unknown = await request.then(
    () => expect.unreachable(`${name} was carried out`),
    (reason: unknown) => reason,
  );
  if (!(error instanceof LinkRefusal)) throw error;
  reached.add(error.name);
  return error;
}

/** Sends a payload past the client; the error's name and detail. */
function refusedRaw(token: TokenOnALine, type: number, payload: Uint8Array): [string | undefined, number] {
  const frames = token.exchange(encodeFrame({ flags: 0, sequence: 77, type, payload }));
  expect(frames).toHaveLength(1);
  const [answer] = frames;
  expect(answer).toMatchObject({ flags: FLAGS.response | FLAGS.error, sequence: 77, type });
  expect(answer!.payload).toHaveLength(2);
  const name = ERRORS[answer!.payload[0]!]?.name;
  if (name !== undefined) reached.add(name);
  return [name, answer!.payload[1]!];
}

describe('the token refuses', () => {
  test.each([
    [2, 3],
    [0, 0],
    [255, 255],
  ])('identify for link versions %i to %i', async (minimumVersion, maximumVersion) => {
    const refusal = await refused(new TokenOnALine(), 'identify', { minimumVersion, maximumVersion });
    expect(refusal).toMatchObject({ name: 'unsupported-version', detailByte: 1 });
  });

  test('every type that the table does not have', () => {
    const token = new TokenOnALine();
    const known = new Set(MESSAGE_NAMES.map((name) => MESSAGES[name].id));
    for (let type = 0; type < 256; type++) {
      if (known.has(type)) continue;
      expect(refusedRaw(token, type, Uint8Array.of(1))).toEqual(['unknown-message', type]);
    }
  });

  test.each(MESSAGE_NAMES)('%s of another length', async (name) => {
    const state = MESSAGES[name].states[0]!;
    const token = await tokenIn(state);
    const before = hexOf(token.storage.image);
    const fields = MESSAGES[name].request;
    const fixed = fields.reduce((sum, field) => sum + fixedBytes(field), 0);
    const lengths = fields.at(-1)?.type === 'rest' ? [fixed - 1, 0] : [fixed - 1, fixed + 1, 240];
    for (const length of lengths.filter((each) => each >= 0)) {
      const payload = new Uint8Array(240);
      payload.set(encodeRequest(name, GOOD_REQUESTS[name]));
      expect(refusedRaw(token, MESSAGES[name].id, payload.slice(0, length))).toEqual([
        'wrong-length',
        length,
      ]);
    }
    expect(hexOf(token.storage.image)).toBe(before);
  });

  const [shortSecret, longSecret] = OUT_OF_RANGE_SECRETS;
  const afterLast = BigInt(LIMITS.clockMaximumUnixSeconds) + 1n;
  test.each<[MessageName, string, object]>([
    ['provision', 'serialNumber, expected 12 digits, sent 90000000001A', { serialNumber: '90000000001A' }],
    ['provision', 'serialNumber, expected 12 digits, sent 90000000001:', { serialNumber: '90000000001:' }],
    ['provision', 'serialNumber, expected 12 digits, sent /90000000001', { serialNumber: '/90000000001' }],
    ['provision', 'algorithm, sent 0', { algorithm: 0 }],
    ['provision', 'algorithm, sent 4', { algorithm: 4 }],
    ['provision', 'digits, expected 6 to 8, sent 5', { digits: 5 }],
    ['provision', 'digits, expected 6 to 8, sent 9', { digits: 9 }],
    ['provision', 'timeStepSeconds, expected 15 to 300, sent 14', { timeStepSeconds: 14 }],
    ['provision', 'timeStepSeconds, expected 15 to 300, sent 301', { timeStepSeconds: 301 }],
    ['provision', `t0UnixSeconds, sent ${afterLast}`, { t0UnixSeconds: afterLast }],
    ['provision', 'secret, expected 10 to 64 bytes, sent 9 bytes', { secret: shortSecret }],
    ['provision', 'secret, expected 10 to 64 bytes, sent 65 bytes', { secret: longSecret }],
    [
      'set-clock',
      'unixSeconds, expected 1577836800 to 253402300799, sent 1577836799',
      { unixSeconds: BigInt(LIMITS.clockMinimumUnixSeconds) - 1n },
    ],
    [
      'set-clock',
      `unixSeconds, expected 1577836800 to 253402300799, sent ${afterLast}`,
      { unixSeconds: afterLast },
    ],
    ['set-clock', 'millisecond, sent 1000', { millisecond: 1000 }],
    [
      'set-clock',
      'trimPartsPerBillion, expected -200000 to 200000, sent 200001',
      { trimPartsPerBillion: 200_001 },
    ],
    [
      'set-clock',
      'trimPartsPerBillion, expected -200000 to 200000, sent -200001',
      { trimPartsPerBillion: -200_001 },
    ],
    [
      'set-zone',
      'utcOffsetMinutes, expected -840 to 840, 0 with the rule unknown, sent 841',
      { utcOffsetMinutes: 841 },
    ],
    [
      'set-zone',
      'utcOffsetMinutes, expected -840 to 840, 0 with the rule unknown, sent -841',
      { utcOffsetMinutes: -841 },
    ],
    ['set-zone', 'utcOffsetMinutes, expected -840 to 840, 0 with the rule unknown, sent 60', { zoneRule: 0 }],
    ['set-zone', 'zoneRule, expected one of the rules 0, 1, 2, sent 3', { zoneRule: 3 }],
    ['read-setting', 'setting, sent 11', { setting: 11 }],
    ['change-setting', 'setting, sent 11', { setting: 11 }],
    ['change-setting', 'value, sent 9', { value: 9 }],
    ['change-setting', 'value, sent 121', { value: 121 }],
    ['compute-code', 'algorithm, sent 4', { algorithm: 4 }],
    ['compute-code', 'digits, expected 6 to 8, sent 9', { digits: 9 }],
    ['compute-code', 'secret, expected 10 to 64 bytes, sent 65 bytes', { secret: longSecret }],
    ['compute-hmac', 'algorithm, sent 0', { algorithm: 0 }],
    ['compute-hmac', 'keyLength, sent 21', { keyLength: 21 }],
    ['read-entropy', 'length, sent 0', { length: 0 }],
    ['read-entropy', 'length, sent 33', { length: 33 }],
    ['read-entropy', 'length, sent 255', { length: 255 }],
  ])('%s with a field out of range (%s)', async (name, detail, changes) => {
    const token = await tokenIn('blank');
    const before = hexOf(token.storage.image);
    expect(await refused(token, name, changes)).toMatchObject({ name: 'bad-value', detail });
    expect(hexOf(token.storage.image)).toBe(before);
  });

  test('what another state allows', async () => {
    const refusal = await refused(await tokenIn('locked'), 'set-clock');
    expect(refusal).toMatchObject({
      name: 'wrong-state',
      detail: 'the token is locked, expected blank or provisioned',
    });
  });

  test('what only development images do', async () => {
    const refusal = await refused(await tokenIn('blank', { development: false }), 'provision');
    expect(refusal).toMatchObject({ name: 'development-only', detail: '' });
  });

  test('a change that the storage refuses, and keeps the old record', async () => {
    const token = await tokenIn('provisioned');
    token.storage.refuses = true;
    expect(await refused(token, 'change-setting')).toMatchObject({ name: 'storage-failed' });
    await expect(token.client.request('read-setting', { setting: 0 })).resolves.toEqual({ value: 30 });
    token.storage.refuses = false;
    await token.client.request('change-setting', GOOD_REQUESTS['change-setting']);
    await expect(token.client.request('read-setting', { setting: 0 })).resolves.toEqual({ value: 45 });
  });

  test('a setting of a locked token that only its keys change', async () => {
    const changes = { setting: SETTINGS['audio-output'].id, value: 1 };
    const refusal = await refused(await tokenIn('locked'), 'change-setting', changes);
    expect(refusal).toMatchObject({ name: 'keys-only', detail: 'audio-output' });
  });

  test('a setting of a locked token that the link may only raise', async () => {
    const refusal = await refused(await tokenIn('locked'), 'change-setting', { setting: 0, value: 29 });
    expect(refusal).toMatchObject({ name: 'raise-only', detail: 'glass-seconds' });
  });

  test('a second write on a locked token within the minute', async () => {
    const token = await tokenIn('locked');
    await token.client.request('change-setting', GOOD_REQUESTS['change-setting']);
    const refusal = await refused(token, 'change-setting', { value: 46 });
    expect(refusal).toMatchObject({ name: 'too-soon', detail: 'ask again in 1 minute' });
  });

  test('reading the clock in the fault state', async () => {
    expect(await refused(faultyToken(), 'read-clock')).toMatchObject({
      name: 'fault',
      detail: 'fault 2, storage-corrupt: the newest record is damaged',
    });
  });

  test('locking with an unknown clock', async () => {
    const token = new TokenOnALine();
    await token.client.request('provision', GOOD_REQUESTS.provision);
    expect(await refused(token, 'lock')).toMatchObject({ name: 'clock-unknown' });
  });

  test('random bytes without a source', async () => {
    const refusal = await refused(new TokenOnALine({ entropy: null }), 'read-entropy');
    expect(refusal).toMatchObject({ name: 'no-entropy', detail: '' });
  });
});
