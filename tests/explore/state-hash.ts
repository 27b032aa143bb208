/**
 * The hash by which states are merged: all of the core's memory and of what surrounds it, without what time alone
 * changes (time-fields.ts says how that is found).
 *
 * Kept: every word that is not a time field; the glass, without the digits of a code or of the time; the flash, without
 * when and how often it was written; contacts, headphones, battery; what sounds and how far a code has been said or felt.
 * Stamps count as the time since them, in ranges between the durations that the device knows (debouncing, key pauses,
 * long holds, the glass's time), so does the time left of the time step (the times that a code takes to be said), and the
 * time to the next deadline. A key that is up counts only while it bounces or is in its pause.
 *
 * A state stands for all that are merged into it: what is found is real, but two states in the same ranges may yet
 * behave differently later, and then only the first one's future is explored. `--check-merging` counts how often.
 */
import { GIANT_START } from '../../simulator/glass/geometry.generated.ts';
import type { CoreInstance } from './core-instance.ts';
import { NUMBER_CLIPS } from './clip-numbers.ts';
import { findKeyStamps, type KeyStamps } from './key-stamps.ts';
import { EXACT, SPEECH, STAMP } from './time-fields.ts';
import type { World } from './world.ts';

/** Milliseconds since a stamp: debouncing, key pauses, asides and the self-test, holds, the glass. */
const SINCE_MS = [20, 500, 1000, 2000, 3000, 6000, 20_000, 30_000];
/** Milliseconds left: what a code takes to be said at speeds 7, 4 and 1, and to be felt. The bar's sixths are on the glass. */
const LEFT_MS = [2, 3920, 7840, 15_680, 18_000];
const WAKE_MS = [1, 2, 21, 1001, 5001, 6001, 30_001, Infinity];
const DEBOUNCE_MS = 20;

/**
 * The record on flash (firmware/core/storage/record.ts): words that tell when and how often it was written. They are
 * the sequence number, the clock's setting (the RTC then and its offset), and the checksum.
 */
const PAGE_WORDS = 64;
const HISTORY_WORDS = new Set([1, 4, 5, 6, 7, 61]);

/** An item of the queue of what is to be said that is a digit; its low bits are the digit. */
const ITEM_KIND = 0xc000;
const ITEM_DIGIT = 0x4000;
const SOME_NUMBER = 0x3ffe;

/** The large digit's segments lie in the frame's last word. */
const GIANT_OF_WORD_3 = 0x7f << (GIANT_START - 96);
const PAGES_OF_TIME = new Set(['page-time', 'page-date']);

function range(value: number, limits: readonly number[]): number {
  let index = 0;
  while (index < limits.length && value >= limits[index]!) index++;
  return index;
}

function withoutDigit(half: number): number {
  if ((half & ITEM_KIND) === ITEM_DIGIT) return half & ~15;
  return NUMBER_CLIPS[half] === 1 ? SOME_NUMBER : half;
}

export class StateHash {
  high = 0;
  low = 0;
  readonly #exact: Uint32Array;
  readonly #speech: Uint32Array;
  readonly #stamps: Uint32Array;
  readonly #keys: KeyStamps;

  constructor(core: CoreInstance, fields: Uint8Array) {
    this.#keys = findKeyStamps(core, fields);
    const ofKeys = this.#keys.all;
    const wordsOf = (kind: number): Uint32Array =>
      Uint32Array.from([...fields.keys()].filter((word) => fields[word] === kind && !ofKeys.has(word)));
    this.#exact = wordsOf(EXACT);
    this.#speech = wordsOf(SPEECH);
    this.#stamps = wordsOf(STAMP);
  }

  /** Leaves the hash of a state in `high` and `low`. */
  of(world: World): void {
    this.high = 0;
    this.low = 0;
    const { words } = world.core;
    const exact = this.#exact;
    for (let i = 0; i < exact.length; i++) {
      const value = words[exact[i]!]!;
      if (value !== 0) this.#mix(exact[i]!, value);
    }
    for (const word of this.#speech) {
      const value = words[word]!;
      this.#mix(word, (withoutDigit(value >>> 16) << 16) | withoutDigit(value & 0xffff));
    }
    for (const word of this.#stamps) this.#mixStamp(word, words[word]!, world.uptimeMs, SINCE_MS);
    this.#mixKeys(world);
    this.#mixGlass(world);
    this.#mixFlash(world);
    this.#mixSurroundings(world);
  }

  /** A sum of well-mixed words: it doesn't depend on their order, and zeros cost nothing. */
  #mix(place: number, value: number): void {
    let mixed = Math.imul(value ^ Math.imul(place + 1, 0x9e3779b1), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35);
    mixed ^= mixed >>> 13;
    this.low = (this.low + mixed) >>> 0;
    let other = Math.imul(value + Math.imul(place + 1, 0x7feb352d), 0x846ca68b);
    other = Math.imul(other ^ (other >>> 16), 0x68e31da4 | 1);
    other ^= other >>> 14;
    this.high = (this.high + Math.imul(other, mixed | 1)) >>> 0;
  }

  #mixStamp(word: number, value: number, uptimeMs: number, limits: readonly number[]): void {
    // 0: never stamped.
    if (value !== 0) this.#mix(word, range(((uptimeMs >>> 0) - value) >>> 0, limits) + 1);
  }

  #mixKeys(world: World): void {
    const { words } = world.core;
    const now = world.uptimeMs >>> 0;
    const pauseMs = this.#keys.pauseMs(world);
    for (const { id, changed, pressed, released, first, end } of this.#keys.keys) {
      const isDown = ((world.contacts >> id) & 1) === 1;
      const isBouncing = words[changed] !== 0 && (now - words[changed]!) >>> 0 < DEBOUNCE_MS;
      const isPausing = words[released] !== 0 && (now - words[released]!) >>> 0 < pauseMs;
      if (!isDown && !isBouncing && !isPausing) continue;
      this.#mix(released, (isBouncing ? 1 : 0) + (isPausing ? 2 : 0));
      if (isDown || isBouncing) this.#mixStamp(pressed, words[pressed]!, now, SINCE_MS);
      for (let word = first; word < end; word++) {
        if (word !== changed && word !== pressed && word !== released) this.#mix(word, words[word]!);
      }
    }
  }

  #mixGlass(world: World): void {
    const { code, giant, icons } = world.reading();
    const { words } = world.glass;
    const isTimely = code !== null || icons.some((icon) => PAGES_OF_TIME.has(icon));
    if (!isTimely) {
      this.#mix(0x10000, words[0]!);
      this.#mix(0x10001, words[1]!);
    }
    this.#mix(0x10002, words[2]!);
    this.#mix(0x10003, giant === null ? words[3]! : words[3]! & ~GIANT_OF_WORD_3);
  }

  #mixFlash(world: World): void {
    const words = world.flashWords;
    for (let word = 0; word < words.length; word++) {
      if (!HISTORY_WORDS.has(word % PAGE_WORDS)) this.#mix(0x20000 + word, words[word]!);
    }
  }

  #mixSurroundings(world: World): void {
    const { ear, hand, tokenMs } = world;
    const { oracle } = world.truth;
    const leftMs = oracle === null || tokenMs === null ? -1 : range(oracle.leftMs(tokenMs), LEFT_MS);
    const flags =
      world.headphones |
      (world.pumping << 1) |
      (world.storing << 2) |
      (world.rtcKept << 3) |
      (ear.isFresh << 4);
    this.#mix(0x30000, world.contacts);
    this.#mix(0x30001, flags);
    this.#mix(0x30002, world.millivolts);
    this.#mix(0x30003, leftMs + 2);
    this.#mix(0x30004, range(world.nextWakeMs(), WAKE_MS));
    this.#mix(0x30005, ear.clip >= 0 ? withoutDigit(ear.clip) : -1);
    this.#mix(0x30006, ear.codeDigits);
    this.#mix(0x30007, (hand.place + 1) * 16 + hand.keys * 2 + (hand.isFeeling ? 1 : 0));
    this.#mix(0x30008, hand.isRunning ? 1 : 0);
  }
}
