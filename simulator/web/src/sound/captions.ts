/** Captions of what the code reader says: readable, never announced, since the device itself is what is heard. */
import type { AudioMark } from '../../../token/sound-buffers.ts';
import type { ElementMaker } from '../document/dom.ts';
import type { CodeReaderWords } from '../words/words.ts';

export interface CaptionWord {
  text: string;
  /** Language tag. */
  language: string;
}

/** Null for what is no word, such as a tone. */
export type WordOfMark = (mark: AudioMark) => CaptionWord | null;

/** Longer help is read as it comes; older words leave. */
const MAXIMUM_WORDS = 14;

export class Captions {
  readonly element: HTMLElement;
  readonly #wordOf: WordOfMark;
  readonly #line: HTMLElement;
  readonly #empty: HTMLElement;
  readonly #missing: HTMLElement;
  /** What was said is over; the next word begins a new line. */
  #isOver = false;

  constructor(maker: ElementMaker<CodeReaderWords>, wordOf: WordOfMark, wanted: boolean) {
    this.#wordOf = wordOf;
    this.#line = maker.make('p', { class: 'caption-line', translate: 'no' });
    this.#empty = maker.make('p', { class: 'hint' }, (words) => words.reader.captionsEmpty);
    this.#missing = maker.make('p', { hidden: true }, (words) => words.reader.captionsMissing);
    this.element = maker.make(
      'div',
      { class: 'captions', id: 'captions' },
      this.#line,
      this.#empty,
      this.#missing,
    );
    this.show(wanted);
  }

  show(wanted: boolean): void {
    this.element.hidden = !wanted;
  }

  /** The words could not be fetched. */
  tellMissing(): void {
    this.#empty.hidden = true;
    this.#missing.hidden = false;
  }

  /** Takes the marks of the next samples. */
  add(marks: readonly AudioMark[]): void {
    for (const mark of marks) {
      if (mark.kind === 'cut') this.#isOver = true;
      const word = mark.kind === 'begins' ? this.#wordOf(mark) : null;
      if (word) this.#append(word);
    }
  }

  /** Silence follows. The words stay until others are said. */
  end(): void {
    this.#isOver = true;
  }

  #append({ text, language }: CaptionWord): void {
    if (this.#isOver) this.#line.replaceChildren();
    this.#isOver = false;
    const word = document.createElement('span');
    word.lang = language;
    word.textContent = text;
    this.#line.append(...(this.#line.hasChildNodes() ? [' '] : []), word);
    while (this.#line.children.length > MAXIMUM_WORDS) {
      this.#line.firstElementChild!.remove();
      this.#line.firstChild?.remove();
    }
    this.#empty.hidden = true;
  }
}
