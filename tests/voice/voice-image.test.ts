/** The directory of a voice image as hosts read it, and what they say of one that is not whole. */
import { describe, expect, test } from 'vitest';
import { readVoiceImage } from '../../simulator/voice/voice-image.ts';
import { buildImage, sealDirectory } from '../audio/voice-image.ts';

const SLICE = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);
const image = (): Uint8Array =>
  buildImage([
    { language: 0, pack: 0, clips: [SLICE, null], digitSlotMs: 1010 },
    { language: 1, pack: 2, clips: [SLICE] },
  ]);
/** 512 of the directory, 16 of the header, two entries of the index, one slice. */
const SECOND_PACK = 512 + 16 + 16 + 8;

test('lists its packs', () => {
  expect(readVoiceImage(image())).toEqual([
    { language: 'da', pack: 'core', clipCount: 2, offset: 512, bytes: 40, digitSlotMs: 1010 },
    { language: 'en', pack: 'comfort', clipCount: 1, offset: SECOND_PACK, bytes: 32, digitSlotMs: 940 },
  ]);
});

test('may be without any pack, and need not lie at the start of its memory', () => {
  const empty = buildImage([]);
  const inside = new Uint8Array(empty.length + 3);
  inside.set(empty, 3);
  expect(readVoiceImage(inside.subarray(3))).toEqual([]);
});

describe('an image that is not whole is named with what was expected', () => {
  const cases: [string, (bytes: Uint8Array) => Uint8Array | void, string][] = [
    ['cut short', (bytes) => bytes.subarray(0, -1), 'voice image, bytes: expected 584, got 583'],
    ['shorter than a directory', (bytes) => bytes.subarray(0, 511), 'expected at least 512 bytes, got 511'],
    [
      'something else',
      (bytes) => void (bytes[0] = 0),
      'voice image, magic: expected 0x31564b54, got 0x31564b00',
    ],
    ['of a later version', (bytes) => void (bytes[4] = 3), 'voice image, version: expected 2, got 3'],
    [
      'with too many packs',
      (bytes) => void (bytes[6] = 32),
      'voice image, packs: expected at most 31, got 32',
    ],
    ['with a damaged directory', (bytes) => void (bytes[20]! ^= 1), 'checksum of the directory: expected 0x'],
    ['with a damaged clip', (bytes) => void (bytes[545]! ^= 1), 'voice pack da.core, checksum: expected 0x'],
  ];
  test.each(cases)('%s', (_, damage, message) => {
    const bytes = image();
    const damaged = damage(bytes) ?? bytes;
    expect(() => readVoiceImage(damaged)).toThrow(message);
  });

  const sealed: [string, (view: DataView) => void, string][] = [
    [
      'an unknown language',
      (view) => view.setUint8(16, 9),
      'entry 0: expected a known language and pack, got 9 and 0',
    ],
    [
      'an odd offset',
      (view) => view.setUint32(20, 513, true),
      'da.core: expected an offset that is a multiple of 8',
    ],
    [
      'an end beyond the image',
      (view) => view.setUint32(24, 80, true),
      'da.core: expected an end within 584 bytes, got 592',
    ],
    ['another number of clips', (view) => view.setUint16(18, 3, true), 'da.core, clips: expected 3, got 2'],
    ["another pack's place", (view) => view.setUint32(20, SECOND_PACK, true), 'da.core'],
    [
      'no pack at all',
      (view) => view.setUint32(20, 528, true),
      'voice pack da.core, magic: expected 0x50564b54',
    ],
  ];
  test.each(sealed)('with an entry that has %s', (_, damage, message) => {
    const bytes = image();
    damage(new DataView(bytes.buffer));
    sealDirectory(bytes);
    expect(() => readVoiceImage(bytes)).toThrow(message);
  });
});
