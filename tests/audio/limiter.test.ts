/**
 * Louder for people who hear badly: what is soft comes up by 12 dB, what is loud stays below full scale, and nothing else
 * changes, neither where a sound begins and ends nor a sample while the setting is off.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../support/depth.ts';
import { decode, encode } from './reference-codec.ts';
import { decibels, greatestStep, peak, rms, vowel } from './sounds.ts';
import { TestPlayer } from './test-player.ts';
import { buildImage } from './voice-image.ts';

/** 0.2 dB below full scale. */
const CEILING = 32_000;
const SOFT_GAIN = 4;
const FADE = 128;
const SEED = 11;

const LOUD = 0;
const SOFT = 1;
/** Shorter than what the limiter looks ahead. */
const SHORT = 2;
const ABRUPT = 3;

/** Silence, then at once as loud as can be, over and over: nothing is harder to see coming. */
const abrupt = Int16Array.from({ length: 2000 }, (_, n) =>
  n % 160 < 80 ? 0 : n % 2 === 0 ? 32_767 : -32_768,
);
const clips = [vowel(115, 5000), vowel(115, 5000, 3000), vowel(200, 20, 9000), abrupt].map(encode);
const image = buildImage([{ language: 0, pack: 0, clips }]);

function heard(clip: number, options = {}): Int16Array {
  return new TestPlayer(image).playClip(0, clip, options);
}

/** The most samples in a row that lie at the ceiling. */
function longestFlatTop(samples: Int16Array): number {
  let longest = 0;
  let here = 0;
  for (const sample of samples) {
    here = Math.abs(sample) >= CEILING - 1 ? here + 1 : 0;
    longest = Math.max(longest, here);
  }
  return longest;
}

describe('while it is off', () => {
  test.each([LOUD, SOFT, SHORT, ABRUPT])('clip %i is played sample by sample as it is', (clip) => {
    expect(heard(clip, { boosted: false })).toEqual(decode(clips[clip]!));
  });
});

describe('while it is on', () => {
  test('a soft clip is the same, 12 dB louder', () => {
    const plain = heard(SOFT);
    expect(heard(SOFT, { boosted: true })).toEqual(plain.map((sample) => sample * SOFT_GAIN));
    expect(peak(plain)).toBeLessThan(CEILING / SOFT_GAIN);
  });

  test('a loud clip becomes louder by 6 dB and more, and reaches the ceiling without a flat top', () => {
    const [plain, boosted] = [heard(LOUD), heard(LOUD, { boosted: true })];
    expect(decibels(rms(boosted) / rms(plain))).toBeGreaterThanOrEqual(6);
    expect(peak(boosted)).toBeLessThanOrEqual(CEILING);
    expect(longestFlatTop(boosted)).toBeLessThanOrEqual(1);
    // What clipping would do: the check above must be able to fail.
    const clipped = plain.map((sample) => Math.max(-CEILING, Math.min(CEILING, sample * SOFT_GAIN)));
    expect(longestFlatTop(clipped)).toBeGreaterThan(1);
  });

  test('no sample passes the ceiling, whatever comes and however suddenly', () => {
    expect(peak(heard(ABRUPT, { boosted: true }))).toBeLessThanOrEqual(CEILING);
    const player = new TestPlayer(null);
    const anySound = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: -32_768, max: 32_767 })), {
      minLength: 1,
      maxLength: 200,
      size: 'max',
    });
    fc.assert(
      fc.property(anySound, (sound) => {
        const samples = player.limit(Int16Array.from(sound));
        expect(samples).toHaveLength(Math.max(0, sound.length - 32));
        expect(peak(samples)).toBeLessThanOrEqual(CEILING);
        samples.forEach((sample, n) => {
          // Hardly softer than it was, beside what was above the ceiling; and never of the other sign.
          const least = Math.abs(sound[n]!) * 0.97 - 1;
          expect(Math.abs(sample)).toBeGreaterThanOrEqual(least);
          expect(sample * sound[n]!).toBeGreaterThanOrEqual(0);
        });
      }),
      { numRuns: runs(100, 2000), seed: SEED },
    );
  });

  test.each([LOUD, SHORT])('clip %i begins and ends where it did, at every speed', (clip) => {
    for (let speed = 1; speed <= 7; speed++) {
      const [plain, boosted] = [new TestPlayer(image), new TestPlayer(image)];
      expect(boosted.playClip(0, clip, { speed, boosted: true })).toHaveLength(
        plain.playClip(0, clip, { speed }).length,
      );
      expect(boosted.marks).toEqual(plain.marks);
    }
  });

  test('a sound is not delayed: it crosses zero where it did', () => {
    const boosted = heard(LOUD, { boosted: true });
    heard(LOUD).forEach((sample, n) => {
      expect(Math.sign(boosted[n]!) * Math.sign(sample), `sample ${n}`).toBe(sample === 0 ? 0 : 1);
    });
  });

  test.each([1, 7, 16, 31, 64, 255])(
    'blocks of %d samples give the same samples as blocks of 256',
    (block) => {
      const [whole, parts] = [new TestPlayer(image), new TestPlayer(image)];
      for (const [clip, speed] of [
        [LOUD, 4],
        [SHORT, 4],
        [LOUD, 7],
        [ABRUPT, 2],
      ] as const) {
        const options = { speed, boosted: true, volume: 5 };
        expect(parts.playClip(0, clip, { ...options, block })).toEqual(whole.playClip(0, clip, options));
      }
      expect(parts.playTone('changed', { boosted: true, block })).toEqual(
        whole.playTone('changed', { boosted: true }),
      );
      expect(parts.marks).toEqual(whole.marks);
    },
  );

  test('the steps of the volume are as far apart as without', () => {
    const level = (volume: number): number => decibels(rms(heard(LOUD, { boosted: true, volume })));
    for (let volume = 2; volume <= 6; volume++) expect(level(volume) - level(volume - 1)).toBeCloseTo(4, 1);
  });

  test('what is stopped fades out within 128 samples, without a click', () => {
    for (const before of [1, 40, 700, 1293, 4999]) {
      const player = new TestPlayer(image);
      const boosted = heard(LOUD, { boosted: true });
      const last = player.playClip(0, LOUD, { boosted: true, maximum: before }).at(-1)!;
      player.core.testStopPlaying();
      const rest = player.render({ boosted: true, block: 33 });
      expect(rest).toHaveLength(FADE);
      expect(rest.at(-1)).toBe(0);
      expect(Math.abs(rest[0]! - last)).toBeLessThanOrEqual(greatestStep(boosted));
      expect(greatestStep(rest)).toBeLessThanOrEqual(greatestStep(boosted));
      expect(player.marks.at(-1)).toMatchObject({ sample: before + FADE, kind: 'cut' });
    }
  });

  test('a change holds from the next clip or tone on: none jumps in the middle', () => {
    const player = new TestPlayer(image);
    const begun = player.playClip(0, LOUD, { maximum: 500 });
    const rest = player.render({ boosted: true });
    expect([...begun, ...rest]).toEqual([...heard(LOUD)]);
    expect(player.playClip(0, LOUD, { boosted: true })).toEqual(heard(LOUD, { boosted: true }));
    const tone = new TestPlayer(null).playTone('limit');
    expect(rms(player.playTone('limit', { boosted: true }))).toBeGreaterThan(3.5 * rms(tone));
  });
});
