/** Where sound goes: the recorder's tape, WAV files, voice images in memory, checksums. */
import { crc32 as zlibCrc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AudioRecorder } from '../../simulator/ports/audio-recorder.ts';
import { MemoryVoice } from '../../simulator/ports/audio.ts';
import type { AudioMark } from '../../simulator/token/sound-buffers.ts';
import { crc32, samplesCrc32 } from '../../simulator/ports/crc32.ts';
import { wavFile } from '../../simulator/ports/wav.ts';

const begins = (sample: number, clip: number): AudioMark => ({ sample, clip, kind: 'begins', language: 1 });
const ends = (sample: number, clip: number): AudioMark => ({ sample, clip, kind: 'ends', language: 1 });
const cut = (sample: number, clip: number): AudioMark => ({ sample, clip, kind: 'cut', language: 1 });

describe('AudioRecorder', () => {
  test('joins blocks and counts marks from the beginning', () => {
    const recorder = new AudioRecorder();
    recorder.play(Int16Array.of(1, 2, 3), [begins(1, 7)]);
    recorder.play(Int16Array.of(4, 5), [ends(1, 7), begins(1, 7)]);
    recorder.ended();
    recorder.play(Int16Array.of(6), [cut(1, 7), begins(1, 8)]);
    expect([...recorder.samples()]).toEqual([1, 2, 3, 4, 5, 6]);
    expect(recorder.heard).toEqual([
      { clip: 7, language: 1, startSample: 1, endSample: 4, cut: false },
      { clip: 7, language: 1, startSample: 4, endSample: 6, cut: true },
      { clip: 8, language: 1, startSample: 6, endSample: null, cut: false },
    ]);
  });

  test('keeps its samples when the giver uses the block again', () => {
    const recorder = new AudioRecorder();
    const block = Int16Array.of(1, 2);
    recorder.play(block, []);
    block.fill(9);
    expect([...recorder.samples()]).toEqual([1, 2]);
  });

  test('hands on what it hears', () => {
    const next = new AudioRecorder();
    const recorder = new AudioRecorder(next);
    recorder.play(Int16Array.of(1), [begins(0, 7)]);
    expect([next.heard, next.length]).toEqual([recorder.heard, 1]);
  });

  test('begins anew: the end of a clip from before is none of its own', () => {
    const recorder = new AudioRecorder();
    recorder.play(Int16Array.of(1), [begins(0, 7)]);
    recorder.reset();
    recorder.play(Int16Array.of(2), [ends(0, 7), begins(0, 8)]);
    expect([...recorder.samples()]).toEqual([2]);
    expect(recorder.heard).toMatchObject([{ clip: 8, startSample: 0 }]);
  });
});

test('a WAV file is a header and then the samples, byte for byte', () => {
  fc.assert(
    fc.property(fc.int16Array({ maxLength: 100 }), (samples) => {
      const file = Buffer.from(wavFile(samples));
      expect(file.toString('latin1', 0, 4) + file.toString('latin1', 8, 16)).toBe('RIFFWAVEfmt ');
      expect(file.readUInt32LE(4)).toBe(file.length - 8);
      const [format, channels, bits] = [20, 22, 34].map((at) => file.readUInt16LE(at));
      expect([format, channels, file.readUInt32LE(24), bits]).toEqual([1, 1, 16_000, 16]);
      expect([file.readUInt32LE(28), file.readUInt16LE(32)]).toEqual([32_000, 2]);
      expect([file.toString('latin1', 36, 40), file.readUInt32LE(40)]).toEqual(['data', 2 * samples.length]);
      expect(Array.from(samples, (_, index) => file.readInt16LE(44 + 2 * index))).toEqual([...samples]);
      expect(samplesCrc32(samples)).toBe(zlibCrc32(file.subarray(44)));
    }),
  );
});

test('the checksum is that of zlib', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(crc32(bytes)).toBe(zlibCrc32(bytes));
    }),
  );
});

test('a voice image gives whole ranges or nothing', () => {
  const voice = new MemoryVoice(Uint8Array.of(1, 2, 3));
  expect([voice.read(1, 2), voice.read(2, 2), voice.read(9, 0)]).toEqual([
    Uint8Array.of(2, 3),
    undefined,
    undefined,
  ]);
});
