/** What the device says, through the core's own decoder and time-stretch, from the built voice image. */
import { readFileSync } from 'node:fs';
import { clipNumber } from '../../simulator/voice/clip-names.ts';
import { TestPlayer } from '../audio/test-player.ts';
import { DIGITS } from './templates.ts';

/** Settings 1 to 7 of the device; 4 is normal. */
export const SPEEDS = { normal: 4, oneAndAHalf: 6, double: 7 } as const;

export interface HowSaid {
  speed?: number;
  /** As with the setting boosted-sound. */
  boosted?: boolean;
}

const IMAGE = new Uint8Array(readFileSync(new URL('../../build/voice/voice.bin', import.meta.url)));

export class Speaker {
  readonly #player = new TestPlayer(IMAGE);
  readonly #language: number;

  /** @param language the language's number in clips.json */
  constructor(language: number) {
    this.#language = language;
  }

  /** The clip alone, at full volume; empty where the language does not say it. */
  say(id: string, { speed = SPEEDS.normal, boosted = false }: HowSaid = {}): Int16Array {
    const clip = clipNumber(id);
    if (clip === undefined) throw new Error(`clips.json: expected a clip '${id}', got none`);
    return this.#player.playClip(this.#language, clip, { speed, boosted });
  }

  digits(how: HowSaid = {}): Int16Array[] {
    return DIGITS.map((digit) => this.say(digit, how));
  }
}
