/**
 * A line full of noise: good frames, frames damaged in every way that a line or a broken host can think of, and
 * rubbish.
 */
import fc from 'fast-check';
import { cobsEncode } from '../../host-tools/link/cobs.ts';
import { crc16 } from '../../host-tools/link/crc16.ts';
import { encodeFrame } from '../../host-tools/link/framing.ts';
import { encodeRequest } from '../../host-tools/link/messages.ts';
import { LINK_VERSION, MAXIMUM_PAYLOAD_BYTES, MESSAGES } from '../../host-tools/link/protocol.generated.ts';
import { anyRequest } from '../model/actions.ts';

const byte = fc.nat(255);

/** A request that means something, good or refused. */
const goodFrame = fc.tuple(anyRequest, byte).map(([action, sequence]) => {
  if (action.do !== 'ask') throw new Error('expected a request');
  const { name, fields } = action.request;
  return encodeFrame({
    flags: 0,
    sequence,
    type: MESSAGES[name].id,
    payload: encodeRequest(name, fields as never),
  });
});

/** As long as a payload may be, or a byte less. */
const fullPayload = fc.uint8Array({ minLength: MAXIMUM_PAYLOAD_BYTES - 1, maxLength: MAXIMUM_PAYLOAD_BYTES });

/** A frame whose checksum is right and whose contents are anything. */
const strangeFrame = fc
  .record({
    flags: fc.oneof(fc.constant(0), byte),
    sequence: byte,
    type: fc.oneof(fc.nat(15), byte),
    payload: fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc.uint8Array({ maxLength: MAXIMUM_PAYLOAD_BYTES }),
      fullPayload,
    ),
  })
  .map(encodeFrame);

/** A frame with a header of its own making: another version, a length that is not so, up to too long; its checksum is right. */
const lyingFrame = fc
  .record({
    version: fc.oneof({ weight: 3, arbitrary: fc.constant(LINK_VERSION) }, byte),
    length: fc.oneof(fc.nat(0xffff), fc.nat(300)),
    rest: fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.uint8Array({ minLength: MAXIMUM_PAYLOAD_BYTES, maxLength: MAXIMUM_PAYLOAD_BYTES + 2 }),
    ),
    type: fc.nat(15),
    honest: fc.boolean(),
  })
  .map(({ version, length, rest, type, honest }) => {
    const said = honest ? rest.length : length;
    const checked = Uint8Array.of(version, 0, 7, type, said & 0xff, said >> 8, ...rest);
    const crc = crc16(checked);
    return Uint8Array.of(...cobsEncode(Uint8Array.of(...checked, crc & 0xff, crc >> 8)), 0);
  });

type Damage = (frame: Uint8Array) => Uint8Array;

const anyDamage: fc.Arbitrary<Damage> = fc.oneof(
  fc.tuple(fc.nat(), fc.nat(7)).map(([at, bit]): Damage => (frame) => {
    const damaged = frame.slice();
    damaged[at % frame.length]! ^= 1 << bit;
    return damaged;
  }),
  fc.nat().map(
    (at): Damage =>
      (frame) =>
        frame.subarray(0, at % frame.length),
  ),
  fc.nat().map(
    (at): Damage =>
      (frame) =>
        frame.subarray(at % frame.length),
  ),
  fc.tuple(fc.nat(), byte).map(([at, value]): Damage => (frame) => {
    const cut = at % frame.length;
    return Uint8Array.of(...frame.subarray(0, cut), value, ...frame.subarray(cut));
  }),
  fc.tuple(fc.nat(), fc.nat(20)).map(([at, length]): Damage => (frame) => {
    const cut = at % frame.length;
    return Uint8Array.of(...frame.subarray(0, cut), ...frame.subarray(cut + length));
  }),
  // The delimiter is lost, and the next frame runs into this one.
  fc.constant<Damage>((frame) => frame.subarray(0, -1)),
);

const rubbish = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 400 }),
  // Long lines without an end, and without any news.
  fc
    .tuple(fc.constantFrom(0x00, 0x01, 0x02, 0xfe, 0xff, 0x55), fc.integer({ min: 1, max: 600 }))
    .map(([value, length]) => {
      return new Uint8Array(length).fill(value);
    }),
  // COBS blocks of every length, full ones above all, ended or not.
  fc
    .array(fc.tuple(fc.constantFrom(1, 2, 3, 0xfd, 0xfe, 0xff), fc.integer({ min: 1, max: 255 })), {
      maxLength: 3,
    })
    .map((blocks) =>
      Uint8Array.from(
        blocks.flatMap(([code, value]) => [code, ...new Array<number>(code - 1).fill(value)]).concat(0),
      ),
    ),
);

export const anyPiece: fc.Arbitrary<Uint8Array> = fc.oneof(
  { weight: 6, arbitrary: goodFrame },
  { weight: 3, arbitrary: goodFrame.map((frame) => Uint8Array.of(...frame, ...frame)) },
  { weight: 3, arbitrary: strangeFrame },
  { weight: 3, arbitrary: lyingFrame },
  {
    weight: 6,
    arbitrary: fc.tuple(fc.oneof(goodFrame, strangeFrame), anyDamage).map(([frame, damage]) => damage(frame)),
  },
  { weight: 3, arbitrary: rubbish },
);

/** Cuts bytes into chunks as a serial driver might: by the byte, by the buffer, or anyhow. */
export const anyChunkSizes: fc.Arbitrary<number[]> = fc.oneof(
  fc.constant<number[]>([1]),
  fc.constant<number[]>([64]),
  fc.constant<number[]>([4096]),
  fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 12 }),
);

export function* chunksOf(bytes: Uint8Array, sizes: readonly number[]): Generator<Uint8Array> {
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const end = at + sizes[turn % sizes.length]!;
    yield bytes.subarray(at, end);
    at = end;
  }
}

export function concat(pieces: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(pieces));
}
