/** Asks a token that vibrates for its whole code by hand: the function key, then 5 for each digit, as a deafblind person does. */
import { Finding } from './finding.ts';
import { CUT } from './hand.ts';
import { TAP_MS } from './inputs.ts';
import type { World } from './world.ts';

/** Longer than within anything that the motor gives; then the person presses on. */
const STILL_MS = 1100;
const LOOK_EACH_MS = 100;
const MAXIMUM_FEELING_MS = 10_000;
/** From "wait" until "ready": less than a time step and the pulses of both. */
const MAXIMUM_WAIT_MS = 70_000;
const MAXIMUM_BEGINNINGS = 3;

export interface HandKeys {
  functionKey: number;
  five: number;
  /** What a key needs between two presses. */
  pauseMs: number;
}

/** What the person feels when they press a key and wait until the motor stands still. */
function pressAndFeel(world: World, key: number, pauseMs: number): string[] {
  const { hand } = world;
  hand.words.length = 0;
  const pressedAtMs = world.uptimeMs;
  world.setContact(key, true);
  world.pass(TAP_MS);
  world.setContact(key, false);
  world.pass(pauseMs);
  feelUntil(world, () => {
    const stillMs = Math.min(hand.stillMs(world.uptimeMs), world.uptimeMs - pressedAtMs);
    return !hand.isFeeling && stillMs >= STILL_MS;
  });
  return [...hand.words];
}

/** Once more where a time step ended meanwhile: with its code the device may have gone off again. */
export function pressFunctionKey(world: World, { functionKey, pauseMs }: HandKeys): string[] {
  const felt = pressAndFeel(world, functionKey, pauseMs);
  return felt.at(-1) === CUT ? pressAndFeel(world, functionKey, pauseMs) : felt;
}

function feelUntil(world: World, isOver: () => boolean, maximumMs = MAXIMUM_FEELING_MS): void {
  const endMs = world.uptimeMs + maximumMs;
  while (!isOver()) {
    if (world.uptimeMs >= endMs)
      throw new Finding('motor', `the motor does not come to rest within ${maximumMs / 1000} s`);
    world.pass(LOOK_EACH_MS);
  }
}

/** The function key has just been answered with these: the code is ready, or follows. */
function awaitReady(world: World, answered: readonly string[]): void {
  const last = answered.at(-1);
  if (last === 'wait') feelUntil(world, () => world.hand.words.includes('ready'), MAXIMUM_WAIT_MS);
  else if (last !== 'ready' && last !== 'changed') throw unexpected('ready, changed or wait', answered);
}

/** After the function key has been answered with these. */
export function checkWholeCode(world: World, answered: readonly string[], keys: HandKeys): void {
  awaitReady(world, answered);
  for (let beginning = 0; beginning < MAXIMUM_BEGINNINGS; beginning++) {
    const digits = feelDigits(world, keys);
    if (digits === null) continue;
    const { code } = world.reading();
    if (code !== null && code !== digits)
      throw new Finding('code-in-hand', `${digits} was felt, ${code} is on the glass`);
    return;
  }
  throw new Finding('hand-leads-to-code', `the code has changed ${MAXIMUM_BEGINNINGS} times meanwhile`);
}

/** null: the code has changed or ended before it was begun, as was told, and there is another one. */
function feelDigits(world: World, keys: HandKeys): string | null {
  const count = world.truth.oracle!.parameters.digits;
  let digits = '';
  while (digits.length < count) {
    const felt = pressAndFeel(world, keys.five, keys.pauseMs);
    if (felt.at(-1) === 'changed') return null;
    if ((digits === '' && felt.at(-1) === 'none') || felt.at(-1) === CUT) {
      awaitReady(world, pressFunctionKey(world, keys));
      return null;
    }
    const isLast = digits.length + 1 === count;
    if (!/^\d$/.test(felt[0] ?? '') || (felt[1] === 'end') !== isLast || felt.length > (isLast ? 2 : 1))
      throw unexpected(`digit ${digits.length + 1}${isLast ? ' and the end' : ''}`, felt);
    digits += felt[0]!;
  }
  return digits;
}

export function unexpected(wanted: string, felt: readonly string[]): Finding {
  return new Finding('hand-leads-to-code', `expected ${wanted}, felt ${felt.join(', ') || 'nothing'}`);
}
