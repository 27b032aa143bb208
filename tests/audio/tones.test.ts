/** Tones: short, soft at both ends, 12 dB below full scale, the tick 24, and what their names promise. */
import { describe, expect, test } from 'vitest';
import { TONES } from '../../simulator/token/contract.generated.ts';
import { decibels, greatestStep, peak, pitchHertz, SAMPLE_RATE } from './sounds.ts';
import { TestPlayer } from './test-player.ts';

const MAXIMUM_SAMPLES = 0.3 * SAMPLE_RATE;

function heard(name: (typeof TONES)[number]): Int16Array {
  return new TestPlayer(null).playTone(name);
}

/** Frequencies of a tone's notes: pieces of sound between zero crossings' gaps are told apart by their length. */
function frequency(samples: Int16Array): number {
  const crossings = samples.reduce<number[]>((found, x, n) => {
    if (n > 0 && samples[n - 1]! < 0 && x >= 0) found.push(n - x / (x - samples[n - 1]!));
    return found;
  }, []);
  return ((crossings.length - 1) * SAMPLE_RATE) / (crossings.at(-1)! - crossings[0]!);
}

/** How much of the power at `hertz` there is, as an amplitude. */
function amplitudeAt(samples: Int16Array, hertz: number): number {
  let real = 0;
  let imaginary = 0;
  samples.forEach((x, n) => {
    const hann = 1 - Math.cos((2 * Math.PI * n) / samples.length);
    real += x * hann * Math.cos((2 * Math.PI * hertz * n) / SAMPLE_RATE);
    imaginary += x * hann * Math.sin((2 * Math.PI * hertz * n) / SAMPLE_RATE);
  });
  return (2 * Math.hypot(real, imaginary)) / samples.length;
}

describe.each(TONES)('the tone %s', (name) => {
  const samples = heard(name);

  const level = name === 'tick' ? -24 : -12;
  test('lasts at most 0.3 s and is 12 dB below full scale, the tick 24', () => {
    expect(samples.length).toBeGreaterThan(0.03 * SAMPLE_RATE);
    expect(samples.length).toBeLessThanOrEqual(MAXIMUM_SAMPLES);
    expect(decibels(peak(samples) / 32768)).toBeCloseTo(level, 0);
  });

  test('starts and ends at zero, without a click', () => {
    expect(samples[0]).toBe(0);
    expect(samples.at(-1)).toBe(0);
    expect(greatestStep(samples.slice(0, 10))).toBeLessThan(500);
    expect(greatestStep(samples.slice(-10))).toBeLessThan(500);
    // No step is greater than the steepest of a full sine of its highest note.
    expect(greatestStep(samples)).toBeLessThan(peak(samples) * 2 * Math.PI * (1570 / SAMPLE_RATE) * 1.05);
  });

  test('differs from all others', () => {
    const others = TONES.filter((each) => each !== name).map((each) => heard(each).join());
    expect(others).not.toContain(samples.join());
  });
});

test('start rises and end falls by a fifth, changed rises high above them', () => {
  const start = heard('start');
  expect(frequency(start.slice(100, 1200))).toBeCloseTo(523.3, -1);
  expect(frequency(start.slice(1400, 3100))).toBeCloseTo(784, -1);
  const end = heard('end');
  expect(frequency(end.slice(100, 1200))).toBeCloseTo(784, -1);
  expect(frequency(end.slice(1400, 3100))).toBeCloseTo(523.3, -1);
  const changed = heard('changed');
  expect(frequency(changed.slice(100, 1000))).toBeCloseTo(1046.5, -1);
  expect(frequency(changed.slice(1200, 3200))).toBeCloseTo(1568, -1);
});

test('error is one low note twice with a rest between, limit the same note once', () => {
  const error = heard('error');
  expect(error.slice(1760, 2560)).toEqual(new Int16Array(800));
  expect(pitchHertz(error.slice(0, 1760))).toBeCloseTo(329.6, -1);
  expect(pitchHertz(error.slice(2560))).toBeCloseTo(329.6, -1);
  expect(pitchHertz(heard('limit'))).toBeCloseTo(329.6, -1);
});

test('key is one note, as high as B5', () => {
  expect(frequency(heard('key'))).toBeCloseTo(987.8, -1);
});

test('a note is nearly a pure one: harmonics lie 45 dB or more below it', () => {
  const note = heard('limit').slice(64, -64);
  const hertz = 1350 / 4.096;
  for (const harmonic of [2, 3, 4, 5]) {
    const below = decibels(amplitudeAt(note, hertz) / amplitudeAt(note, hertz * harmonic));
    expect(below, `harmonic ${harmonic}`).toBeGreaterThan(45);
  }
});
