/** The code reader said digit by digit while its code is typed: fetched after the page, for a person who chooses it. */
import { readGlass } from '../../../glass/reading.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { ElementMaker } from '../document/dom.ts';
import type { CodeReaderWords } from '../words/words.ts';
import { ListenAndType } from './listen-and-type.ts';
import { NextDigit } from './next-digit.ts';
import { shownCode } from './shown-code.ts';

export interface ListeningParts {
  maker: ElementMaker<CodeReaderWords>;
  clock: Clock;
  /** Presses the key that says the next digit, and lets it up. */
  tap: () => void;
  keyPauseMs: () => number;
  codeEndUnixMs: () => number;
  /** The device has no digit to give: what it says instead is to be heard. */
  noDigit: () => void;
  /** What stands in the field is of a code that is no more. */
  tellOld: () => void;
}

export class Listening {
  readonly typing: ListenAndType;
  readonly #nextDigit: NextDigit;
  readonly #codeEndUnixMs: () => number;

  constructor(parts: ListeningParts) {
    this.#nextDigit = new NextDigit(parts);
    this.#codeEndUnixMs = parts.codeEndUnixMs;
    this.typing = new ListenAndType(
      parts.maker,
      (place) => (place === null ? this.#nextDigit.cancel() : this.#nextDigit.ask(place)),
      parts.tellOld,
    );
  }

  /** Takes the press of any key; gives whether what is said then is to be heard. */
  press(asksForDigit: boolean, beginsAnew: boolean): boolean {
    return this.#nextDigit.press(asksForDigit, beginsAnew);
  }

  cancel(): void {
    this.#nextDigit.cancel();
  }

  showGlass(frame: Uint8Array): void {
    const code = shownCode(readGlass(frame), this.#codeEndUnixMs);
    this.#nextDigit.showGlass(frame, code);
    this.typing.showCode(code);
  }

  /** After a press, whose answer may be on the glass already. */
  showLargeDigit(frame: Uint8Array): void {
    this.#nextDigit.showLargeDigit(frame);
  }
}
