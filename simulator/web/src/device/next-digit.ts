/**
 * Lets the code reader say one digit of its code by the key that a person would use: it goes on digit by digit, and from
 * the last to the first. The digits in between are passed over unheard.
 */
import { markedDigit, readGlass } from '../../../glass/reading.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { ShownCode } from './shown-code.ts';

export interface NextDigitParts {
  clock: Clock;
  /** Presses the key and lets it up. */
  tap: () => void;
  /** For how long after a press the device takes no other. */
  keyPauseMs: () => number;
  /** The device has no digit to give: what it says instead is to be heard. */
  noDigit: () => void;
}

/** A screen reader says first what was typed: 0.13 s until it begins, and half a second for a digit (Orca with eSpeak). */
const AFTER_ECHO_MS = 700;
/** From one press to the next: more than the key is held down for, and a margin. */
const BETWEEN_PRESSES_MS = 150;

export class NextDigit {
  readonly #parts: NextDigitParts;
  /** The code that is on the glass. */
  #code: ShownCode | null = null;
  /** Place of the digit that the device said last in answer to its key, from 1; 0: none of this code. */
  #said = 0;
  #wanted: number | null = null;
  #isOwnPress = false;
  #isAsked = false;
  #cancelPress = (): void => undefined;

  constructor(parts: NextDigitParts) {
    this.#parts = parts;
  }

  /** The digit at this place, from 1, in place of one that is still waited for. */
  ask(place: number): void {
    this.cancel();
    this.#wanted = place;
    this.#pressIn(AFTER_ECHO_MS);
  }

  cancel(): void {
    this.#cancelPress();
    this.#wanted = null;
  }

  /** Takes the press of any key; gives whether what is said then is to be heard. A person's own press has the word. */
  press(asksForDigit: boolean, beginsAnew: boolean): boolean {
    if (!this.#isOwnPress) this.cancel();
    this.#isOwnPress = false;
    this.#isAsked = asksForDigit;
    if (beginsAnew) this.#said = 0;
    return this.#wanted === null || this.#isNext(this.#wanted);
  }

  showGlass(frame: Uint8Array, code: ShownCode | null): void {
    if (code && code.id !== this.#code?.id) this.#said = 0;
    this.#code = code ?? this.#code;
    if (code) this.#follow(markedDigit(frame));
    else if (this.#isAsked && this.#wanted !== null) this.#giveUp();
  }

  /**
   * After a press: the large digit that answers it may have been on the glass before, and then the glass does not change.
   * One that stays though another was asked for is none: the device may not say it.
   */
  showLargeDigit(frame: Uint8Array): void {
    const { giant } = readGlass(frame);
    if (giant && giant.place === this.#said && this.#isAsked && this.#wanted !== null) this.#giveUp();
    else this.#follow(giant);
  }

  #follow(marked: { place: number } | null): void {
    if (!this.#isAsked || !marked) return;
    this.#isAsked = false;
    this.#said = marked.place;
    if (this.#wanted === null) return;
    if (this.#wanted === marked.place) this.#wanted = null;
    else this.#pressIn(BETWEEN_PRESSES_MS + this.#parts.keyPauseMs());
  }

  /** As when it is too late to begin a code's digits anew: the device waits for the next one, and tells so. */
  #giveUp(): void {
    this.cancel();
    this.#isAsked = false;
    this.#parts.noDigit();
  }

  #isNext(place: number): boolean {
    const length = this.#code?.digits ?? 0;
    return (this.#said === length ? 0 : this.#said) + 1 === place;
  }

  #pressIn(delayMs: number): void {
    this.#cancelPress = this.#parts.clock.schedule(delayMs, () => {
      this.#isOwnPress = true;
      this.#parts.tap();
    });
  }
}
