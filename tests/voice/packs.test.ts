/** The packs as built: complete, within their size, as the committed list says, and of one loudness. */
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { decodeSlices } from '../../firmware/voice/codec/decode.ts';
import { encodeSamples } from '../../firmware/voice/codec/encode.ts';
import { readDirectory, readImage } from '../../firmware/voice/image/image.ts';
import { measureClips } from '../../firmware/voice/make/check.ts';
import { clipSource, SoundMaker } from '../../firmware/voice/make/clip.ts';
import { hashDifferences, type HashList } from '../../firmware/voice/make/hashes.ts';
import { segmentalSnr } from '../../firmware/voice/sound/segmental-snr.ts';
import { LANGUAGES, languageOf, PACKS } from '../../firmware/voice/languages/tables.ts';
import { WORDS } from '../../simulator/voice/words.generated.ts';
import { ROOT } from '../boundary/source-tree.ts';
import { runs } from '../support/depth.ts';
import { sha256 } from './sha256.ts';

const BUILT = path.join(ROOT, 'build', 'voice');
// A plain Uint8Array: toEqual() tells a Buffer from one.
const image = new Uint8Array(readFileSync(path.join(BUILT, 'voice.bin')));
const packs = readImage(image);
const HASHES = JSON.parse(
  readFileSync(path.join(ROOT, 'firmware', 'voice', 'hashes.json'), 'utf8'),
) as HashList;

const RECORDINGS = path.join(ROOT, 'firmware', 'voice', 'recordings');

function builtClip(tag: string, clip: string): Uint8Array {
  const pack = PACKS.find(({ clips }) => clips.includes(clip));
  const slices = packOf(languageOf(tag).id, pack?.id ?? -1)?.clips[pack?.clips.indexOf(clip) ?? -1];
  if (slices === undefined) throw new Error(`the image has no clip ${tag}/${clip}`);
  return slices;
}

const packOf = (language: number, pack: number) =>
  packs.find((each) => each.language === language && each.pack === pack);

describe('the image', () => {
  test('holds the pack files, each at most 100 KiB', () => {
    for (const { language, pack, bytes } of readDirectory(image)) {
      const file = path.join(BUILT, `${LANGUAGES[language]?.tag}.${PACKS[pack]?.name}.voice`);
      expect(readFileSync(file).equals(bytes)).toBe(true);
      expect(statSync(file).size).toBeLessThanOrEqual(100 * 1024);
    }
    expect(packs).toHaveLength(20);
  });

  test('is what hashes.json says, clip by clip', () => {
    const found = Object.fromEntries(
      readDirectory(image).map(({ language, pack, bytes }) => {
        const ids = PACKS[pack]?.clips ?? [];
        const clips = (packOf(language, pack)?.clips ?? []).flatMap((slices, index) =>
          slices.length === 0 ? [] : [[ids[index], sha256(slices)]],
        );
        const name = `${LANGUAGES[language]?.tag}.${PACKS[pack]?.name}`;
        return [name, { pack: sha256(bytes), clips: Object.fromEntries(clips) as Record<string, string> }];
      }),
    );
    expect(hashDifferences(HASHES, found)).toEqual([]);
    expect(found).toEqual(HASHES);
  });

  test('gives the digits of each language room', () => {
    for (const { language, digitSlotMs } of readDirectory(image)) {
      const digits = packOf(language, 0)?.clips.slice(0, 10) ?? [];
      const longest = Math.max(...digits.map((slices) => (slices.length / 8) * (20 / 16)));
      expect(digitSlotMs).toBe(Math.max(940, Math.ceil(longest) + 250));
    }
  });
});

describe('Danish and English', () => {
  test.each(['da', 'en'])('%s says every clip', (tag) => {
    const { id, phrases } = languageOf(tag);
    for (const { id: pack, clips } of PACKS) {
      const wanted = clips.filter((clip) => tag === 'da' || !/^\dand$/.test(clip));
      expect(clips.filter((clip) => phrases.has(clip))).toEqual(wanted);
      const said = packOf(id, pack)?.clips ?? [];
      expect(clips.filter((_, index) => (said[index]?.length ?? 0) > 0)).toEqual(wanted);
    }
  });
});

describe.each(LANGUAGES.map(({ tag }) => tag))('%s', (tag) => {
  test('has all digits, the word for code and its own name', () => {
    const { phrases } = languageOf(tag);
    for (const clip of [...'0123456789', 'code', 'language-name', 'new-code'])
      expect([...phrases.keys()]).toContain(clip);
  });

  test('has words for the hosts, digits as digits', () => {
    const words = WORDS[tag as keyof typeof WORDS];
    expect(Object.keys(words).sort()).toEqual([...languageOf(tag).phrases.keys()].sort());
    for (const digit of '0123456789') expect(words[digit]).toBe(digit);
  });

  test('begins with sound at once: the first 30 ms are not silent', () => {
    for (const pack of packs.filter(({ language }) => LANGUAGES[language]?.tag === tag))
      for (const slices of pack.clips.filter(({ length }) => length > 0)) {
        const start = decodeSlices(slices.subarray(0, 24 * 8));
        expect(start.some((sample) => Math.abs(sample) > 30)).toBe(true);
      }
  });
});

/** Which clips there are is pinned by hashes.json: the other languages are measured before a release. */
describe.each(LANGUAGES.slice(0, runs(2, LANGUAGES.length)).map(({ tag }) => tag))('%s, measured', (tag) => {
  test('is of one loudness, unclipped, and 24 dB above the error of the codec', async () => {
    const measures = await measureClips(languageOf(tag), RECORDINGS, (_, clip) => builtClip(tag, clip));
    const loudness = measures.map(({ loudnessLufs }) => loudnessLufs);
    expect(Math.max(...loudness) - Math.min(...loudness)).toBeLessThanOrEqual(1);
    expect(Math.max(...measures.map(({ peakDbfs }) => peakDbfs))).toBeLessThanOrEqual(-1);
    expect(segmentalSnr(measures.flatMap(({ frameRatios }) => frameRatios))).toBeGreaterThanOrEqual(24);
    expect(measures.map(({ milliseconds }) => milliseconds)).toSatisfy((all: number[]) =>
      all.every((milliseconds) => milliseconds > 150),
    );
  });
});

test('clips made once more are the same bytes', async () => {
  const maker = new SoundMaker();
  for (const [tag, clip] of [
    ['da', '8'],
    ['en', '0'],
    ['fo', 'new-code'],
    ['da', '3'],
  ] as const) {
    const source = clipSource(languageOf(tag), clip, RECORDINGS);
    if (source === null) throw new Error(`no source for ${tag}/${clip}`);
    expect(encodeSamples((await maker.make(source)).samples)).toEqual(builtClip(tag, clip));
  }
});

test('a changed, a missing and an unexpected clip are named', () => {
  const expected = { 'da.core': { pack: 'p', clips: { '0': 'a', '1': 'b', '2': 'c' } } };
  const found = { 'da.core': { pack: 'q', clips: { '0': 'a', '1': 'x', '3': 'd' } } };
  expect(hashDifferences(expected, found)).toEqual([
    "da.core: clip '1': expected b, got x",
    "da.core: clip '2': expected c, got no clip",
    "da.core: clip '3': expected no clip, got d",
  ]);
  expect(hashDifferences(expected, {})).toEqual(['da.core: expected a pack, got none']);
  expect(hashDifferences({}, found)).toEqual(['da.core: expected no such pack, got one']);
});
