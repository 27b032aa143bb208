/** The first bytes of a connection: a request of the link opens it, whatever a browser can begin with does not. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeFrame } from '../../host-tools/link/framing.ts';
import { encodeRequest, MESSAGE_NAMES } from '../../host-tools/link/messages.ts';
import { FLAGS, MESSAGES } from '../../host-tools/link/protocol.generated.ts';
import { FirstRequest, type Opening } from '../../simulator/ports/first-request.ts';
import { bytesOf, chunked, chunkSizes, concat, hexOf } from '../link/bytes.ts';
import { anyFields } from '../link/message-fields.ts';

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
const SINGLE_BYTES = [1];
const WHOLE = [1 << 16];

const anyRequest = fc
  .tuple(fc.constantFrom(...MESSAGE_NAMES), fc.nat({ max: 255 }))
  .chain(([name, sequence]) =>
    anyFields(name, 'request').map((fields) =>
      encodeFrame({
        flags: 0,
        sequence,
        type: MESSAGES[name].id,
        payload: encodeRequest(name, fields as never),
      }),
    ),
  );

const ERASE = encodeFrame({ flags: 0, sequence: 1, type: MESSAGES.erase.id, payload: new Uint8Array(0) });

/** What the connection is taken for, and at which byte that was decided (0: never). */
function open(
  bytes: Uint8Array,
  sizes: readonly number[],
): { opening: Opening; decidedAt: number; first: FirstRequest } {
  const first = new FirstRequest();
  let at = 0;
  for (const chunk of chunked(bytes, sizes)) {
    at += first.take(chunk);
    if (first.opening !== 'undecided') return { opening: first.opening, decidedAt: at, first };
  }
  return { opening: first.opening, decidedAt: 0, first };
}

/** RFC 9112 section 3, RFC 9110 section 9.1 and 5.6.2: a method is any token; fetch allows all but three. */
const TCHAR = "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const anyMethod = fc
  .array(fc.constantFrom(...TCHAR), { minLength: 1, maxLength: 40 })
  .map((characters) => characters.join(''));

/** RFC 8489 section 5: two zero bits and the type, the length, the magic cookie, an identifier; then attributes. */
function stun(type: number, body: Uint8Array): Uint8Array {
  const header = bytesOf('000000002112a442' + '5a'.repeat(12));
  new DataView(header.buffer).setUint16(0, type);
  new DataView(header.buffer).setUint16(2, body.length);
  return concat(header, body);
}

/** RFC 4571: ICE over TCP puts the length before each message. */
function withLength(message: Uint8Array): Uint8Array {
  return concat(Uint8Array.of(message.length >> 8, message.length & 0xff), message);
}

describe('M1: a request of the link', () => {
  test('M1: opens the connection, whatever its packets, its sequence number and the zeros before it', () => {
    fc.assert(
      fc.property(
        anyRequest,
        chunkSizes,
        fc.nat({ max: 3 }),
        fc.uint8Array(),
        (frame, sizes, zeros, rest) => {
          const { opening, decidedAt, first } = open(concat(new Uint8Array(zeros), frame, rest), sizes);
          expect([opening, decidedAt]).toEqual(['request', zeros + frame.length]);
          expect(hexOf(first.request)).toBe(`00${hexOf(frame)}`);
        },
      ),
    );
  });

  test('M1: not yet whole decides nothing', () => {
    fc.assert(
      fc.property(anyRequest, fc.nat({ max: 300 }), (frame, length) => {
        const part = frame.subarray(0, Math.min(length, frame.length - 1));
        expect(open(part, SINGLE_BYTES).opening).toBe('undecided');
      }),
    );
  });

  test('M1: damaged, of another version, or an answer, closes it', () => {
    const last = ERASE.length - 2;
    const answer = encodeFrame({ flags: FLAGS.response, sequence: 1, type: 1, payload: new Uint8Array(9) });
    for (const bytes of [ERASE.with(last, ERASE[last]! ^ 1), ERASE.with(1, 2), answer])
      expect(open(concat(bytes, ERASE), WHOLE).opening).toBe('foreign');
  });

  test('M1: that never ends closes it after the longest frame', () => {
    expect(open(concat(bytesOf('0201'), new Uint8Array(1000).fill(7)), WHOLE)).toMatchObject({
      opening: 'foreign',
      decidedAt: 250,
    });
  });
});

describe('M1: what a browser begins with', () => {
  test('M1: an HTTP request with any method is closed at its first byte, in packets of one byte as well', () => {
    fc.assert(
      fc.property(anyMethod, fc.constantFrom(SINGLE_BYTES, WHOLE), (method, sizes) => {
        const request = concat(
          ascii(`${method} / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`),
          new Uint8Array(1),
          ERASE,
        );
        expect(open(request, sizes)).toMatchObject({ opening: 'foreign', decidedAt: 1 });
      }),
    );
  });

  test.each([
    ['GET', 'GET / HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n'],
    ['lower case', 'patch / HTTP/1.1\r\n\r\n'],
    ['an empty line before the request (RFC 9112 section 2.2)', '\r\nPOST / HTTP/1.1\r\n\r\n'],
    ['HTTP/2 (RFC 9113 section 3.4)', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['a proxy request', 'CONNECT 127.0.0.1:7777 HTTP/1.1\r\n\r\n'],
    ['FTP', 'USER anonymous\r\n'],
    ['gopher', '/\u0001\r\n'],
  ])('M1: %s', (_, text) => {
    expect(open(concat(ascii(text), new Uint8Array(1), ERASE), SINGLE_BYTES)).toMatchObject({
      opening: 'foreign',
      decidedAt: 1,
    });
  });

  test('M1: a TLS client hello (RFC 8446 section 5.1)', () => {
    expect(open(concat(bytesOf('160301010001000100'), ERASE), SINGLE_BYTES)).toMatchObject({
      opening: 'foreign',
      decidedAt: 1,
    });
  });

  test('M1: STUN and TURN, with and without the length of ICE over TCP, whatever the page puts into them', () => {
    const body = fc.uint8Array({ maxLength: 600 }).map((chosen) => concat(new Uint8Array(1), ERASE, chosen));
    const types = fc.constantFrom(0x0001, 0x0002, 0x0003, 0x0101);
    fc.assert(
      fc.property(types, body, fc.boolean(), chunkSizes, (type, chosen, framed, sizes) => {
        const message = stun(type, chosen);
        expect(open(framed ? withLength(message) : message, sizes).opening).toBe('foreign');
      }),
    );
  });

  test('M1: a length chosen to look like the start of a request does not help', () => {
    // 0x0201 bytes: the length itself reads as the first two bytes of every request.
    const message = withLength(stun(1, new Uint8Array(0x0201 - 20).fill(0x55)));
    expect(hexOf(message.subarray(0, 2))).toBe('0201');
    expect(open(message, WHOLE)).toMatchObject({ opening: 'foreign', decidedAt: 3 });
  });
});

test('M1: nothing is left of a request that was handed on', () => {
  const { first } = open(ERASE, WHOLE);
  first.wipe();
  expect(hexOf(first.request)).toBe('0000');
});
