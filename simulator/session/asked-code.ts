/**
 * Whether the code that a token's keys asked for was seen: each press is judged when its key is let go, and a code that
 * was promised, when it comes.
 */
import { KEY_NAMES, type ModelName } from '../token/contract.generated.ts';
import type { GlassReading } from '../glass/reading.ts';
import { brokenPromise, isDark, missingCode, type MissingCodeReason } from './missing-code.ts';

/** A board takes some milliseconds to draw what a press brings: for so long after it the glass is looked at often. */
const LOOK_AFTER_PRESS_MS = 200;
const LOOK_EVERY_MS = 5;
/** A promised code stays for most of its time step, 15 s or more. */
const AWAIT_EVERY_MS = 10;

/** Functions of hardware-docs/keys.json that bring the code on a device that is awake; asleep the first alone does. */
const CODE_FUNCTIONS: readonly string[] = ['show-code', 'repeat', 'digit-by-digit'];

function keyOf(model: ModelName, name: string): (typeof KEY_NAMES)[ModelName][number] | undefined {
  return KEY_NAMES[model].find((each) => each.name === name);
}

/** Held for so long, the key does something else (hardware-docs/keys.json), so it was not just pressed. */
function longPressMs(model: ModelName, name: string): number {
  return (keyOf(model, name)?.longSeconds ?? Infinity) * 1000;
}

function isPage({ icons }: GlassReading): boolean {
  return icons.some((icon) => icon.startsWith('page-'));
}

/** Whether a press of this key, with `before` on the glass, asks for the code. Where pages are on the same key, it turns them. */
function asksForCode(model: ModelName, name: string, before: GlassReading): boolean {
  const key = keyOf(model, name);
  if (!key || !CODE_FUNCTIONS.includes(key.press)) return false;
  if (key.long === 'information-pages' && isPage(before)) return false;
  return key.press === 'show-code' || !isDark(before);
}

interface KeyDown {
  key: string;
  sinceMs: number;
  asks: boolean;
  /** The code, or else what was last on the glass, since the key is down; null while it is dark. */
  lit: GlassReading | null;
}

export class AskedCode {
  readonly #model: ModelName;
  #down: KeyDown | null = null;
  #missing: MissingCodeReason | null = null;
  #missedAtMs = 0;

  constructor(model: ModelName) {
    this.#model = model;
  }

  /** Why the code is not there that the last key asked for; null when it was seen, or that key asked for none. */
  get missing(): MissingCodeReason | null {
    return this.#missing;
  }

  /** The uptime at which it was missed. */
  get missedAtMs(): number {
    return this.#missedAtMs;
  }

  keyDown(key: string, before: GlassReading, uptimeMs: number): void {
    this.#missing = null;
    this.#down = { key, sinceMs: uptimeMs, asks: asksForCode(this.#model, key, before), lit: null };
  }

  /** `now`: the glass once the key was let go. A key that was not pressed last says nothing. */
  keyUp(key: string, now: GlassReading, uptimeMs: number): void {
    const down = this.#down;
    if (down?.key !== key) return;
    this.#down = null;
    this.#missedAtMs = uptimeMs;
    const isLong = uptimeMs - down.sinceMs >= longPressMs(this.#model, key);
    if (down.asks && !isLong) this.#missing = missingCode(now, down.lit);
  }

  /** To be told whatever is seen on the glass. What shone only while the key was down, nobody had the time to read. */
  see(glass: GlassReading): void {
    if (this.#down) {
      if (!isDark(glass) && !this.#down.lit?.code) this.#down.lit = glass;
    } else if (glass.code !== null) this.#missing = null;
    else if (this.#missing === 'new-code-soon') this.#missing = brokenPromise(glass) ?? this.#missing;
  }

  /** How soon the glass has to be looked at again for nothing to be overlooked; null: not before the next key. */
  nextLookMs(uptimeMs: number): number | null {
    if (this.#down) {
      const isNew = uptimeMs - this.#down.sinceMs < LOOK_AFTER_PRESS_MS;
      return this.#down.asks && isNew && !this.#down.lit?.code ? LOOK_EVERY_MS : null;
    }
    return this.#missing === 'new-code-soon' ? AWAIT_EVERY_MS : null;
  }

  /** Without power nothing is asked for. */
  forget(): void {
    this.#down = null;
    this.#missing = null;
  }
}
