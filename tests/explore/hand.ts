/**
 * What a hand on the motor has felt: rows of pulses between rests, read by the table that people learn, and how far a
 * code has been given. A row during which something else happened (a key, another time step, headphones) may be cut
 * short, as its person knows, and is not judged; nor is the place of the digits after it until a signal tells.
 */
import { DIGIT_PATTERNS, SIGNAL_PATTERNS } from '../../simulator/haptics/haptics.generated.ts';
import { Finding } from './finding.ts';
import type { World } from './world.ts';

/** Halfway between a short pulse and a long one, a gap and a pause, a pause and a rest, as tests/support/felt-pulses.ts. */
const LONG_FROM_MS = 330;
const PAUSE_FROM_MS = 500;
const ROW_ENDS_AFTER_MS = 800;

/** A row's pulses as a number to the base 4, the latest lowest. */
const SHORT = 1;
const LONG = 2;
const PAUSE = 3;
const SYMBOLS: Readonly<Record<string, number>> = { '.': SHORT, '-': LONG, ' ': PAUSE };
/** No row of the table has more, so one that goes on for ever is found and not counted on. */
const MAXIMUM_ROW = 4 ** 15;

/** Keys since the last row: a row with a digit must come at one of the first two. */
const NO_KEY = 0;
const KEY_5 = 1;
const KEY_0 = 2;
const SEVERAL_KEYS = 3;
const OTHER_KEY = 4;
const KEYS_OF_DIGITS: Readonly<Record<number, number>> = { 0: KEY_0, 5: KEY_5 };

const UNKNOWN = -1;
export const CUT = 'cut short';

function rowOf(pattern: string): number {
  return [...pattern.trim()].reduce((row, symbol) => row * 4 + SYMBOLS[symbol]!, 0);
}

const WORDS = new Map<number, string>([
  ...DIGIT_PATTERNS.map((pattern, digit) => [rowOf(pattern), String(digit)] as const),
  ...Object.entries(SIGNAL_PATTERNS).map(([name, pattern]) => [rowOf(pattern), name] as const),
]);

/** After these the next digit is the first one. */
const BEGINNINGS = new Set(['ready', 'changed', 'wait']);
/** These leave the place in the code as it is. */
const ASIDES = new Set(['key', 'end']);

/** Of the token's time. */
function stepAt({ truth }: World, tokenMs: number): number {
  return truth.oracle === null || tokenMs === UNKNOWN ? UNKNOWN : truth.oracle.stepAt(tokenMs);
}

const NUMBERS = 8;

export class Hand {
  static readonly BYTES = NUMBERS * 8;
  isRunning = false;
  /** Pulses that began since it was made. */
  begun = 0;
  /** Uptime when the motor last started or stopped. */
  #sinceMs = 0;
  #row = 0;
  /** The token's time when the row began; -1: it had none. */
  #rowMs = UNKNOWN;
  #isDisturbed = false;
  /** Of the digit that comes next, from 0; UNKNOWN: a signal must tell. */
  place = UNKNOWN;
  keys = NO_KEY;
  /** The time step of the digit before. */
  #step = UNKNOWN;
  /** What was felt, for who asks: digits, signals, and CUT for a row that may have been cut short. */
  readonly words: string[] = [];

  save(numbers: Float64Array, at: number): void {
    numbers[at] = this.isRunning ? 1 : 0;
    numbers[at + 1] = this.#sinceMs;
    numbers[at + 2] = this.#row;
    numbers[at + 3] = this.#rowMs;
    numbers[at + 4] = this.#isDisturbed ? 1 : 0;
    numbers[at + 5] = this.place;
    numbers[at + 6] = this.keys;
    numbers[at + 7] = this.#step;
  }

  load(numbers: Float64Array, at: number): void {
    this.isRunning = numbers[at] === 1;
    this.#sinceMs = numbers[at + 1]!;
    this.#row = numbers[at + 2]!;
    this.#rowMs = numbers[at + 3]!;
    this.#isDisturbed = numbers[at + 4] === 1;
    this.place = numbers[at + 5]!;
    this.keys = numbers[at + 6]!;
    this.#step = numbers[at + 7]!;
  }

  /** Nothing is known of a token that has just been powered on. */
  forget(hasKeyDown: boolean): void {
    this.isRunning = false;
    this.#row = 0;
    this.#isDisturbed = false;
    this.place = UNKNOWN;
    this.keys = hasKeyDown ? SEVERAL_KEYS : NO_KEY;
  }

  /** A row is under way: the motor runs, or stands for no longer than within one. */
  get isFeeling(): boolean {
    return this.isRunning || this.#row !== 0;
  }

  /** Milliseconds that the motor has stood. */
  stillMs(uptimeMs: number): number {
    return this.isRunning ? 0 : uptimeMs - this.#sinceMs;
  }

  /** Whatever is felt of the present row may be cut short. */
  disturb(): void {
    if (this.isFeeling) this.#isDisturbed = true;
  }

  press(key: number): void {
    this.disturb();
    const now = KEYS_OF_DIGITS[key] ?? OTHER_KEY;
    if (this.keys === NO_KEY || (this.keys === OTHER_KEY && now === OTHER_KEY)) {
      this.keys = now;
      return;
    }
    // A digit that was asked for and has not begun may be lost or given.
    this.keys = SEVERAL_KEYS;
    this.place = UNKNOWN;
  }

  /** Feels what the motor does at this moment. */
  feel(isRunning: boolean, world: World): void {
    const stoodMs = this.stillMs(world.uptimeMs);
    if (this.#row !== 0 && stoodMs > ROW_ENDS_AFTER_MS) this.#endRow(world);
    if (world.isDark) this.place = UNKNOWN;
    if (isRunning === this.isRunning) return;
    if (isRunning) this.#start(stoodMs, world);
    else this.#add(world.uptimeMs - this.#sinceMs > LONG_FROM_MS ? LONG : SHORT);
    this.isRunning = isRunning;
    this.#sinceMs = world.uptimeMs;
  }

  #start(stoodMs: number, world: World): void {
    this.begun++;
    if (this.#row === 0) this.#rowMs = world.tokenMs ?? UNKNOWN;
    else if (stoodMs > PAUSE_FROM_MS) this.#add(PAUSE);
  }

  #add(symbol: number): void {
    this.#row = Math.min(this.#row * 4 + symbol, MAXIMUM_ROW);
  }

  #endRow(world: World): void {
    const [row, rowMs] = [this.#row, this.#rowMs];
    const step = stepAt(world, rowMs);
    const isCut = this.#isDisturbed || step !== stepAt(world, world.tokenMs ?? UNKNOWN);
    this.#row = 0;
    this.#isDisturbed = false;
    if (isCut) {
      this.words.push(CUT);
      this.place = UNKNOWN;
      this.keys = SEVERAL_KEYS;
      return;
    }
    const word = WORDS.get(row);
    if (word === undefined && world.isWatched)
      throw new Finding(
        'motor',
        `a row of pulses that stands for nothing: ${row.toString(4)} (1 short, 2 long, 3 pause)`,
      );
    if (word === undefined || !world.isWatched) return;
    this.words.push(word);
    if (/^\d$/.test(word)) this.#digit(word, step, world.truth.oracle?.codeAt(rowMs) ?? '');
    else this.#signal(word, step);
    this.keys = NO_KEY;
  }

  #digit(digit: string, step: number, code: string): void {
    if (this.keys === NO_KEY || this.keys === OTHER_KEY)
      throw new Finding('code-in-hand', `${digit} is felt, and neither 5 nor 0 was pressed for it`);
    if (step === UNKNOWN) throw new Finding('code-in-hand', `${digit} is felt of a token that has no code`);
    if (this.keys === SEVERAL_KEYS || this.place === UNKNOWN) {
      this.place = UNKNOWN;
      if (!code.includes(digit))
        throw new Finding('code-in-hand', `${digit} is felt, which is none of ${code}`);
      return;
    }
    const at = this.keys === KEY_5 ? this.place : (this.place + code.length - 1) % code.length;
    if (code[at] !== digit)
      throw new Finding('code-in-hand', `digit ${at + 1}: expected ${code[at]} (of ${code}), got ${digit}`);
    if (at > 0 && step !== this.#step)
      throw new Finding('code-in-hand', `digit ${at + 1} is of another code than the one before, unsaid`);
    this.place = (at + 1) % code.length;
    this.#step = step;
  }

  #signal(signal: string, step: number): void {
    if (signal === 'end' && this.place > 0)
      throw new Finding('code-in-hand', `the end is told after ${this.place} digits`);
    if (!BEGINNINGS.has(signal)) {
      if (!ASIDES.has(signal)) this.place = UNKNOWN;
      return;
    }
    if (step === UNKNOWN)
      throw new Finding('code-in-hand', `"${signal}" is told of a token that has no code`);
    this.place = 0;
  }
}
