// Masked requests: nothing of a secret is left, everything else is, and a frame keeps its length.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
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
      fc.property(anyFields(name, 'request'), anySecret, (fields, secret) => {
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
      fc.property(anyFields(name, 'request'), (fields) => {
        const frame = request(name, encodeRequest(name, fields as never));
        expect(maskSecrets(frame)).toEqual(frame);
      }),
    );
  });

  test('an answer stays, a request of unknown type is hidden whole', () => {
    const answer = { ...request('provision', bytesOf('0102')), flags: FLAGS.response };
    expect(maskSecrets(answer)).toEqual(answer);
    expect(hexOf(maskSecrets({ ...answer, flags: 0, type: 200 }).payload)).toBe('2a2a');
  });

  test('a payload shorter than its message is masked without error', () => {
    expect(hexOf(maskSecrets(request('provision', bytesOf('010203'))).payload)).toBe('010203');
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
