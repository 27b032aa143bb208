/**
 * The player: one thing at a time, marks where it begins and ends, stops without a click, the same samples in any
 * block.
 */
import { describe, expect, test } from 'vitest';
import { decode, encode } from './reference-codec.ts';
import { greatestStep, peak, vowel } from './sounds.ts';
import { TestPlayer } from './test-player.ts';
import { buildImage } from './voice-image.ts';

/** A stop is over after 8 ms. */
const FADE = 128;
const TONE_LIMIT = 255 * 256 + 4;
const ENGLISH = 1;

const slices = encode(vowel(115, 5000));
const clip = decode(slices);
const image = buildImage([
  { language: 0, pack: 0, clips: [slices, null, encode(vowel(180, 1500))] },
  { language: ENGLISH, pack: 2, clips: [encode(vowel(140, 2000))] },
]);

test.each([1, 7, 64, 255])(
  'blocks of %d samples give the same samples as blocks of 256, at every speed',
  (block) => {
    for (let speed = 1; speed <= 7; speed++) {
      const [whole, parts] = [new TestPlayer(image), new TestPlayer(image)];
      expect(parts.playClip(0, 0, { speed, block, volume: 3 })).toEqual(
        whole.playClip(0, 0, { speed, volume: 3 }),
      );
      expect(parts.playTone('changed', { block })).toEqual(whole.playTone('changed'));
      expect(parts.marks).toEqual(whole.marks);
    }
  },
);

test('renders into pcm from the sample that it is told', () => {
  const player = new TestPlayer(image);
  player.core.testPlayTone(4);
  const tone = player.renderOnce(100);
  player.core.testAudioReset();
  player.core.testPlayTone(4);
  expect(player.core.testRender(56, 100, 4, 6, 0)).toBe(100);
  const table = new Uint32Array(player.core.memory.buffer, player.core.layout(), 12);
  expect(new Int16Array(player.core.memory.buffer, table[10]! + 56 * 2, 100)).toEqual(tone);
});

describe('marks', () => {
  test('say where a clip, a tone and another clip began and ended, and nothing of silence', () => {
    const player = new TestPlayer(image);
    player.playClip(0, 0);
    player.core.testPlaySilence(1000);
    player.render();
    player.playTone('limit');
    player.playClip(ENGLISH, 512);
    const [toneAt, secondAt] = [6000, 6000 + 1440];
    expect(player.marks).toEqual([
      { sample: 0, clip: 0, kind: 'begins', language: 0 },
      { sample: 5000, clip: 0, kind: 'ends', language: 0 },
      { sample: toneAt, clip: TONE_LIMIT, kind: 'begins', language: 0 },
      { sample: secondAt, clip: TONE_LIMIT, kind: 'ends', language: 0 },
      { sample: secondAt, clip: 512, kind: 'begins', language: ENGLISH },
      { sample: secondAt + 2000, clip: 512, kind: 'ends', language: ENGLISH },
    ]);
  });

  test('count from the first sample of pcm', () => {
    const player = new TestPlayer(image);
    player.core.testPlayTone(2);
    player.core.testRender(40, 100, 4, 6, 0);
    const table = new Uint32Array(player.core.memory.buffer, player.core.layout(), 14);
    const marks = new DataView(player.core.memory.buffer, table[12], 64);
    expect([marks.getUint32(0, true), marks.getUint16(8, true)]).toEqual([1, 40]);
  });
});

describe('samples since the last beginning', () => {
  test('count the clip and the silence after it, from 0 at each beginning', () => {
    const player = new TestPlayer(image);
    player.playClip(0, 0);
    player.core.testPlaySilence(321);
    player.render({ block: 100 });
    expect(player.core.testSamplesSinceBegin()).toBe(5321);
    player.core.testPlayClip(0, 2);
    expect(player.core.testSamplesSinceBegin()).toBe(5321);
    player.render({ maximum: 200 });
    expect(player.core.testSamplesSinceBegin()).toBe(200);
  });
});

describe('stop', () => {
  test.each([1, 3, 4, 7])('ends a clip within 128 samples without a click, at speed %d', (speed) => {
    for (const before of [1, 40, 256, 700, 1293, 2000]) {
      const player = new TestPlayer(image);
      const heard = player.playClip(0, 0, { speed, maximum: before });
      const last = heard.at(-1)!;
      player.core.testStopPlaying();
      const rest = player.render({ speed, block: 33 });
      expect(rest.length).toBe(FADE);
      expect(rest.at(-1)).toBe(0);
      expect(Math.abs(rest[0]! - last)).toBeLessThanOrEqual(greatestStep(clip));
      expect(greatestStep(rest)).toBeLessThanOrEqual(greatestStep(clip));
      expect(player.marks.at(-1)).toEqual({ sample: before + FADE, clip: 0, kind: 'cut', language: 0 });
      expect(player.core.testIsPlaying()).toBe(0);
    }
  });

  test('lets the clip itself be heard while it fades', () => {
    const player = new TestPlayer(image);
    player.playClip(0, 0, { maximum: 1300 });
    player.core.testStopPlaying();
    const rest = player.render();
    const expected = clip.slice(1300, 1300 + FADE).map((sample, n) => (sample * (FADE - 1 - n)) >> 7);
    const here = rest.findIndex((sample, n) => sample !== expected[n]);
    // All of it, or as far as the voice window reached.
    expect(here === -1 ? FADE : here).toBeGreaterThan(60);
  });

  test('ends a tone the same way', () => {
    const player = new TestPlayer(null);
    player.playTone('error', { maximum: 500 });
    player.core.testStopPlaying();
    const rest = player.render();
    expect(rest.length).toBe(FADE);
    expect(peak(rest.slice(-8))).toBeLessThan(600);
    expect(player.marks.at(-1)).toMatchObject({ kind: 'cut', sample: 628 });
  });

  test('needs no voice bytes: a clip that waits for them fades out all the same', () => {
    const player = new TestPlayer(image);
    player.core.testPlayClip(0, 0);
    let rendered = 0;
    player.giveVoiceOnce();
    player.giveVoiceOnce();
    for (;;) {
      const part = player.renderOnce(256);
      rendered += part.length;
      if (part.length < 256) break;
    }
    expect(player.core.testIsVoiceWanted()).toBe(1);
    player.core.testStopPlaying();
    const rest = player.renderOnce(256);
    expect(rest.length).toBe(FADE);
    expect(greatestStep(rest)).toBeLessThanOrEqual(greatestStep(clip));
    expect(player.marks.at(-1)).toMatchObject({ kind: 'cut', sample: rendered + FADE });
    expect(player.core.testIsPlaying()).toBe(0);
  });

  test('ends silence and a clip that has not begun at once, without a mark', () => {
    const player = new TestPlayer(image);
    player.core.testPlaySilence(5000);
    player.render({ maximum: 100 });
    player.core.testStopPlaying();
    expect(player.core.testIsPlaying()).toBe(0);
    player.core.testPlayClip(0, 0);
    player.core.testStopPlaying();
    expect(player.core.testIsPlaying()).toBe(0);
    expect(player.renderOnce(256).length).toBe(0);
    expect(player.marks).toEqual([]);
  });

  test('changes nothing when it comes again or nothing plays', () => {
    const player = new TestPlayer(image);
    player.core.testStopPlaying();
    player.playTone('error', { maximum: 500 });
    player.core.testStopPlaying();
    player.render({ maximum: 50 });
    player.core.testStopPlaying();
    expect(player.render().length).toBe(FADE - 50);
  });
});

describe('a clip that cannot be played ends without a mark:', () => {
  const none = (player: TestPlayer, language: number, number: number): void => {
    expect(player.playClip(language, number)).toEqual(new Int16Array());
    expect(player.marks).toEqual([]);
    expect(player.core.testIsPlaying()).toBe(0);
  };

  test.each([
    ['one that the language lacks', 0, 1],
    ['one beyond the pack', 0, 3],
    ['one of a number that no index reaches', 0, 255],
    ['one of a pack that is not there', 0, 256],
    ['one of a language that is not there', 5, 0],
    ['one of a language that does not exist', 200, 0],
    ['one of a pack that does not exist', 0, 100 * 256],
  ])('%s', (_, language, number) => {
    none(new TestPlayer(image), language, number);
  });

  test('any, on a host without a voice', () => {
    none(new TestPlayer(null), 0, 0);
  });
});

test('a clip whose bytes the host no longer gives fades out', () => {
  const player = new TestPlayer(image);
  const whole = new TestPlayer(image).playClip(0, 0);
  player.core.testPlayClip(0, 0);
  player.giveVoiceOnce();
  player.giveVoiceOnce();
  const parts: number[] = [];
  while (player.core.testIsPlaying() !== 0) {
    parts.push(...player.renderOnce(256));
    if (player.core.testIsVoiceWanted() !== 0) player.core.testVoiceArrived(0);
  }
  // 64 slices fit in the voice window.
  expect(parts.length).toBe(64 * 20 + FADE);
  expect(parts.slice(0, 64 * 20)).toEqual([...whole.slice(0, 64 * 20)]);
  expect(greatestStep(Int16Array.from(parts))).toBeLessThanOrEqual(greatestStep(clip));
  expect(player.marks.at(-1)).toMatchObject({ kind: 'cut', sample: 64 * 20 + FADE });
});

test('a clip asked for while the bytes of a stopped one are still to come is played as it is', () => {
  const expected = new TestPlayer(image).playClip(0, 2);
  const player = new TestPlayer(image);
  player.core.testPlayClip(0, 0);
  player.core.testStopPlaying();
  player.core.testPlayClip(0, 2);
  expect(player.render()).toEqual(expected);
});

test('starting one thing while another plays is a mistake of the caller', () => {
  const player = new TestPlayer(image);
  player.core.testPlaySilence(100);
  expect(() => player.core.testPlayTone(0)).toThrow(WebAssembly.RuntimeError);
});
