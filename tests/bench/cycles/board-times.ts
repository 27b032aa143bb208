/** How long the real firmware takes for what a person notices, and how idle its chip is while it speaks. */
import { SETTINGS } from '../../../host-tools/link/protocol.generated.ts';
import type { HashAlgorithm } from '../../../host-tools/verifier/hmac.ts';
import { readGlass } from '../../../simulator/glass/reading.ts';
import { READER_KEYS } from '../../accessibility/latencies.ts';
import { BoardInHand } from './board-in-hand.ts';

/** A prime, so that the moments fall anywhere between two looks of the chip at its keys. */
const MOMENT_STEP_MS = 97;
const TAP_MS = 100;
const UNTIL_DARK_MS = 40_000;
const MAXIMUM_MS = 400;
/** Into a code that is being said: in a word, in a pause. */
const INTO_CODE_MS = [400, 900, 1650] as const;
/** A setting that was changed while a code is awaited is written once that has been said. */
const UNTIL_WRITTEN_MS = 45_000;
/** Shorter than an erase, which ends the step that it falls in. */
const WAITING_STEP_MS = 10;
/** Longer than the firmware's ring of samples lasts, so that what is slow here is not made up for by what is quick. */
const STRETCH_MS = 80;
const SPOKEN_MS = 2400;

export interface Times {
  readonly what: string;
  readonly ms: readonly number[];
}

/** From a dark glass to the whole code on it, at the first press after power-on and at later ones. */
export async function pressToGlass(algorithm: HashAlgorithm, presses: number): Promise<Times> {
  const token = await BoardInHand.open('code-display', algorithm);
  const { board } = token;
  const ms: number[] = [];
  for (let n = 0; n < presses; n++) {
    if (n % 4 === 0) token.powerCycle();
    token.run(UNTIL_DARK_MS + n * MOMENT_STEP_MS);
    if (!board.frame().every((byte) => byte === 0)) throw new Error('expected a dark glass before the press');
    token.press('main');
    const isShown = (): boolean => board.glassFlaw() === null && readGlass(board.frame()).code !== null;
    ms.push(token.runUntil(isShown, MAXIMUM_MS, 'a code on the glass'));
    token.run(TAP_MS);
    token.release('main');
  }
  return { what: `press to glass, ${algorithm}`, ms };
}

export interface ReaderTimes {
  readonly fromSleep: Times;
  readonly toSound: Times;
  readonly toSilence: Times;
  readonly whileWriting: Times;
}

/**
 * Each of these keys while a code is being said: until the sound before is over, and until the key's own begins.
 * `moments`: at how many of the moments in the code each key is pressed; fewer than all go round from key to key.
 */
export async function readerTimes(
  keys: readonly string[] = READER_KEYS,
  moments: number = INTO_CODE_MS.length,
): Promise<ReaderTimes> {
  const token = await BoardInHand.open('code-reader');
  const has = (isIt: (kind: 'begins' | 'ends' | 'cut') => boolean) => (): boolean =>
    token.marks.some(({ kind }) => isIt(kind));
  const [begins, isOver] = [has((kind) => kind === 'begins'), has((kind) => kind !== 'begins')];
  const fromSleep: number[] = [];
  const toSound: number[] = [];
  const toSilence: number[] = [];
  for (const [n, key] of keys.entries()) {
    for (let moment = 0; moment < moments; moment++) {
      const intoCodeMs = INTO_CODE_MS[(n + moment) % INTO_CODE_MS.length]!;
      token.powerCycle();
      token.run(1000 + n * MOMENT_STEP_MS);
      token.marks.length = 0;
      token.press('fn');
      fromSleep.push(token.runUntil(begins, MAXIMUM_MS, 'sound after fn'));
      token.run(TAP_MS);
      token.release('fn');
      token.run(intoCodeMs + n * MOMENT_STEP_MS);
      const wasSounding = token.marks.at(-1)?.kind === 'begins';
      token.marks.length = 0;
      const pressedMs = token.nowMs;
      token.press(key);
      token.runUntil(begins, MAXIMUM_MS, `sound after ${key}`);
      token.release(key);
      toSound.push(token.marks.find(({ kind }) => kind === 'begins')!.atMs - pressedMs);
      if (wasSounding && isOver())
        toSilence.push(token.marks.find((m) => m.kind !== 'begins')!.atMs - pressedMs);
    }
  }
  return {
    fromSleep: { what: 'fn to sound, from sleep', ms: fromSleep },
    toSound: { what: 'any key to its first sample, while a code is said', ms: toSound },
    toSilence: { what: 'any key to the silence of what was said', ms: toSilence },
    whileWriting: await soundWhileWriting(keys),
  };
}

/** A key that goes down as an erase begins: for so long, flash runs no program. */
async function soundWhileWriting(keys: readonly string[]): Promise<Times> {
  const token = await BoardInHand.open('code-reader');
  const ms: number[] = [];
  for (const [n, key] of keys.entries()) {
    token.powerCycle();
    token.run(1000);
    token.press('fn');
    token.run(TAP_MS);
    token.release('fn');
    token.run(TAP_MS);
    const setting = n % 2 === 0 ? '1' : '3';
    token.press(setting);
    token.run(TAP_MS);
    token.release(setting);
    let pressedMs: number | undefined;
    token.atNextErase(() => {
      pressedMs = token.nowMs;
      token.marks.length = 0;
      token.press(key);
    });
    for (let ms = 0; pressedMs === undefined && ms < UNTIL_WRITTEN_MS; ms += WAITING_STEP_MS)
      token.run(WAITING_STEP_MS);
    if (pressedMs === undefined) throw new Error('expected a changed setting to be written');
    token.runUntil(() => token.marks.length > 0, MAXIMUM_MS, `sound after ${key}`);
    ms.push(token.marks[0]!.atMs - pressedMs);
    token.release(key);
  }
  return { what: 'any key to its first sample, while a setting is being written', ms };
}

export interface Load {
  readonly percent: number;
  /** Of the cycles at the board's own clock, while a code is said, pauses between its digits included. */
  readonly meanIdle: number;
  /** Of the busiest stretch of 80 ms. */
  readonly leastIdle: number;
}

export async function loadWhileSpeaking(speed: number, percent: number, boosted = false): Promise<Load> {
  const token = await BoardInHand.open('code-reader');
  if (boosted)
    await token.session.request('change-setting', { setting: SETTINGS['boosted-sound'].id, value: 1 });
  await token.session.request('change-setting', { setting: SETTINGS.speed.id, value: speed });
  token.run(1000);
  token.marks.length = 0;
  token.press('fn');
  token.runUntil(() => token.marks.length > 0, MAXIMUM_MS, 'sound after fn');
  token.run(TAP_MS);
  token.release('fn');
  const start = token.cycles;
  let before = start;
  let leastIdle = 1;
  for (let ms = 0; ms < SPOKEN_MS * (100 / percent); ms += STRETCH_MS) {
    token.run(STRETCH_MS);
    const now = token.cycles;
    leastIdle = Math.min(leastIdle, (now.slept - before.slept) / (now.all - before.all));
    before = now;
  }
  return { percent, meanIdle: (before.slept - start.slept) / (before.all - start.all), leastIdle };
}

/** The deepest use of the stack after a code of the hungriest hash, shown and said, and after the link's messages. */
export async function deepestStack(): Promise<{ deepestBytes: number; bytes: number }> {
  const token = await BoardInHand.open('code-reader', 'SHA512');
  token.run(1000);
  token.press('fn');
  token.run(1500);
  token.release('fn');
  await token.session.identify();
  return token.stack();
}
