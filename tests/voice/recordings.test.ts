/** A WAV in the recordings folder takes the place of a synthetic clip; one that cannot be used is named. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ClipCache } from '../../firmware/voice/make/cache.ts';
import { hashesOf } from '../../firmware/voice/make/hashes.ts';
import { makeVoices, type Voices } from '../../firmware/voice/make/voices.ts';
import { decodeSlices } from '../../firmware/voice/codec/decode.ts';
import { languageOf } from '../../firmware/voice/languages/tables.ts';
import { tone, wavFile } from './sounds.ts';

/** The language with the fewest clips. */
const KL = languageOf('kl');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'talkode-voice-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function record(clip: string, content: Uint8Array): void {
  mkdirSync(path.join(folder, 'recordings', 'kl'), { recursive: true });
  writeFileSync(path.join(folder, 'recordings', 'kl', `${clip}.wav`), content);
}

function make(): Promise<Voices> {
  return makeVoices(path.join(folder, 'recordings'), new ClipCache(path.join(folder, 'cache')), [KL]);
}

function toneOf(seconds: number, rate = 16000): Uint8Array {
  return wavFile({ rate, channels: 1, samples: [...tone(440, 12000, rate, seconds)].map(Math.round) });
}

const wholeTone = wavFile({
  rate: 44100,
  channels: 1,
  samples: [...tone(440, 12000, 44100, 0.4)].map(Math.round),
});

describe('a recording', () => {
  test('replaces its clip and no other, and goes when it is taken away', async () => {
    const before = hashesOf((await make()).packs);
    record('4', wholeTone);
    const voices = await make();
    const after = hashesOf(voices.packs);
    const changed = Object.keys(before['kl.core']?.clips ?? {}).filter(
      (clip) => before['kl.core']?.clips[clip] !== after['kl.core']?.clips[clip],
    );
    expect(changed).toEqual(['4']);
    expect(after['kl.comfort']).toEqual(before['kl.comfort']);
    const samples = decodeSlices(voices.packs[0]?.clips.get('4') ?? new Uint8Array());
    expect(samples.length / 16000).toBeCloseTo(0.4, 1);
    rmSync(path.join(folder, 'recordings'), { recursive: true });
    expect(hashesOf((await make()).packs)).toEqual(before);
  });

  test('that is no WAV stops the build with its name', async () => {
    record('code', new TextEncoder().encode('not a sound at all'));
    await expect(make()).rejects.toThrow('kl/code: expected a WAV file');
  });

  test('of a clip that the language does not say is not passed over', async () => {
    record('agian', wholeTone);
    await expect(make()).rejects.toThrow(
      'recordings/kl: expected <clip>.wav for clips of languages/kl.json, got agian.wav',
    );
  });

  test.each([
    [
      'cut short',
      (): Uint8Array => wholeTone.subarray(0, 3000),
      /^kl\/4: expected 35280 bytes in the chunk 'data', got \d+/,
    ],
    [
      'a click',
      (): Uint8Array => toneOf(0.01),
      /^kl\/4: expected a recording of 120 to 2000 ms .* got \d+ ms$/,
    ],
    [
      'endless',
      (): Uint8Array => toneOf(3),
      /^kl\/4: expected a recording of 120 to 2000 ms .* got 3\d\d\d ms$/,
    ],
    [
      'of 8 kHz',
      (): Uint8Array => toneOf(0.4, 8000),
      /^kl\/4: expected at least 16000 samples a second, got 8000$/,
    ],
  ])('of a digit that is %s stops the build with its name', async (_what, content, message) => {
    record('4', content());
    await expect(make()).rejects.toThrow(message);
  });

  test('of a language that there is not is not passed over', async () => {
    mkdirSync(path.join(folder, 'recordings', 'xx'), { recursive: true });
    await expect(make()).rejects.toThrow(
      'recordings: expected folders named da, en, de, sv, nb, fo, kl, got xx',
    );
  });

  test('that makes its pack too large stops the build', async () => {
    record('code', toneOf(4.5));
    await expect(make()).rejects.toThrow(/^pack kl\.core: expected at most 102400 bytes, got \d+$/);
  });
});
