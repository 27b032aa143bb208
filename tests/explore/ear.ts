/**
 * What a listener has heard, from the core's audio marks: which clip sounds, and how far a code has been said. A digit
 * counts as one of a code when it follows "code", "again" and the like, or is the first thing said while the glass
 * marks a digit of the code on it (digit by digit).
 */
import { MARK_START } from '../../simulator/glass/geometry.generated.ts';
import { isLit } from '../../simulator/glass/reading.ts';
import { MARK_KINDS } from '../../simulator/token/contract.generated.ts';
import { clipName, clipNumber } from './clip-numbers.ts';
import type { CoreInstance } from './core-instance.ts';
import { Finding } from './finding.ts';
import type { World } from './world.ts';

const NUMBERS = 3;
const LAST_DIGIT = 9;
const LEADS = new Set([
  clipNumber('core', 'code'),
  clipNumber('core', 'again'),
  clipNumber('comfort', 'new-code'),
  clipNumber('comfort', 'code-changed'),
]);
const DIGIT_PLACES = 8;
const MARK_WORDS = 2;

export class Ear {
  static readonly BYTES = NUMBERS * 8;
  /** The clip that sounds now, or -1. */
  clip = -1;
  /** Digits of a code heard so far in this saying of it, or -1 when what is said is no code. */
  codeDigits = -1;
  /** 1: nothing has been said since it was silent, or since speech was cut. */
  isFresh = 1;
  /** Clips and tones that began, and that ended or were cut, since it was made. */
  begun = 0;
  stopped = 0;
  /** The clips that began last, oldest first: for the report of a finding. */
  readonly recent: number[] = [];
  #marks: Uint32Array = new Uint32Array(0);
  #frame: Uint8Array = new Uint8Array(0);

  listenTo(core: CoreInstance): void {
    const marks = core.view('audioMarks');
    this.#marks = new Uint32Array(marks.buffer, marks.byteOffset, marks.length / 4);
    this.#frame = core.view('frame');
  }

  save(numbers: Float64Array, at: number): void {
    numbers[at] = this.clip;
    numbers[at + 1] = this.codeDigits;
    numbers[at + 2] = this.isFresh;
  }

  load(numbers: Float64Array, at: number): void {
    this.clip = numbers[at]!;
    this.codeDigits = numbers[at + 1]!;
    this.isFresh = numbers[at + 2]!;
  }

  fallSilent(): void {
    this.clip = -1;
    this.expectSomethingNew();
  }

  /** The device has begun to say something else. */
  expectSomethingNew(): void {
    this.codeDigits = -1;
    this.isFresh = 1;
  }

  /** Reads the marks of one renderAudio. */
  hear(world: World): void {
    const count = this.#marks[0]!;
    for (let i = 0; i < count; i++) {
      const clip = this.#marks[MARK_WORDS + i * 2]! >>> 16;
      const kind = MARK_KINDS[this.#marks[MARK_WORDS + i * 2 + 1]! & 255];
      if (kind === 'begins') this.#begin(clip, world);
      else this.#stop(clip, kind === 'cut', world);
    }
  }

  #stop(clip: number, isCut: boolean, world: World): void {
    if (clip !== this.clip && world.isWatched)
      throw new Finding('code-in-ear', `${clipName(clip)} stops, but ${clipName(this.clip)} was sounding`);
    this.clip = -1;
    this.stopped++;
    if (isCut) this.expectSomethingNew();
  }

  #begin(clip: number, world: World): void {
    if (this.clip !== -1 && world.isWatched)
      throw new Finding('code-in-ear', `${clipName(clip)} begins while ${clipName(this.clip)} sounds`);
    this.clip = clip;
    this.begun++;
    this.recent.push(clip);
    if (this.recent.length > 32) this.recent.shift();
    if (clip > LAST_DIGIT) this.codeDigits = LEADS.has(clip) ? 0 : -1;
    else if (this.codeDigits >= 0) this.#codeDigit(clip, this.codeDigits++, world);
    else if (this.isFresh === 1) this.#loneDigit(clip, world);
    this.isFresh = 0;
  }

  #codeDigit(digit: number, index: number, world: World): void {
    const { tokenMs } = world;
    const { oracle } = world.truth;
    const right = oracle === null || tokenMs === null ? '' : oracle.codeAt(tokenMs);
    if (right[index] !== String(digit) && world.isWatched)
      throw new Finding(
        'code-in-ear',
        `digit ${index + 1} of the code: expected ${right[index] ?? 'none'} (of ${right || 'no code'}), got ${digit}`,
      );
  }

  /** A digit without a word before it: of the code when the glass marks one of the code's places. */
  #loneDigit(digit: number, world: World): void {
    const { code } = world.reading();
    if (code === null) return;
    const first = code.length === 8 ? 0 : 1;
    for (let place = 0; place < DIGIT_PLACES; place++) {
      if (isLit(this.#frame, MARK_START + place)) this.#codeDigit(digit, place - first, world);
    }
  }
}
