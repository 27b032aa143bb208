/**
 * Finds which words of the core's memory time alone changes, by living each life twice.
 *
 * A twin goes through the same random inputs as a token, but was powered on at another uptime, or has an RTC that reads
 * something else, or a longer history, or lives on another day. A word that differs from the twin's by exactly the
 * uptimes' difference is a stamp; any other that differs is left out of the states' hash. So nothing of the core is
 * named here, and a field that the core gets later is found, or is at worst told apart too finely.
 *
 * The day's twin shows other codes. What differs on the code display is the code itself and what computed it; what else
 * differs on a device that speaks holds digits to be said, among other things, and is kept but for the digits. Words
 * that change while a clip goes on are positions in it and are left out: what can be heard is in the hash (ear.ts). So
 * are the motor's, which take as long as the digit: what is felt is in the hash too (hand.ts).
 */
import type { ModelName } from '../../simulator/token/contract.generated.ts';
import { CoreInstance } from './core-instance.ts';
import { Finding } from './finding.ts';
import { inputsOf, type Input } from './inputs.ts';
import { FELT, makeRoot, NO_SHIFTS, rootsOf, type Root, type Shifts } from './roots.ts';
import type { World } from './world.ts';

export const EXACT = 0;
export const LEFT_OUT = 1;
export const STAMP = 2;
export const SPEECH = 3;

const DAY_MS = 86_400_000;
const UPTIME_SHIFT_MS = 777_777_777;
/** The same time of day, so that the same is said but for the code. */
const DAYS: Shifts = { ...NO_SHIFTS, unixMs: 1000 * DAY_MS };
const TWINS: readonly Shifts[] = [
  { ...NO_SHIFTS, rtcMs: 12_345_678_901 },
  { ...NO_SHIFTS, extraWrites: 6 },
];
const STEPS = 1000;
const SEEDS = [1, 2, 3, 4];
/** The code and all its digits, faster than it dies. */
const DIGIT_BY_DIGIT = [
  'tap fn',
  'wait 1 s',
  ...Array<string[]>(6).fill(['press 5', 'listen for 16 ms', 'release 5', 'wait 1 s']).flat(),
];

/** Numbers 0 to below `limit`, the same ones for the same seed. */
export function randomNumbers(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 0x1_0000_0000) * limit);
  };
}

function isTimely(input: Input): boolean {
  return !input.name.startsWith('battery change');
}

/** False when the core has trapped, or broken another promise: that is for the exploration to find. */
function runUnwatched(world: World, input: Input): boolean {
  try {
    input.run(world);
    return true;
  } catch (error) {
    if (error instanceof Finding || error instanceof WebAssembly.RuntimeError) return false;
    throw error;
  }
}

interface Pair {
  world: World;
  twin: World;
}

/** Walks both through the same random inputs, telling of every state they come to. */
export function walkTogether(
  { world, twin }: Pair,
  model: ModelName,
  seed: number,
  steps: number,
  compare: () => void,
): void {
  const inputs = inputsOf(model).filter(isTimely);
  const next = randomNumbers(seed);
  for (let step = 0; step < steps; step++) {
    const input = inputs[next(inputs.length)]!;
    const isSlow = next(4) === 0;
    if (!input.isPossible(world)) continue;
    for (const each of [world, twin]) {
      each.slowStorage = isSlow;
      if (!runUnwatched(each, input)) return;
    }
    compare();
  }
}

export function makePair(module: WebAssembly.Module, model: ModelName, root: Root, shifts: Shifts): Pair {
  const world = makeRoot(new CoreInstance(module, model), root, NO_SHIFTS, false);
  return { world, twin: makeRoot(new CoreInstance(module, model), root, shifts, false) };
}

/** Marks by word what differs from a twin that lives on other terms. */
function markDifferences(
  fields: Uint8Array,
  module: WebAssembly.Module,
  model: ModelName,
  shifts: Shifts,
  mark: (word: number, difference: number) => void,
): void {
  for (const seed of SEEDS) {
    const pair = makePair(module, model, rootsOf(model)[0]!, shifts);
    const [mine, its] = [pair.world.core.words, pair.twin.core.words];
    walkTogether(pair, model, seed, STEPS, () => {
      for (let word = 0; word < fields.length; word++) {
        if (mine[word] !== its[word]) mark(word, (its[word]! - mine[word]!) >>> 0);
      }
    });
  }
}

/** Marks what differs while the digits of two days' codes are given, one after the other. */
function markDigits(module: WebAssembly.Module, root: Root, mark: (word: number) => void): void {
  const model = 'code-reader';
  const pair = makePair(module, model, root, DAYS);
  const [mine, its] = [pair.world.core.words, pair.twin.core.words];
  for (const name of DIGIT_BY_DIGIT) {
    const input = inputsOf(model).find((each) => each.name === name)!;
    for (const each of [pair.world, pair.twin]) input.run(each);
    for (let word = 0; word < mine.length; word++) if (mine[word] !== its[word]) mark(word);
  }
}

/** Words that change while one and the same clip goes on, and silences counted down. */
function markPositions(fields: Uint8Array, module: WebAssembly.Module, model: ModelName): void {
  const world = makeRoot(new CoreInstance(module, model), rootsOf(model)[0]!, NO_SHIFTS, false);
  const inputs = inputsOf(model);
  const next = randomNumbers(2);
  const { words } = world.core;
  const before = new Uint32Array(words.length);
  for (let step = 0; step < STEPS; step++) {
    const input = inputs[next(inputs.length)]!;
    if (isTimely(input) && input.isPossible(world) && !runUnwatched(world, input)) return;
    if (world.pumping === 0) continue;
    before.set(words);
    const { clip, begun, stopped } = world.ear;
    const pulled = 1 + next(60);
    const isWhole =
      world.pull(pulled) === pulled && world.ear.begun === begun && world.ear.stopped === stopped;
    if (!isWhole) continue;
    for (let word = 0; word < fields.length; word++) {
      if (words[word] === before[word] || fields[word] === STAMP) continue;
      if (clip >= 0 || before[word]! - words[word]! === pulled) fields[word] = LEFT_OUT;
    }
  }
}

/** The queue's first word holds a digit only in between: it lies beside those that were found. */
function widenSpeech(fields: Uint8Array): void {
  const first = fields.indexOf(SPEECH);
  for (let word = first; word < fields.length; word++) {
    if (fields[word] === SPEECH && fields[word - 1] === EXACT) fields[word - 1] = SPEECH;
  }
}

/** One of the kinds above for each word of the core's memory. */
export function findTimeFields(module: WebAssembly.Module, model: ModelName): Uint8Array {
  const core = new CoreInstance(module, model);
  const fields = new Uint8Array(core.words.length);
  const leaveOut = (word: number): void => {
    fields[word] = LEFT_OUT;
  };
  markDifferences(fields, module, model, { ...NO_SHIFTS, uptimeMs: UPTIME_SHIFT_MS }, (word, difference) => {
    if (fields[word] !== LEFT_OUT) fields[word] = difference === UPTIME_SHIFT_MS ? STAMP : LEFT_OUT;
  });
  for (const shifts of TWINS) markDifferences(fields, module, model, shifts, leaveOut);
  markDifferences(fields, module, 'code-display', DAYS, leaveOut);
  if (model === 'code-reader') {
    markDigits(module, FELT, leaveOut);
    markPositions(fields, module, model);
    const markSpeech = (word: number): void => {
      if (fields[word] === EXACT) fields[word] = SPEECH;
    };
    markDigits(module, rootsOf(model)[0]!, markSpeech);
    markDifferences(fields, module, model, DAYS, markSpeech);
    widenSpeech(fields);
  }
  for (const name of ['pcm', 'audioMarks', 'voiceWindow', 'voiceWanted'] as const) {
    const [first, end] = core.wordRange(name);
    fields.fill(LEFT_OUT, first, end);
  }
  // The glass is behaviour; the hash leaves out a code's digits and the time's by itself.
  const [first, end] = core.wordRange('frame');
  fields.fill(LEFT_OUT, first, end);
  return fields;
}
