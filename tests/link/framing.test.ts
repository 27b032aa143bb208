/** Frames: layout on the wire, any chunking, resynchronisation after garbage, bounded memory. */
import fc from 'fast-check';
import { Session } from 'node:inspector';
import { describe, expect, test } from 'vitest';
import { cobsDecode, cobsEncode } from '../../host-tools/link/cobs.ts';
import { crc16 } from '../../host-tools/link/crc16.ts';
import { encodeFrame, FrameDecoder, type Frame } from '../../host-tools/link/framing.ts';
import {
  HEADER_BYTES,
  LINK_VERSION,
  MAXIMUM_PAYLOAD_BYTES,
} from '../../host-tools/link/protocol.generated.ts';
import { anyFrame, bytesOf, chunked, chunkSizes, concat, hexOf } from './bytes.ts';

const PING: Frame = { flags: 0, sequence: 7, type: 2, payload: bytesOf('') };
const DELIMITER = Uint8Array.of(0);

function readAll(decoder: FrameDecoder, chunks: readonly Uint8Array[]): Frame[] {
  return chunks.flatMap((chunk) => decoder.push(chunk));
}

/** A frame with raw bytes of one's own choice before COBS. */
const wire = (raw: Uint8Array): Uint8Array => concat(cobsEncode(raw), DELIMITER);

function withChecksum(raw: Uint8Array): Uint8Array {
  const crc = crc16(raw);
  return concat(raw, Uint8Array.of(crc & 0xff, crc >> 8));
}

/** What the types of Node leave out. */
interface Members {
  privateProperties?: { value?: { description?: string } }[];
}

/** Elements of the arrays in an object's private members, which only a debugger sees. */
function heldBy(object: object): number {
  const session = new Session();
  session.connect();
  let members: Members = {};
  const scope = globalThis as { looked?: object };
  scope.looked = object;
  session.post('Runtime.evaluate', { expression: 'looked' }, (_error, { result }) => {
    session.post('Runtime.getProperties', { objectId: result.objectId! }, (_failed, found) => {
      members = found as Members;
    });
  });
  delete scope.looked;
  session.disconnect();
  return (members.privateProperties ?? []).reduce((sum, { value }) => {
    return sum + Number(/^\w*Array\((\d+)\)$/.exec(value?.description ?? '')?.[1] ?? 0);
  }, 0);
}

describe('a frame on the wire', () => {
  test('is version, flags, sequence, type, length, payload and checksum, little-endian, in COBS, ended by zero', () => {
    const encoded = encodeFrame({ flags: 1, sequence: 0xfe, type: 9, payload: bytesOf('00aa00') });
    expect(encoded.at(-1)).toBe(0);
    const raw = cobsDecode(encoded.subarray(0, -1))!;
    expect(hexOf(raw.subarray(0, -2))).toBe('0101fe09030000aa00');
    expect(raw[HEADER_BYTES + 3]! | (raw[HEADER_BYTES + 4]! << 8)).toBe(crc16(raw.subarray(0, -2)));
  });

  test.each([
    ['flags', { ...PING, flags: 256 }, 'frame flags: expected a whole number 0 to 255, got 256'],
    ['sequence', { ...PING, sequence: -1 }, 'frame sequence: expected a whole number 0 to 255, got -1'],
    ['type', { ...PING, type: 1.5 }, 'frame type: expected a whole number 0 to 255, got 1.5'],
    [
      'payload',
      { ...PING, payload: new Uint8Array(241) },
      'frame payload: expected at most 240 bytes, got 241',
    ],
  ])('refuses %s out of range', (_, frame, message) => {
    expect(() => encodeFrame(frame)).toThrow(new RangeError(message));
  });
});

describe('the frame decoder', () => {
  test('any frames in any chunks come out as they went in', () => {
    fc.assert(
      fc.property(fc.array(anyFrame, { maxLength: 8 }), chunkSizes, (frames, sizes) => {
        const decoder = new FrameDecoder();
        const stream = concat(...frames.map(encodeFrame));
        expect(readAll(decoder, chunked(stream, sizes))).toEqual(frames);
        expect(decoder.droppedFrames).toBe(0);
      }),
    );
  });

  test('garbage between frames costs no frame that a delimiter sets apart', () => {
    const garbage = fc.uint8Array({ maxLength: 700 });
    fc.assert(
      fc.property(fc.array(fc.tuple(garbage, anyFrame), { maxLength: 6 }), chunkSizes, (pairs, sizes) => {
        const stream = concat(...pairs.flatMap(([noise, frame]) => [noise, DELIMITER, encodeFrame(frame)]));
        const frames = readAll(new FrameDecoder(), chunked(stream, sizes));
        // Random noise is a valid frame once in 65536 at the very most; then it would come out in addition.
        const sent = new Set(pairs.map(([, frame]) => hexOf(encodeFrame(frame))));
        expect(frames.map((frame) => hexOf(encodeFrame(frame))).filter((frame) => sent.has(frame))).toEqual(
          pairs.map(([, frame]) => hexOf(encodeFrame(frame))),
        );
      }),
    );
  });

  test('a byte changed on the way drops the frame, and the next one is read', () => {
    const anyChange = fc.record({ at: fc.nat(), difference: fc.integer({ min: 1, max: 255 }) });
    fc.assert(
      fc.property(anyFrame, anyFrame, anyChange, (damaged, next, { at, difference }) => {
        const bytes = encodeFrame(damaged);
        bytes[at % (bytes.length - 1)]! ^= difference;
        // Only a changed block length could slip through, once in 65536, and then the length field would tell.
        expect(new FrameDecoder().push(concat(bytes, encodeFrame(next)))).toEqual([next]);
      }),
    );
  });

  test.each<[string, Uint8Array]>([
    ['a wrong checksum', wire(bytesOf('0100070200000000'))],
    ['another version', wire(withChecksum(Uint8Array.of(LINK_VERSION + 1, 0, 7, 2, 0, 0)))],
    ['a length below its payload', wire(withChecksum(bytesOf('010007020000aa')))],
    ['a length above its payload', wire(withChecksum(bytesOf('010007020200aa')))],
    ['a payload too long', wire(withChecksum(concat(bytesOf('01000702f100'), new Uint8Array(241).fill(1))))],
    ['too few bytes', wire(bytesOf('010007'))],
    ['a broken encoding', bytesOf('ff010200')],
  ])('drops and counts %s', (_, bytes) => {
    const decoder = new FrameDecoder();
    expect(decoder.push(bytes)).toEqual([]);
    expect(decoder.droppedFrames).toBe(1);
    expect(decoder.push(encodeFrame(PING))).toEqual([PING]);
  });

  test('delimiters in a row are neither frames nor faults', () => {
    const decoder = new FrameDecoder();
    expect(decoder.push(concat(new Uint8Array(50), encodeFrame(PING), new Uint8Array(3)))).toEqual([PING]);
    expect(decoder.droppedFrames).toBe(0);
  });

  test('the longest frame fits, one byte more is dropped', () => {
    const longest = { ...PING, payload: new Uint8Array(MAXIMUM_PAYLOAD_BYTES).fill(0xff) };
    const encoded = encodeFrame(longest);
    expect(new FrameDecoder().push(encoded)).toEqual([longest]);
    const tooLong = concat(encoded.subarray(0, -1), Uint8Array.of(1, 0));
    const decoder = new FrameDecoder();
    expect(decoder.push(tooLong)).toEqual([]);
    expect(decoder.droppedFrames).toBe(1);
  });

  test('a frame without an end holds no more memory than the longest frame, and ends with its delimiter', () => {
    const decoder = new FrameDecoder();
    const atFirst = heldBy(decoder);
    expect(atFirst).toBeGreaterThan(0);
    const noise = new Uint8Array(10_000).fill(0x55);
    for (let round = 0; round < 20; round++) decoder.push(noise);
    expect(heldBy(decoder)).toBe(atFirst);
    expect(decoder.push(concat(DELIMITER, encodeFrame(PING)))).toEqual([PING]);
    expect(decoder.droppedFrames).toBe(1);
  });

  test('a frame given out is not changed by later bytes', () => {
    const decoder = new FrameDecoder();
    const [first] = decoder.push(encodeFrame({ ...PING, payload: bytesOf('010203') }));
    decoder.push(encodeFrame({ ...PING, payload: bytesOf('ffffff') }));
    expect(hexOf(first!.payload)).toBe('010203');
  });
});
