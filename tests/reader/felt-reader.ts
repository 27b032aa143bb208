/** A code reader in the hand of a person who neither hears nor sees it: keys in, pulses out. */
import type { SettingName } from '../../host-tools/link/protocol.generated.ts';
import { felt, type Felt } from '../support/felt-pulses.ts';
import { Reader, type ReaderOptions } from './reader.ts';

/** Longer than the longest pattern with its rest: nine pulses, a pause, the end. */
const PATTERN_MS = 8000;
const MAXIMUM_DIGITS = 8;

export class FeltReader {
  readonly reader: Reader;
  readonly #before: { count: number };

  private constructor(reader: Reader) {
    this.reader = reader;
    this.#before = { count: 0 };
  }

  /** With vibration on, and headphones only, none plugged in: nothing of a code can be heard. */
  static async make(
    settings: Partial<Record<SettingName, number>> = {},
    options: ReaderOptions = {},
  ): Promise<FeltReader> {
    const all = { 'audio-output': 2, vibration: 1, ...settings };
    return new FeltReader(await Reader.make({ ...options, settings: all }));
  }

  /** Since the last press; a pulse that has not ended is not felt yet. */
  pulses(): Felt[] {
    return this.reader.session.pulses.pulses
      .slice(this.#before.count)
      .filter((pulse): pulse is Felt => pulse.endMs !== null);
  }

  felt(): string[] {
    return felt(this.pulses());
  }

  forget(): void {
    this.#before.count = this.reader.session.pulses.pulses.length;
  }

  /** Presses a key and waits, like a person, until the motor has stood still for longer than within anything that it says. */
  press(key: string): string[] {
    this.forget();
    const { reader } = this;
    reader.press(key);
    const endMs = reader.clock.uptimeMs() + PATTERN_MS;
    while (reader.clock.uptimeMs() < endMs && (reader.session.pulses.restingMs ?? 0) < 1100) reader.wait(5);
    return this.felt();
  }

  /** All digits of the code, one press of 5 each; the reader is awake. */
  wholeCode(): { digits: string; pulses: Felt[] } {
    const pulses: Felt[] = [];
    let digits = '';
    this.press('fn');
    for (let said: string[] = []; !said.includes('end') && digits.length < MAXIMUM_DIGITS;) {
      said = this.press('5');
      digits += said[0];
      pulses.push(...this.pulses());
    }
    return { digits, pulses };
  }
}
