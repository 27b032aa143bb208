// What the device says, through the core's own decoder and time-stretch, from the built voice image.
import { readFileSync } from 'node:fs';
import { PACKS } from '../../firmware/voice/tables.ts';
import { TestPlayer } from '../audio/test-player.ts';
import { SAMPLE_RATE } from './mfcc.ts';
import { DIGITS } from './templates.ts';

/** Settings 1 to 7 of the device; 4 is normal. */
export const SPEEDS = { normal: 4, oneAndAHalf: 6, double: 7 } as const;

/** Silence before the first digit, which a recogniser needs to hear the noise alone. */
const LEAD_IN_MS = 300;
/** Added between the two groups of three. */
const GROUP_MS = 500;

const IMAGE = new Uint8Array(readFileSync(new URL('../../build/voice/voice.bin', import.meta.url)));

export function samplesIn(milliseconds: number): number {
  return Math.round((milliseconds * SAMPLE_RATE) / 1000);
}

export function clipNumber(id: string): number {
  const pack = PACKS.find(({ clips }) => clips.includes(id));
  if (!pack) throw new Error(`clips.json: expected a clip '${id}', got none`);
  return pack.id * 256 + pack.clips.indexOf(id);
}

export class Speaker {
  readonly #player = new TestPlayer(IMAGE);
  readonly #language: number;

  /** @param language the language's number in clips.json */
  constructor(language: number) {
    this.#language = language;
  }

  /** The clip alone, at full volume; empty where the language does not say it. */
  say(id: string, speed: number = SPEEDS.normal): Int16Array {
    return this.#player.playClip(this.#language, clipNumber(id), { speed });
  }

  digits(speed: number = SPEEDS.normal): Int16Array[] {
    return DIGITS.map((digit) => this.say(digit, speed));
  }

  /** A digit begins so long after the one before. */
  digitSlotMs(): number {
    return this.#player.core.testDigitSlotMs(this.#language);
  }

  /** Two groups of three digits at the device's pace. */
  code(digits: string): Int16Array {
    const slot = samplesIn(this.digitSlotMs());
    const starts = [...digits].map(
      (_, n) => samplesIn(LEAD_IN_MS + (n >= digits.length / 2 ? GROUP_MS : 0)) + n * slot,
    );
    const code = new Int16Array((starts.at(-1) ?? 0) + slot);
    [...digits].forEach((digit, n) => {
      code.set(this.say(digit), starts[n]);
    });
    return code;
  }
}
