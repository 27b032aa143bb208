/**
 * Whether what the code reader tells is also to come as text, for screen reader and Braille: a choice that is always there,
 * and a question, once, for those who want captions and have not chosen yet.
 */
import type { ElementMaker } from '../document/dom.ts';
import type { CodeReaderWords } from '../words/words.ts';

export class CodeAsTextChoice {
  readonly element: HTMLElement;
  readonly #box: HTMLInputElement;
  readonly #question: HTMLElement;
  readonly #changed: (wanted: boolean) => void;
  #isChosen: boolean;

  /** @param chosen null: not yet */
  constructor(
    maker: ElementMaker<CodeReaderWords>,
    chosen: boolean | null,
    changed: (wanted: boolean) => void,
  ) {
    this.#changed = changed;
    this.#isChosen = chosen !== null;
    this.#box = maker.make('input', {
      type: 'checkbox',
      id: 'code-as-text',
      checked: chosen === true,
      'aria-describedby': 'code-as-text-hint',
    });
    this.#box.addEventListener('change', () => this.#choose(this.#box.checked));
    this.#question = this.#makeQuestion(maker);
    this.element = maker.make(
      'div',
      {},
      this.#question,
      maker.make(
        'p',
        { class: 'choice' },
        this.#box,
        maker.make('label', { for: this.#box.id }, (words) => words.reader.codeAsText),
      ),
      maker.make('p', { class: 'hint', id: 'code-as-text-hint' }, (words) => words.reader.codeAsTextHint),
    );
  }

  /** Puts the question, unless it has its answer; gives whether it stands there now. */
  ask(): boolean {
    this.#question.hidden = this.#isChosen;
    return !this.#isChosen;
  }

  #makeQuestion(maker: ElementMaker<CodeReaderWords>): HTMLElement {
    const text = maker.make('p', { id: 'code-as-text-question' }, (words) => words.reader.codeAsTextQuestion);
    return maker.make(
      'div',
      { class: 'question', role: 'group', 'aria-labelledby': text.id, hidden: true },
      text,
      maker.make(
        'div',
        { class: 'buttons' },
        maker.button(
          (words) => words.reader.codeAsTextYes,
          () => this.#answer(true),
          { id: 'code-as-text-yes' },
        ),
        maker.button(
          (words) => words.reader.codeAsTextNo,
          () => this.#answer(false),
          { id: 'code-as-text-no' },
        ),
      ),
    );
  }

  /** The button with the focus goes away: the choice that it made takes the focus, and can be changed there. */
  #answer(wanted: boolean): void {
    this.#box.checked = wanted;
    this.#choose(wanted);
    this.#box.focus();
  }

  #choose(wanted: boolean): void {
    this.#isChosen = true;
    this.#question.hidden = true;
    this.#changed(wanted);
  }
}
