/** The voice image through the window: what the directory tells, and that no damaged byte of it traps or never ends. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encode } from './reference-codec.ts';
import { vowel } from './sounds.ts';
import { TestPlayer } from './test-player.ts';
import { buildImage, sealDirectory, type Pack } from './voice-image.ts';

const LANGUAGES = 7;
const PACKS = 4;
const clips = [encode(vowel(120, 1000)), null, encode(vowel(170, 700))];
const PRESENT: readonly Pack[] = [
  { language: 0, pack: 0, clips, digitSlotMs: 1010 },
  { language: 1, pack: 0, clips },
  { language: 0, pack: 1, clips },
  { language: 6, pack: 3, clips },
];
const image = buildImage(PRESENT);

function damaged(change: (view: DataView) => void): Uint8Array {
  const copy = image.slice();
  change(new DataView(copy.buffer));
  return copy;
}

function packsOf(player: TestPlayer): string[] {
  return Array.from({ length: LANGUAGES * PACKS }, (_, i) => [Math.floor(i / PACKS), i % PACKS] as const)
    .filter(([language, pack]) => player.core.testHasPack(language, pack) !== 0)
    .map(([language, pack]) => `${language}.${pack}`);
}

describe('the directory', () => {
  test('is asked for at once and tells which packs there are', () => {
    const player = new TestPlayer(image);
    expect(player.asked).toEqual([{ offset: 0, length: 512 }]);
    expect(player.core.testHasDirectory()).toBe(1);
    expect(packsOf(player)).toEqual(['0.0', '0.1', '1.0', '6.3']);
    expect([0, 1, 6, 7, 99].map((language) => player.core.testHasLanguage(language))).toEqual([
      1, 1, 0, 0, 0,
    ]);
  });

  test('tells how far apart digits are spoken, 940 ms where it does not', () => {
    const { core } = new TestPlayer(image);
    expect([0, 1, 2, 99].map((language) => core.testDigitSlotMs(language))).toEqual([1010, 940, 940, 940]);
  });

  test('may hold 31 packs, all of the highest numbers', () => {
    const all = Array.from({ length: LANGUAGES * PACKS }, (_, i) => ({
      language: Math.floor(i / PACKS),
      pack: i % PACKS,
      clips: [clips[0]!],
    }));
    const player = new TestPlayer(buildImage([...all, ...all.slice(0, 3)]));
    expect(packsOf(player)).toHaveLength(LANGUAGES * PACKS);
    expect(player.playClip(6, 768).length).toBe(1000);
  });

  test('is answered too when there is no voice', () => {
    const player = new TestPlayer(null);
    expect(player.core.testHasDirectory()).toBe(1);
    expect(player.core.testIsVoiceWanted()).toBe(0);
    expect(packsOf(player)).toEqual([]);
  });

  test('is waited for by a clip', () => {
    const player = new TestPlayer(image);
    const expected = player.playClip(0, 0);
    player.core.testAudioReset();
    expect(player.core.testHasDirectory()).toBe(0);
    player.core.testPlayClip(0, 0);
    expect(player.renderOnce(256).length).toBe(0);
    expect(player.render()).toEqual(expected);
  });

  test.each([
    ['another magic', damaged((view) => view.setUint8(0, 0x55))],
    ['another version', damaged((view) => view.setUint16(4, 1, true))],
    ['too many packs', damaged((view) => view.setUint16(6, 32, true))],
    ['a wrong checksum', damaged((view) => view.setUint8(12, view.getUint8(12) ^ 1))],
    ['a damaged byte', damaged((view) => view.setUint8(500, 1))],
  ])('with %s counts as no voice', (_, bytes) => {
    const player = new TestPlayer(bytes);
    expect(packsOf(player)).toEqual([]);
    expect(player.playClip(0, 0).length).toBe(0);
  });

  test.each([
    ['an unknown language', (view: DataView) => view.setUint8(16, LANGUAGES)],
    ['an unknown pack', (view: DataView) => view.setUint8(17, PACKS)],
    ['an offset within the directory', (view: DataView) => view.setUint32(20, 504, true)],
    ['an odd offset', (view: DataView) => view.setUint32(20, 516, true)],
    ['an offset beyond the image', (view: DataView) => view.setUint32(20, 0xfffffff8, true)],
    ['a length beyond the image', (view: DataView) => view.setUint32(24, 0xffffffff, true)],
  ])('ignores an entry with %s, and only that one', (_, change) => {
    const bytes = damaged(change);
    sealDirectory(bytes);
    expect(packsOf(new TestPlayer(bytes))).toEqual(['0.1', '1.0', '6.3']);
  });
});

describe("a pack's index", () => {
  test.each([
    ['another magic', (view: DataView) => view.setUint8(512, 0)],
    ['another language', (view: DataView) => view.setUint8(516, 1)],
    ['another pack', (view: DataView) => view.setUint8(517, 1)],
    ['no clips', (view: DataView) => view.setUint16(518, 0, true)],
    ['more bytes than the image', (view: DataView) => view.setUint32(520, 0xffffff00, true)],
    ['a clip within the index', (view: DataView) => view.setUint32(528, 24, true)],
    ['a clip at an odd place', (view: DataView) => view.setUint32(528, 44, true)],
    ['a clip beyond the pack', (view: DataView) => view.setUint32(528, 0xfffffff8, true)],
    ['a clip longer than the pack', (view: DataView) => view.setUint16(532, 0xffff, true)],
  ])('with %s: the clip is not there', (_, change) => {
    const player = new TestPlayer(damaged(change));
    expect(packsOf(player)).toContain('0.0');
    expect(player.playClip(0, 0).length).toBe(0);
    expect(player.marks).toEqual([]);
  });
});

describe('a host that breaks the contract is stopped:', () => {
  test('voice bytes that nobody asked for', () => {
    const { core } = new TestPlayer(image);
    expect(() => core.testVoiceArrived(0)).toThrow(WebAssembly.RuntimeError);
  });

  test.each([1, 511, 513])('%d bytes where 512 were asked for', (bytes) => {
    const { core } = new TestPlayer(image);
    core.testAudioReset();
    expect(() => core.testVoiceArrived(bytes)).toThrow(WebAssembly.RuntimeError);
  });
});

test('damaged bytes anywhere never trap, never stand still and always end', () => {
  const headers = fc.nat(40);
  const anywhere = fc.nat(image.length - 1);
  const fields = fc.constantFrom(
    6,
    7,
    8,
    16,
    17,
    20,
    21,
    22,
    23,
    24,
    26,
    512,
    516,
    518,
    520,
    528,
    529,
    532,
    533,
  );
  const place = fc.oneof(
    fields,
    headers,
    headers.map((at) => 512 + at),
    anywhere,
  );
  const damage = fc.array(fc.tuple(place, fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 6 });
  const request = fc.record({
    language: fc.constantFrom(0, 0, 1, 6),
    clip: fc.constantFrom(0, 0, 1, 2, 3, 256, 258, 768),
    speed: fc.integer({ min: 1, max: 7 }),
    truncated: fc.option(fc.nat(image.length), { freq: 4 }),
    sealed: fc.boolean(),
  });
  fc.assert(
    fc.property(damage, request, (changes, { language, clip, speed, truncated, sealed }) => {
      const bytes = image.slice();
      for (const [at, value] of changes) bytes[at] = value;
      if (sealed) sealDirectory(bytes);
      const player = new TestPlayer(bytes.slice(0, truncated ?? bytes.length));
      player.playClip(language, clip, { speed });
      // Whatever was begun was also closed.
      expect([0, 2]).toContain(player.marks.length);
      for (const { length } of player.asked) expect(length).toBeLessThanOrEqual(512);
    }),
    { numRuns: 1500, seed: 4226 },
  );
});
