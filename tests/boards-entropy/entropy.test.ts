/**
 * The boards' entropy code against the standard's health tests, said a second time: which noise is refused, and when.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SeededEntropy } from '../support/seeded-entropy.ts';
import { describeWith } from '../support/system-programs.ts';
import { BoardEntropy } from './board-entropy.ts';
import {
  firstRefused,
  given,
  POOL_SAMPLES,
  PROPORTION_CUTOFF,
  REPETITION_CUTOFF,
  START_UP_SAMPLES,
  WINDOW,
} from './health-model.ts';

const SEED = 20_261_124;
const WISHES = 3;
/** All that a power-on with so many wishes takes. */
const ENOUGH_SAMPLES = START_UP_SAMPLES + WISHES * POOL_SAMPLES;

function fairNoise(seed: string, samples = ENOUGH_SAMPLES): Uint8Array {
  return new SeededEntropy(seed).read(samples);
}

/** Noise in which a share of the samples, in 256ths, is one value. */
function biased(seed: string, share: number, value: number): Uint8Array {
  const choice = fairNoise(`${seed} choice`);
  return fairNoise(seed).map((sample, at) => (choice[at]! < share ? value : sample));
}

/** Fair noise that goes bad somewhere and in some way, or does not. */
const anyNoise: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.string().map((seed) => fairNoise(seed)),
  // Around the cutoff of the proportion: 325 of 512 is 162 of 256.
  fc
    .tuple(fc.string(), fc.integer({ min: 120, max: 220 }), fc.nat(255))
    .map(([seed, share, value]) => biased(seed, share, value)),
  // A run of about the cutoff's length, anywhere.
  fc
    .tuple(fc.string(), fc.nat(ENOUGH_SAMPLES - 40), fc.integer({ min: 28, max: 34 }), fc.nat(255))
    .map(([seed, at, length, value]) => fairNoise(seed).fill(value, at, at + length)),
  // Few values, each at random.
  fc
    .tuple(fc.string(), fc.integer({ min: 1, max: 4 }))
    .map(([seed, values]) => fairNoise(seed).map((sample) => sample % values)),
  // The source stops answering.
  fc.tuple(fc.string(), fc.nat(ENOUGH_SAMPLES)).map(([seed, samples]) => fairNoise(seed, samples)),
);

describeWith(['gcc', '/usr/include/stdio.h'], "the boards' entropy code", () => {
  let board: BoardEntropy;
  beforeAll(() => {
    board = new BoardEntropy('some noise');
  });
  afterAll(() => board.close());

  test('refuses the same noise as the standard, at the same sample', () => {
    const streams = fc.sample(anyNoise, { numRuns: 400, seed: SEED });
    const expected = streams.map(firstRefused);
    expect(board.firstRefused(streams)).toEqual(expected);
    // Neither all good nor all bad, and bad ones by either test.
    const refused = expected.filter((at) => at !== null);
    expect(refused.length).toBeGreaterThan(100);
    expect(expected.length - refused.length).toBeGreaterThan(100);
  });

  test('refuses the run that reaches the cutoff, and none that is shorter', () => {
    const run = (length: number, at: number): Uint8Array => fairNoise('runs').fill(0x5a, at, at + length);
    const starts = [0, 1, WINDOW - 10, 1000];
    const short = starts.map((at) => run(REPETITION_CUTOFF - 1, at));
    expect(board.firstRefused(short)).toEqual(starts.map(() => null));
    const long = starts.map((at) => run(REPETITION_CUTOFF, at));
    expect(board.firstRefused(long)).toEqual(starts.map((at) => at + REPETITION_CUTOFF - 1));
  });

  test('refuses a value that fills its share of a window, and counts each window anew', () => {
    // Every other sample is the window's first, so that nothing repeats; then as many more as are wanted at its end.
    const window = (occurrences: number): Uint8Array => {
      const samples = Uint8Array.from({ length: WINDOW }, (_, at) => (at % 2 === 0 ? 7 : 100 + (at % 50)));
      let left = occurrences - WINDOW / 2;
      for (let at = 1; left > 0; at += 4, left--) samples[at] = 7;
      return samples;
    };
    const below = window(PROPORTION_CUTOFF - 1);
    const [at] = board.firstRefused([window(PROPORTION_CUTOFF)]);
    expect(at).toBe(firstRefused(window(PROPORTION_CUTOFF)));
    expect(board.firstRefused([Buffer.concat([below, below, below])])).toEqual([null]);
  });

  test('gives hashes of noise that passed, and nothing more once it has not', () => {
    const seen = { hashes: 0, none: 0 };
    fc.assert(
      fc.property(anyNoise, (noise) => {
        const expected = given(noise, WISHES);
        expect(board.give(noise, WISHES)).toEqual(expected);
        for (const each of expected) seen[each === 'none' ? 'none' : 'hashes']++;
      }),
      { seed: SEED, numRuns: 60 },
    );
    expect(seen.hashes).toBeGreaterThan(30);
    expect(seen.none).toBeGreaterThan(30);
  });

  test('stays refused after a failure, however good the noise is again', () => {
    const noise = fairNoise('once', ENOUGH_SAMPLES * 3).fill(1, START_UP_SAMPLES + 10, START_UP_SAMPLES + 60);
    expect(board.give(noise, 6)).toEqual(new Array<string>(6).fill('none'));
  });

  test('throws the samples of the start away, and uses none twice', () => {
    const noise = fairNoise('start');
    const other = noise.slice();
    other.set(fairNoise('another start', START_UP_SAMPLES));
    const bytes = board.give(noise, WISHES);
    expect(board.give(other, WISHES)).toEqual(bytes);
    expect(new Set(bytes).size).toBe(WISHES);
  });

  test('of a board without a source gives nothing, whatever its pins say', () => {
    const none = new BoardEntropy(null);
    expect(none.give(fairNoise('ignored'), 2)).toEqual(['none', 'none']);
    none.close();
  });
});

const MODULES = 'hardware-docs/boards/modules';

test.each(readdirSync(MODULES).map((file) => path.basename(file, '.json')))(
  'entropy.md names the source that the data of the board %s gives to its code',
  (board) => {
    const { entropy } = JSON.parse(readFileSync(path.join(MODULES, `${board}.json`), 'utf8')) as {
      entropy: { source: string | null };
    };
    const rows = readFileSync('hardware-docs/entropy.md', 'utf8').split('\n');
    const [, , source] = rows.find((row) => row.startsWith(`| ${board} `))!.split('|');
    expect(source!.trim()).toBe(entropy.source ?? 'none');
  },
);

test('entropy.md names the cutoffs that follow from its false-alarm rate', () => {
  const page = readFileSync('hardware-docs/entropy.md', 'utf8');
  expect(page).toContain('α = 2⁻³⁰');
  expect(page).toContain(`**${REPETITION_CUTOFF}**`);
  expect(page).toContain(`**${PROPORTION_CUTOFF}**`);
  expect(page).toContain(`W = ${WINDOW}`);
  expect(page).toContain(`of ${POOL_SAMPLES} samples`);
});
