/** One step of logging on: a form with one field, its hint, its error summary and its buttons. */
import type { ElementMaker } from '../document/dom.ts';
import type { PickWords } from '../words/language.ts';
import type { DeviceWords, LogOnWords } from '../words/words.ts';
import { ErrorSummary } from './error-summary.ts';
import type { Problem } from './error-summary.ts';

type StepWords = LogOnWords & DeviceWords;

export interface StepOptions<Words> {
  /** Id of the field. */
  id: string;
  number: number;
  of: number;
  label: PickWords<Words>;
  hint: PickWords<Words>;
  /** Of the field: type, autocomplete and so on. */
  attributes: Readonly<Record<string, string>>;
  submit: PickWords<Words>;
  /** Stands between field and buttons. */
  extras?: readonly Node[];
  /** What is wrong with the entry, or null when the next step may come. */
  check: (entry: string) => Problem | null | Promise<Problem | null>;
  accepted: () => void;
  startOver: () => void;
}

const LEAVING = 'leaving';
/** By then a screen reader has come to the new focus on a busy machine, too (measured with Orca: 150 ms). */
const LEAVING_MS = 1000;

/** A check that fails is told: a form that does nothing helps nobody. */
async function checked(check: StepOptions<StepWords>['check'], entry: string): Promise<Problem | null> {
  try {
    return await check(entry);
  } catch (error) {
    console.error(error);
    return [(words) => words.status.failed];
  }
}

export class Step<Words extends StepWords> {
  readonly element: HTMLFormElement;
  readonly input: HTMLInputElement;
  readonly #summary: ErrorSummary;
  #isChecking = false;

  constructor(maker: ElementMaker<Words>, options: StepOptions<Words>) {
    const { id } = options;
    const headingId = `${id}-step`;
    const hint = maker.make('p', { class: 'hint', id: `${id}-hint` }, options.hint);
    const inline = maker.make('p', { class: 'field-error', id: `${id}-error`, hidden: true });
    this.input = maker.make('input', {
      id,
      name: id,
      'aria-describedby': hint.id,
      'aria-required': 'true',
      autocapitalize: 'off',
      spellcheck: 'false',
      ...options.attributes,
    });
    this.#summary = new ErrorSummary(maker, this.input, inline);
    this.element = maker.make(
      'form',
      { class: 'step', novalidate: true, 'aria-labelledby': headingId, hidden: true },
      maker.make('h3', { id: headingId }, (words) => words.logOn.step(options.number, options.of)),
      this.#summary.element,
      maker.make('label', { for: id }, options.label),
      hint,
      inline,
      this.input,
      ...(options.extras ?? []),
      maker.make(
        'div',
        { class: 'buttons' },
        maker.make('button', { type: 'submit', class: 'primary' }, options.submit),
        ...(options.number > 1 ? [maker.button((words) => words.logOn.startOver, options.startOver)] : []),
      ),
    );
    this.element.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#submit(options);
    });
  }

  /** Once at a time: a second Enter while the first is being checked says nothing new. */
  async #submit({ check, accepted }: StepOptions<Words>): Promise<void> {
    if (this.#isChecking) return;
    this.#isChecking = true;
    const problem = await checked(check, this.input.value);
    this.#isChecking = false;
    // Whoever has gone on meanwhile, as by starting over, is asked here no more.
    if (this.element.hidden || this.element.classList.contains(LEAVING)) return;
    if (problem) {
      this.#summary.show(problem);
      return;
    }
    this.#summary.clear();
    accepted();
  }

  /** Shows the step with an empty field; `focus` moves there, for a person who just came from the step before. */
  show(focus: boolean): void {
    this.input.value = '';
    this.#summary.clear();
    this.element.hidden = false;
    this.element.classList.remove(LEAVING);
    if (focus) this.input.focus();
  }

  /** What was wrong is wrong no more, or cannot be said any more. */
  clearProblem(): void {
    this.#summary.clear();
  }

  /**
   * Out of sight at once, and gone a moment after another element got the focus: Orca 43 says nothing of a focus that comes
   * together with the going of the field that had it before.
   */
  leave(): void {
    if (this.element.hidden) return;
    this.element.classList.add(LEAVING);
    void this.element.animate([], LEAVING_MS).finished.then(() => {
      if (!this.element.classList.contains(LEAVING)) return;
      this.element.classList.remove(LEAVING);
      this.element.hidden = true;
    });
  }
}
