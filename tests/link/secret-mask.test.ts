/** Masked requests: nothing of a secret is left, everything else is, and a frame keeps its length. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fixedBytes } from '../../host-tools/link/field-codec.ts';
import { encodeFrame, FrameDecoder, type Frame } from '../../host-tools/link/framing.ts';
import { decodeRequest, encodeRequest } from '../../host-tools/link/messages.ts';
import { FLAGS, MESSAGES, type MessageName } from '../../host-tools/link/protocol.generated.ts';
import { MASK_BYTE, maskSecretBytes, maskSecrets } from '../../host-tools/link/secret-mask.ts';
import { bytesOf, chunked, chunkSizes, concat, hexOf } from './bytes.ts';
import { anyFields } from './message-fields.ts';

const request = (name: MessageName, payload: Uint8Array): Frame => ({
  flags: 0,
  sequence: 9,
  type: MESSAGES[name].id,
  payload,
});
const secretField = (name: MessageName): string | undefined =>
  MESSAGES[name].request.find((field) => field.secret)?.name;
const WITH_SECRET = (Object.keys(MESSAGES) as MessageName[]).filter((name) => secretField(name));
const WITHOUT_SECRET = (Object.keys(MESSAGES) as MessageName[]).filter((name) => !secretField(name));

/** Fields as a host that means them gives them: times and counters that will be, and a serial number. */
const anyMeantFields = (name: MessageName): fc.Arbitrary<Record<string, unknown>> =>
  anyFields(name, 'request').map((fields) =>
    Object.fromEntries(
      Object.entries(fields).map(([field, value]) => {
        if (typeof value === 'bigint') return [field, value % 2n ** 40n];
        if (typeof value === 'string')
          return [field, value.replace(/./g, (c) => String(c.charCodeAt(0) % 10))];
        return [field, value];
      }),
    ),
  );

/** Long enough never to turn up by chance. */
const anySecret = fc
  .uint8Array({ minLength: 10, maxLength: 64 })
  .filter((secret) => secret.some((byte) => byte !== MASK_BYTE));

describe('a masked request', () => {
  test('the table has messages with a secret and without', () => {
    expect(WITH_SECRET).toEqual(['provision', 'compute-code', 'compute-hmac']);
    expect(WITHOUT_SECRET).toContain('set-clock');
  });

  test.each(WITH_SECRET)('%s: only the secret field changes', (name) => {
    const field = secretField(name)!;
    fc.assert(
      fc.property(anyMeantFields(name), anySecret, (fields, secret) => {
        const sent = { ...fields, [field]: secret };
        const frame = request(name, encodeRequest(name, sent as never));
        const before = hexOf(frame.payload);
        const masked = decodeRequest(name, maskSecrets(frame).payload);
        expect(masked).toEqual({ ...sent, [field]: new Uint8Array(secret.length).fill(MASK_BYTE) });
        expect(hexOf(frame.payload)).toBe(before);
      }),
    );
  });

  test.each(WITHOUT_SECRET)('%s stays as it is', (name) => {
    fc.assert(
      fc.property(anyMeantFields(name), (fields) => {
        const frame = request(name, encodeRequest(name, fields as never));
        expect(maskSecrets(frame)).toEqual(frame);
      }),
    );
  });

  test('L5: what is no request, or of unknown type, is hidden whole', () => {
    const lock = request('lock', bytesOf('0102'));
    for (const frame of [
      { ...lock, flags: FLAGS.response },
      { ...lock, flags: FLAGS.error },
      { ...lock, flags: 0x80 },
      { ...lock, type: 200 },
    ])
      expect(maskSecrets(frame)).toEqual({ ...frame, payload: bytesOf('2a2a') });
  });

  test('L5: a provisioning whose serial number or start is another thing is hidden whole', () => {
    const meant = {
      serialNumber: '900000000012',
      algorithm: 1,
      digits: 6,
      timeStepSeconds: 30,
      t0UnixSeconds: 2n ** 40n - 1n,
      secret: Uint8Array.from({ length: 20 }, (_, at) => 0xa0 + at),
    };
    const shown = (change: Partial<typeof meant>): boolean =>
      maskSecrets(request('provision', encodeRequest('provision', { ...meant, ...change }))).payload.some(
        (byte) => byte !== MASK_BYTE,
      );
    expect(shown({})).toBe(true);
    // One character beside a digit, below and above, first or last; one bit of a time that will never be.
    for (const serialNumber of [
      '/00000000012',
      ':00000000012',
      '90000000001/',
      '90000000001:',
      'QQQQQQQQQQQQ',
    ])
      expect(shown({ serialNumber }), serialNumber).toBe(false);
    for (const t0UnixSeconds of [2n ** 40n, 2n ** 63n]) expect(shown({ t0UnixSeconds })).toBe(false);
  });

  test.each(Object.keys(MESSAGES) as MessageName[])(
    'L5: %s: of a wrong length it is hidden whole',
    (name) => {
      const fields = MESSAGES[name].request;
      fc.assert(
        fc.property(anyMeantFields(name), fc.uint8Array({ minLength: 1, maxLength: 60 }), (sent, more) => {
          const payload = encodeRequest(name, sent as never);
          const fixed = fields.reduce((sum, field) => sum + fixedBytes(field), 0);
          const wrong = [payload.subarray(0, fixed - 1)];
          if (!secretField(name)) wrong.push(concat(payload, more));
          for (const each of wrong)
            expect(maskSecrets(request(name, each)).payload).toEqual(
              new Uint8Array(each.length).fill(MASK_BYTE),
            );
        }),
        { numRuns: 20 },
      );
    },
  );

  test('L5: eight bytes of a secret in the place of a time, a counter or a serial number are hidden', () => {
    const secret = Uint8Array.from({ length: 64 }, (_, i) => 0xa1 + i);
    for (const [name, head] of [
      ['set-clock', ''],
      ['provision', ''],
      ['provision', '393030303030303030303132' + '01' + '06' + '1e00'],
      ['compute-code', '0106'],
    ] as const) {
      const size = name === 'set-clock' ? 14 : 60;
      const payload = concat(bytesOf(head), secret).subarray(0, size);
      expect(maskSecrets(request(name, payload)).payload).toEqual(new Uint8Array(size).fill(MASK_BYTE));
    }
  });
});

describe('masked bytes', () => {
  test('whole frames keep their length and can be read', () => {
    fc.assert(
      fc.property(anySecret, (secret) => {
        const fields = { algorithm: 1, digits: 6, counter: 5n, secret };
        const bytes = concat(
          encodeFrame(request('self-test', bytesOf(''))),
          encodeFrame(request('compute-code', encodeRequest('compute-code', fields))),
        );
        const masked = maskSecretBytes(bytes);
        expect(masked.length).toBe(bytes.length);
        const [first, second] = new FrameDecoder().push(masked);
        expect(first).toEqual(request('self-test', bytesOf('')));
        expect(decodeRequest('compute-code', second!.payload)).toEqual({
          ...fields,
          secret: new Uint8Array(secret.length).fill(MASK_BYTE),
        });
      }),
    );
  });

  test('pieces of a frame in any chunks show nothing of it', () => {
    const distinct = Uint8Array.from({ length: 64 }, (_, index) => 0x80 + index);
    const fields = { algorithm: 3, digits: 8, counter: 1n, secret: distinct };
    const bytes = encodeFrame(request('compute-code', encodeRequest('compute-code', fields)));
    fc.assert(
      fc.property(chunkSizes, (sizes) => {
        const masked = concat(...chunked(bytes, sizes).map(maskSecretBytes));
        expect(masked.length).toBe(bytes.length);
        for (let at = 0; at + 2 <= distinct.length; at++) {
          expect(Buffer.from(masked).includes(Buffer.from(distinct.subarray(at, at + 2)))).toBe(false);
        }
      }),
    );
  });
});
