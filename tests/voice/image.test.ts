/** Packs and the voice image: written, read back, and every kind of damage refused by name. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DIRECTORY_BYTES, readDirectory, readImage, writeImage } from '../../firmware/voice/image/image.ts';
import { readPack, writePack } from '../../firmware/voice/image/pack.ts';

const clip = (slices: number, fill: number): Uint8Array => new Uint8Array(slices * 8).fill(fill);

function packOf(language: number, pack: number): Uint8Array {
  return writePack({ language, pack, clips: [clip(3, 1), clip(0, 0), clip(2, 7)] }, 'a pack');
}

function someImage(): Uint8Array {
  return writeImage(
    [0, 1].map((language) => ({
      language,
      pack: 2,
      clipCount: 3,
      digitSlotMs: 940 + language,
      isComplete: language % 2 === 0,
      isOffered: language === 1,
      bytes: packOf(language, 2),
    })),
  );
}

describe('a pack', () => {
  test('comes back as it was written, a missing clip as an empty one', () => {
    const { language, pack, clips } = readPack(packOf(3, 1), 'p');
    expect([language, pack]).toEqual([3, 1]);
    expect(clips).toEqual([clip(3, 1), clip(0, 0), clip(2, 7)]);
  });

  test('has the bytes that the format page says', () => {
    const view = new DataView(packOf(3, 1).buffer);
    expect(view.getUint32(0, true)).toBe(0x50564b54);
    expect([view.getUint8(4), view.getUint8(5), view.getUint16(6, true)]).toEqual([3, 1, 3]);
    expect(view.getUint32(8, true)).toBe(16 + 3 * 8 + 5 * 8);
    expect([16, 24, 32].map((at) => [view.getUint32(at, true), view.getUint16(at + 4, true)])).toEqual([
      [40, 3],
      [0, 0],
      [64, 2],
    ]);
  });

  test('has the checksum of zip', () => {
    // CRC-32/ISO-HDLC of "123456789" is 0xcbf43926 (reveng's catalogue); here bit by bit, over the pack's own bytes.
    const crc = (bytes: Uint8Array): number =>
      ~bytes.reduce((sum, byte) => {
        let crc32 = sum ^ byte;
        for (let bit = 0; bit < 8; bit += 1) crc32 = crc32 & 1 ? (crc32 >>> 1) ^ 0xedb88320 : crc32 >>> 1;
        return crc32;
      }, 0xffffffff) >>> 0;
    expect(crc(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
    const pack = packOf(0, 0);
    expect(new DataView(pack.buffer).getUint32(12, true)).toBe(crc(pack.subarray(16)));
  });

  test('over 100 KiB is refused', () => {
    const clips = [clip(12_800, 0)];
    expect(() => writePack({ language: 0, pack: 0, clips }, 'pack da.core')).toThrow(
      'pack da.core: expected at most 102400 bytes, got 102424',
    );
  });

  test.each<[string, (file: Uint8Array) => Uint8Array, string]>([
    ['too short for a header', (file) => file.subarray(0, 10), 'p: expected at least 16 bytes, got 10'],
    ['cut', (file) => file.subarray(0, 60), 'p: expected the 80 bytes that it says it has, got 60'],
    ['something else', () => new Uint8Array(80), 'p: expected a pack to begin with TKVP'],
    ['changed in one sample', (file) => file.with(50, 0), 'p: expected checksum'],
  ])('that is %s is refused', (_what, damage, message) => {
    expect(() => readPack(damage(packOf(0, 0)), 'p')).toThrow(message);
  });
});

describe('the image', () => {
  test('comes back as it was written', () => {
    const directory = readDirectory(someImage());
    expect(
      directory.map(({ language, pack, clipCount, digitSlotMs, isComplete, isOffered }) => [
        ...[language, pack, clipCount, digitSlotMs],
        (isComplete ? 1 : 0) + (isOffered ? 2 : 0),
      ]),
    ).toEqual([
      [0, 2, 3, 940, 1],
      [1, 2, 3, 941, 2],
    ]);
    expect(readImage(someImage()).map((pack) => pack.clips[2])).toEqual([clip(2, 7), clip(2, 7)]);
  });

  test('has its packs at multiples of 8 behind the directory', () => {
    const view = new DataView(someImage().buffer);
    expect(view.getUint32(0, true)).toBe(0x31564b54);
    expect([view.getUint16(4, true), view.getUint16(6, true)]).toEqual([2, 2]);
    expect([16, 32].map((entry) => view.getUint32(entry + 4, true))).toEqual([
      DIRECTORY_BYTES,
      DIRECTORY_BYTES + 80,
    ]);
  });

  test('takes 31 packs and refuses more', () => {
    const packs = Array.from({ length: 32 }, (_, language) => ({
      language,
      pack: 0,
      clipCount: 3,
      digitSlotMs: 940,
      isComplete: true,
      isOffered: true,
      bytes: packOf(language, 0),
    }));
    expect(readImage(writeImage(packs.slice(1)))).toHaveLength(31);
    expect(() => writeImage(packs)).toThrow('voice image: expected at most 31 packs, got 32');
  });

  test('refuses any changed byte, whichever it is, and says that it is the voice image', () => {
    const image = someImage();
    const places = fc.integer({ min: 0, max: image.length - 1 });
    fc.assert(
      fc.property(places, fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = image.with(at, (image[at] ?? 0) ^ change);
        expect(() => readImage(damaged)).toThrow(/^voice image: /);
      }),
      { numRuns: 400 },
    );
  });

  test.each([0, 511, 600])('cut to %i bytes is refused', (bytes) => {
    expect(() => readImage(someImage().subarray(0, bytes))).toThrow(/^voice image: expected/);
  });
});
