/** Faster and slower speech: as long as the speed asks for, at the same pitch and level, without clicks. */
import { describe, expect, test } from 'vitest';
import { decode, encode } from './reference-codec.ts';
import { decibels, greatestStep, pitchHertz, rms, SAMPLE_RATE, vowel } from './sounds.ts';
import { TestPlayer } from './test-player.ts';
import { buildImage } from './voice-image.ts';

const FACTORS = [0.5, 0.65, 0.8, 1, 1.25, 1.5, 2];
const NORMAL = 4;
const SPEEDS = FACTORS.map((factor, index) => ({ speed: index + 1, factor }));
const PITCHES = [90, 110, 145, 200, 260];

/** A player with one clip, and the clip as it is. */
function playerOf(samples: Int16Array): { player: TestPlayer; clip: Int16Array } {
  const slices = encode(samples);
  const image = buildImage([{ language: 0, pack: 0, clips: [slices] }]);
  return { player: new TestPlayer(image), clip: decode(slices) };
}

const vowels = new Map(PITCHES.map((hertz) => [hertz, playerOf(vowel(hertz, 8000))]));

function played(hertz: number, speed: number): { heard: Int16Array; clip: Int16Array } {
  const { player, clip } = vowels.get(hertz)!;
  return { heard: player.playClip(0, 0, { speed }), clip };
}

function lengths(from: number, to: number, step: number, hertz: number): ReturnType<typeof playerOf>[] {
  const count = Math.ceil((to - from) / step);
  return Array.from({ length: count }, (_, i) => playerOf(vowel(hertz, from + i * step, 6000)));
}

const clipsOfManyLengths = lengths(1000, 6000, 460, 125);
const shortClips = lengths(20, 1000, 60, 150);

/** What is allowed for a clip's length: 3 % or 10 ms. */
function allowedSamples(samples: number): number {
  return Math.max(0.03 * samples, 0.01 * SAMPLE_RATE);
}

test('normal speed is the decoded clip, sample by sample', () => {
  for (const hertz of PITCHES) {
    const { heard, clip } = played(hertz, NORMAL);
    expect(heard).toEqual(clip);
  }
});

describe.each(SPEEDS)('speed $speed, $factor times', ({ speed, factor }) => {
  test.each(PITCHES)('a vowel of %d Hz keeps its pitch, level and smoothness', (hertz) => {
    const { heard, clip } = played(hertz, speed);
    const wanted = clip.length / factor;
    expect(Math.abs(heard.length - wanted)).toBeLessThanOrEqual(allowedSamples(wanted));
    expect(Math.abs(pitchHertz(heard) / pitchHertz(clip) - 1)).toBeLessThan(0.02);
    expect(Math.abs(decibels(rms(heard) / rms(clip)))).toBeLessThan(0.7);
    expect(greatestStep(heard)).toBeLessThanOrEqual(1.02 * greatestStep(clip));
  });

  test('clips of every length last as long as they should and end as they do', () => {
    for (const { player, clip } of clipsOfManyLengths) {
      const heard = player.playClip(0, 0, { speed });
      const wanted = clip.length / factor;
      const error = Math.abs(heard.length - wanted);
      expect(error, `${clip.length} samples`).toBeLessThanOrEqual(allowedSamples(wanted));
      expect(heard.at(0)).toBe(clip.at(0));
      expect(heard.at(-1)).toBe(clip.at(-1));
    }
  });

  test('clips shorter than a frame end too, with samples of their own', () => {
    for (const { player, clip } of shortClips) {
      const heard = player.playClip(0, 0, { speed });
      expect(heard.length).toBeGreaterThan(0);
      expect(heard.length).toBeLessThanOrEqual(2 * clip.length + 2 * 64);
      expect(greatestStep(heard)).toBeLessThanOrEqual(Math.max(1.02 * greatestStep(clip), 600));
    }
  });

  test('asks for each byte of the clip once, at most a window at a time', () => {
    const slices = encode(vowel(130, 4000));
    const player = new TestPlayer(buildImage([{ language: 0, pack: 0, clips: [slices] }]));
    player.asked.length = 0;
    player.playClip(0, 0, { speed });
    const [index, ...data] = player.asked;
    expect(index).toEqual({ offset: 512, length: 24 });
    let next = 512 + 24;
    for (const { offset, length } of data) {
      expect(offset).toBe(next);
      expect(length).toBeLessThanOrEqual(512);
      next += length;
    }
    expect(next).toBe(512 + 24 + slices.length);
  });
});

test('the loudest noise is stretched without overflow', () => {
  let state = 1;
  const noise = Int16Array.from({ length: 6000 }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state >>> 31 ? 32767 : -32768;
  });
  const { player, clip } = playerOf(noise);
  for (const { speed, factor } of SPEEDS) {
    const heard = player.playClip(0, 0, { speed });
    expect(Math.abs(heard.length - clip.length / factor)).toBeLessThanOrEqual(
      allowedSamples(clip.length / factor),
    );
  }
});

test('resemblance is highest where the pieces are in step', () => {
  const samples = vowel(100, 2000);
  const player = new TestPlayer(null);
  const piece = (from: number): Int16Array => samples.slice(from, from + 128);
  const scores = Array.from({ length: 161 }, (_, lag) => player.similarity(piece(800), piece(800 + lag)));
  expect(scores.lastIndexOf(Math.max(...scores))).toBe(160);
  expect(
    player.similarity(
      piece(800),
      piece(800).map((x) => -x),
    ),
  ).toBeLessThan(0);
  const loudest = new Int16Array(128).fill(-32768);
  expect(player.similarity(loudest, loudest)).toBe(2 ** 30);
});
