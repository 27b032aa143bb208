/** Volume: 4 dB a step, 20 dB in all, one step 12 dB above the lowest (EN 301 549, 8.2.1), and nothing is clipped. */
import { expect, test } from 'vitest';
import { decode, encode } from './reference-codec.ts';
import { decibels, peak, rms, vowel } from './sounds.ts';
import { TestPlayer } from './test-player.ts';
import { buildImage } from './voice-image.ts';

const LEVELS = [1, 2, 3, 4, 5, 6];
const HIGHEST = 6;
const slices = encode(vowel(120, 4000, 30_000));
const image = buildImage([{ language: 0, pack: 0, clips: [slices] }]);
const clip = decode(slices);

function heard(volume: number): Int16Array {
  return new TestPlayer(image).playClip(0, 0, { volume });
}

/** How much louder than the lowest. */
function decibelsAboveLowest(volume: number): number {
  return decibels(rms(heard(volume)) / rms(heard(1)));
}

test('the highest level is the clip itself', () => {
  expect(heard(HIGHEST)).toEqual(clip);
});

test('each level is 4 dB above the one before', () => {
  for (const level of LEVELS) expect(decibelsAboveLowest(level)).toBeCloseTo(4 * (level - 1), 1);
});

test('the range is 18 dB or more, and the fourth level no less than 12 dB above the lowest', () => {
  expect(decibelsAboveLowest(HIGHEST)).toBeGreaterThanOrEqual(18);
  expect(decibelsAboveLowest(4)).toBeGreaterThanOrEqual(12);
});

test('every sample is the clip at its gain, to half a step', () => {
  for (const volume of LEVELS) {
    const gain = 10 ** ((-4 * (HIGHEST - volume)) / 20);
    const samples = heard(volume);
    const errors = samples.map((sample, n) => Math.abs(sample - clip[n]! * gain));
    expect(peak(errors)).toBeLessThanOrEqual(1 + 0.002 * peak(clip) * gain);
  }
});

test('samples are rounded, not cut: on average no level moves the sound by a tenth of a step', () => {
  const mean = (numbers: readonly number[]): number =>
    numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
  for (const volume of LEVELS) {
    const samples = heard(volume);
    const gain = rms(samples) / rms(clip);
    const errors = Array.from(samples, (sample, n) => sample - clip[n]! * gain);
    expect(Math.abs(mean(errors)), `level ${volume}`).toBeLessThan(0.1);
  }
});

test('tones follow the volume, and a change holds at once', () => {
  const loud = new TestPlayer(null).playTone('limit');
  const soft = new TestPlayer(null).playTone('limit', { volume: 1 });
  expect(decibels(rms(loud) / rms(soft))).toBeCloseTo(20, 1);
  const player = new TestPlayer(null);
  const begun = player.playTone('limit', { maximum: 500 });
  const rest = player.render({ volume: 1 });
  expect(begun).toEqual(loud.slice(0, 500));
  expect(rest).toEqual(soft.slice(500));
});
