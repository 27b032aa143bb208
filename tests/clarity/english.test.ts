/** English codes in pink noise, heard by a recogniser that was trained on people and not on this synthesiser. */
import { expect, test } from 'vitest';
import { runs } from '../support/depth.ts';
import { describeWith } from '../support/system-programs.ts';
import { clipped, swapped, twoBitsAt8k } from './damage.ts';
import { meanPowerOver, pinkNoise, Random, withNoise } from './noise.ts';
import { MODEL, recognise, RECOGNISER } from './recogniser.ts';
import { Reader, type SaidCode } from './reader.ts';
import { DIGITS } from './templates.ts';

const SEED = 20260;
const CODES = runs(20, 200);
/** A spoiled voice is found out with fewer. */
const CONTROL_CODES = runs(5, 20);
/** Each other way of saying it; at the speed of a new device there are more. */
const CODES_A_WAY = runs(4, 200);
const NOISE_DB = 20;
const MAXIMUM_DIGIT_ERRORS_PERCENT = 1;
const MAXIMUM_CODE_ERRORS_PERCENT = 3;

/** The ratio of speech to noise is that of the sounding samples: gaps would make the noise weaker the longer they are. */
const SOUNDING = 30;

type Settings = Parameters<typeof Reader.open>[2];

interface Score {
  digitErrorPercent: number;
  codeErrorPercent: number;
  wrong: string[];
}

/** One secret and one time step after another: the codes are as random as the token makes them. */
async function sayCodes(count: number, random: Random, settings: Settings = {}): Promise<SaidCode[]> {
  const secret = Uint8Array.from({ length: 20 }, () => random.below(256));
  const reader = await Reader.open('en', secret, settings);
  return Array.from({ length: count }, () => reader.sayNextCode());
}

function inNoise(code: Float64Array, random: Random): Int16Array {
  const speechPower = meanPowerOver(code, SOUNDING);
  const noisy = withNoise(code, pinkNoise(code.length, random), NOISE_DB, speechPower);
  return Int16Array.from(noisy, (sample) => Math.max(-32768, Math.min(32767, Math.round(sample))));
}

/** Every digit that is not the one said counts, a missing one too. */
function score(said: readonly string[], heard: readonly string[]): Score {
  let digitErrors = 0;
  const wrong: string[] = [];
  said.forEach((code, n) => {
    const errors = [...code].filter((digit, place) => heard[n]?.[place] !== digit).length;
    digitErrors += errors;
    if (errors > 0) wrong.push(`${code} heard as ${heard[n] || 'nothing'}`);
  });
  return {
    digitErrorPercent: (100 * digitErrors) / (6 * said.length),
    codeErrorPercent: (100 * wrong.length) / said.length,
    wrong,
  };
}

function isUnderstood({ digitErrorPercent, codeErrorPercent }: Score): boolean {
  return digitErrorPercent <= MAXIMUM_DIGIT_ERRORS_PERCENT && codeErrorPercent <= MAXIMUM_CODE_ERRORS_PERCENT;
}

function summary(name: string, { digitErrorPercent, codeErrorPercent, wrong }: Score): string {
  const examples = wrong.length > 0 ? `; ${wrong.slice(0, 6).join(', ')}` : '';
  return `${name}, noise at ${NOISE_DB} dB (seed ${SEED}): ${digitErrorPercent.toFixed(1)} % of digits, ${codeErrorPercent.toFixed(1)} % of codes wrong${examples}`;
}

/** `spoil` changes a spoken code before the noise comes over it. */
async function hear(
  count: number,
  spoil: (code: Float64Array) => Float64Array,
  settings: Settings = {},
): Promise<Score> {
  const random = new Random(SEED);
  const said = await sayCodes(count, random, settings);
  const recordings = said.map(({ samples }) => inNoise(spoil(Float64Array.from(samples)), random));
  return score(
    said.map(({ code }) => code),
    await recognise(recordings),
  );
}

describeWith([RECOGNISER, MODEL], 'English codes through a speech recogniser', () => {
  test('are understood, at the speed of a new device', async () => {
    const result = await hear(CODES, (code) => code);
    const line = summary(`${CODES} codes`, result);
    console.log(line);
    expect(isUnderstood(result), line).toBe(true);
  });

  test.each<[string, Settings]>([
    ['at the slowest speed', { speed: 1 }],
    ['at the second speed', { speed: 2 }],
    ['made louder', { 'boosted-sound': 1 }],
  ])('are understood %s', async (name, settings) => {
    const result = await hear(CODES_A_WAY, (code) => code, settings);
    const line = summary(`${CODES_A_WAY} codes ${name}`, result);
    console.log(line);
    expect(isUnderstood(result), line).toBe(true);
  });

  test.each([
    ['two bits at 8 kHz', twoBitsAt8k],
    ['clipped by 30 dB', (code: Float64Array): Float64Array => clipped(code, 30)],
  ])('are not understood when spoiled: %s', async (name, spoil) => {
    const result = await hear(CONTROL_CODES, spoil);
    const line = summary(`${CONTROL_CODES} codes, ${name}`, result);
    console.log(line);
    expect(isUnderstood(result), `${line}: this must not pass`).toBe(false);
  });

  test('are not understood when clips are swapped', async () => {
    const random = new Random(SEED);
    const said = await sayCodes(CONTROL_CODES, random);
    const heard = await recognise(said.map(({ samples }) => inNoise(Float64Array.from(samples), random)));
    // The clips themselves are right, so what was to be said is swapped: to the recogniser that is the same.
    const wanted = swapped(DIGITS);
    const meant = said.map(({ code }) => code.replace(/\d/g, (digit) => wanted[Number(digit)] ?? digit));
    expect(isUnderstood(score(meant, heard))).toBe(false);
  });
});
