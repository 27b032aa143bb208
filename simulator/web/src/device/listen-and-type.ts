/**
 * Goes along while a code is typed by a person who wants it so: asks for the digit that comes next, and notices when what
 * was typed is of an old code. Off at first: who knows the code already, or hears it from a screen reader, types undisturbed.
 */
import type { ElementMaker } from '../document/dom.ts';
import type { TypedDigits } from '../document/typed-digits.ts';
import type { CodeReaderWords } from '../words/words.ts';
import type { ShownCode } from './shown-code.ts';

const ID = 'listen-and-type';

export class ListenAndType {
  readonly #maker: ElementMaker<CodeReaderWords>;
  readonly #askFor: (place: number | null) => void;
  readonly #tellOld: () => void;
  /** The code on the glass; null while there is none. */
  #code: ShownCode | null = null;
  /** Which code it was that the field holds digits of. */
  #typedOf: string | null = null;
  #isOldTold = false;

  /** `askFor(null)`: none is wanted any more. */
  constructor(
    maker: ElementMaker<CodeReaderWords>,
    askFor: (place: number | null) => void,
    tellOld: () => void,
  ) {
    this.#maker = maker;
    this.#askFor = askFor;
    this.#tellOld = tellOld;
  }

  /** The choice, to stand beside the field. */
  choice(wanted: boolean, changed: (wanted: boolean) => void): HTMLElement {
    const box = this.#maker.make('input', {
      type: 'checkbox',
      id: ID,
      checked: wanted,
      'aria-describedby': `${ID}-hint`,
    });
    box.addEventListener('change', () => changed(box.checked));
    return this.#maker.make(
      'div',
      {},
      this.#maker.make(
        'p',
        { class: 'choice' },
        box,
        this.#maker.make('label', { for: ID }, (words) => words.reader.listenAndType),
      ),
      this.#maker.make('p', { class: 'hint', id: `${ID}-hint` }, (words) => words.reader.listenAndTypeHint),
    );
  }

  typed({ all, before, by }: TypedDigits): void {
    if (all === 0) this.#begin(null);
    else if (this.#typedOf === null || (all === 1 && by === 'digit')) this.#begin(this.#code?.id ?? null);
    const isOld = this.#typedOf !== null && this.#typedOf !== this.#code?.id;
    const isComplete = all >= (this.#code?.digits ?? 0);
    this.#askFor(by === 'other' || isOld || isComplete ? null : before + 1);
  }

  forget(): void {
    this.#begin(null);
    this.#askFor(null);
  }

  /** A code that comes in place of the one that is being typed is told, once. */
  showCode(code: ShownCode | null): void {
    this.#code = code;
    if (code === null || this.#typedOf === null || code.id === this.#typedOf || this.#isOldTold) return;
    this.#isOldTold = true;
    this.#askFor(null);
    this.#tellOld();
  }

  #begin(id: string | null): void {
    this.#typedOf = id;
    this.#isOldTold = false;
  }
}
