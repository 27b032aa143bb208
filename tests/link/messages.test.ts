/** Messages by the table: both directions, exact lengths, and errors that name field, expected and got. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decodeRequest,
  decodeResponse,
  encodeRequest,
  encodeResponse,
  MESSAGE_NAMES,
  messageName,
} from '../../host-tools/link/messages.ts';
import { MESSAGES, type Messages } from '../../host-tools/link/protocol.generated.ts';
import { bytesOf, hexOf } from './bytes.ts';
import { anyFields } from './message-fields.ts';

const PROVISION: Messages['provision']['request'] = {
  serialNumber: '900000000012',
  algorithm: 1,
  digits: 6,
  timeStepSeconds: 60,
  t0UnixSeconds: 0n,
  secret: new TextEncoder().encode('12345678901234567890'),
};

describe('messages on the wire', () => {
  test('provision is laid out as the page says', () => {
    expect(hexOf(encodeRequest('provision', { ...PROVISION, t0UnixSeconds: 0x0102030405060708n }))).toBe(
      `${hexOf(Buffer.from('900000000012'))}01063c000807060504030201${hexOf(PROVISION.secret)}`,
    );
  });

  test('set-clock carries the trim as a signed number', () => {
    const fields = { unixSeconds: 1_700_000_000n, millisecond: 250, trimPartsPerBillion: -2 };
    expect(hexOf(encodeRequest('set-clock', fields))).toBe('00f1536500000000fa00feffffff');
  });

  test('set-zone carries an offset west of Greenwich as a signed number', () => {
    const fields = { utcOffsetMinutes: -210, zoneRule: 1 };
    expect(hexOf(encodeRequest('set-zone', fields))).toBe('2eff01');
    expect(decodeRequest('set-zone', bytesOf('2eff01'))).toEqual(fields);
  });

  test('identify of a blank token has no serial number', () => {
    const payload = new Uint8Array(34);
    payload[0] = 1;
    const answer = decodeResponse('identify', payload);
    expect(answer).toMatchObject({ linkVersion: 1, lifeCycleState: 0, t0UnixSeconds: 0n, serialNumber: '' });
    expect(hexOf(encodeResponse('identify', answer))).toBe(hexOf(payload));
  });

  test('types name their messages', () => {
    expect(MESSAGE_NAMES.map((name) => messageName(MESSAGES[name].id))).toEqual(MESSAGE_NAMES);
    expect(messageName(0)).toBeUndefined();
    expect(messageName(255)).toBeUndefined();
  });
});

describe.each(MESSAGE_NAMES)('%s', (name) => {
  test('any request comes back from its bytes', () => {
    fc.assert(
      fc.property(anyFields(name, 'request'), (fields) => {
        expect(decodeRequest(name, encodeRequest(name, fields as never))).toEqual(fields);
      }),
    );
  });

  test('any answer comes back from its bytes', () => {
    fc.assert(
      fc.property(anyFields(name, 'response'), (fields) => {
        expect(decodeResponse(name, encodeResponse(name, fields as never))).toEqual(fields);
      }),
    );
  });

  test.each(['request', 'response'] as const)('a %s of another length is refused', (direction) => {
    const decode = direction === 'request' ? decodeRequest : decodeResponse;
    const encode = direction === 'request' ? encodeRequest : encodeResponse;
    const hasRest = MESSAGES[name][direction].some((field) => field.type === 'rest');
    const fixed = { ...fc.sample(anyFields(name, direction), 1)[0], ...restOf(name, direction) };
    const payload = encode(name, fixed as never);
    const longer = new Uint8Array(payload.length + 1);
    longer.set(payload);
    const wanted = `${name} ${direction}: expected ${payload.length} bytes${hasRest ? ' or more' : ''}, got `;
    if (hasRest) expect(decode(name, longer)).toBeTypeOf('object');
    else expect(() => decode(name, longer)).toThrow(wanted + longer.length);
    if (payload.length > 0) {
      expect(() => decode(name, payload.subarray(1))).toThrow(wanted + (payload.length - 1));
    }
  });
});

/** The field that takes the rest, empty: the shortest payload. */
function restOf(name: keyof Messages, direction: 'request' | 'response'): Record<string, Uint8Array> {
  const rest = MESSAGES[name][direction].find((field) => field.type === 'rest');
  return rest ? { [rest.name]: new Uint8Array(0) } : {};
}

describe('a field out of range', () => {
  test.each<[string, object, string]>([
    ['too large', { digits: 256 }, 'digits: expected a whole number 0 to 255, got number 256'],
    [
      'negative',
      { timeStepSeconds: -1 },
      'timeStepSeconds: expected a whole number 0 to 65535, got number -1',
    ],
    ['broken', { digits: 6.5 }, 'digits: expected a whole number 0 to 255, got number 6.5'],
    [
      'a number for a bigint',
      { t0UnixSeconds: 7 },
      't0UnixSeconds: expected a bigint 0 to 18446744073709551615, got number 7',
    ],
    [
      'a bigint below zero',
      { t0UnixSeconds: -1n },
      't0UnixSeconds: expected a bigint 0 to 18446744073709551615, got bigint -1',
    ],
    ['missing', { algorithm: undefined }, 'algorithm: expected a whole number 0 to 255, got nothing'],
    [
      'a short serial number',
      { serialNumber: '1234' },
      'serialNumber: expected 12 printable ASCII characters, got "1234" (4 characters)',
    ],
    [
      'a serial number with other letters',
      { serialNumber: 'ÆØÅ456789012' },
      'serialNumber: expected 12 printable ASCII characters, got "ÆØÅ456789012" (12 characters)',
    ],
    [
      'a secret as text',
      { secret: 'GEZDGNBVGY3TQOJQ' },
      'secret: expected at most 240 bytes in a Uint8Array, got a string',
    ],
    ['a secret too long', { secret: new Uint8Array(217) }, 'secret: expected at most 216 bytes, got 217'],
    [
      'a secret far too long',
      { secret: new Uint8Array(1000) },
      'secret: expected at most 240 bytes in a Uint8Array, got 1000 bytes',
    ],
  ])('%s', (_, wrong, message) => {
    expect(() => encodeRequest('provision', { ...PROVISION, ...wrong })).toThrow(
      new RangeError(`provision request, ${message}`),
    );
  });

  test('a field that the message does not have', () => {
    const fields = { ...PROVISION, period: 30 };
    expect(() => encodeRequest('provision', fields)).toThrow(
      "provision request: expected the fields serialNumber, algorithm, digits, timeStepSeconds, t0UnixSeconds, secret, got also 'period'",
    );
  });

  test('text that is no text in an answer', () => {
    const payload = new Uint8Array(34).fill(0xff);
    expect(() => decodeResponse('identify', payload)).toThrow(
      'identify response, serialNumber: expected printable ASCII characters, got other bytes',
    );
  });

  test('the i32 bounds hold', () => {
    const clock = { unixSeconds: 0n, millisecond: 0 };
    for (const trim of [-0x8000_0000, 0x7fff_ffff]) {
      const payload = encodeRequest('set-clock', { ...clock, trimPartsPerBillion: trim });
      expect(decodeRequest('set-clock', payload).trimPartsPerBillion).toBe(trim);
    }
    expect(() => encodeRequest('set-clock', { ...clock, trimPartsPerBillion: 0x8000_0000 })).toThrow(
      'trimPartsPerBillion: expected a whole number -2147483648 to 2147483647, got number 2147483648',
    );
  });

  test('the i16 bounds hold', () => {
    for (const utcOffsetMinutes of [-0x8000, 0x7fff]) {
      const payload = encodeRequest('set-zone', { utcOffsetMinutes, zoneRule: 1 });
      expect(decodeRequest('set-zone', payload).utcOffsetMinutes).toBe(utcOffsetMinutes);
    }
    expect(() => encodeRequest('set-zone', { utcOffsetMinutes: -0x8001, zoneRule: 1 })).toThrow(
      'utcOffsetMinutes: expected a whole number -32768 to 32767, got number -32769',
    );
  });

  test('the payload given to decode is not kept', () => {
    const payload = encodeRequest('compute-code', {
      algorithm: 1,
      digits: 6,
      counter: 0n,
      secret: bytesOf('0102'),
    });
    const { secret } = decodeRequest('compute-code', payload);
    payload.fill(0xee);
    expect(hexOf(secret)).toBe('0102');
  });
});
