/** Says at the top of a step what went wrong, takes the focus, and leads to the field. */
import type { ElementMaker } from '../document/dom.ts';
import type { DeviceWords, LogOnWords } from '../words/words.ts';

/** One sentence or two; each as its own function, so that they follow the language. */
export type Problem = readonly ((words: LogOnWords & DeviceWords) => string)[];

export class ErrorSummary {
  readonly element: HTMLElement;
  readonly #link: HTMLAnchorElement;
  readonly #inline: HTMLElement;
  readonly #field: HTMLInputElement;
  readonly #write: () => void;
  readonly #descriptionIds: string;
  #problem: Problem = [];

  /** `inline` is the place beside the field where the same words stand. */
  constructor(maker: ElementMaker<LogOnWords & DeviceWords>, field: HTMLInputElement, inline: HTMLElement) {
    const headingId = `${field.id}-problem-heading`;
    const listId = `${field.id}-problem-list`;
    this.#field = field;
    this.#inline = inline;
    this.#descriptionIds = field.getAttribute('aria-describedby') ?? '';
    this.#link = maker.make('a', { href: `#${field.id}` });
    this.#link.addEventListener('click', (event) => {
      event.preventDefault();
      field.focus();
      // What is typed takes its place; who wants to mend it goes on with the arrow keys.
      field.select();
    });
    this.element = maker.make(
      'div',
      {
        class: 'error-summary',
        role: 'group',
        tabindex: '-1',
        'aria-labelledby': headingId,
        'aria-describedby': listId,
        hidden: true,
      },
      maker.make('h4', { id: headingId }, (words) => words.errors.heading),
      maker.make('ul', { id: listId }, maker.make('li', {}, this.#link)),
    );
    this.#write = maker.language.follow((words) => {
      const text = this.#problem.map((sentence) => sentence(words)).join(' ');
      this.#link.textContent = text;
      this.#inline.textContent = text;
    });
  }

  show(problem: Problem): void {
    this.#problem = problem;
    this.#write();
    this.element.hidden = false;
    this.#inline.hidden = false;
    this.#field.setAttribute('aria-invalid', 'true');
    this.#field.setAttribute('aria-describedby', `${this.#inline.id} ${this.#descriptionIds}`.trim());
    // The focus is what makes it spoken; a live region would make it spoken twice.
    this.element.focus();
  }

  clear(): void {
    this.#problem = [];
    this.#write();
    this.element.hidden = true;
    this.#inline.hidden = true;
    this.#field.removeAttribute('aria-invalid');
    this.#field.setAttribute('aria-describedby', this.#descriptionIds);
  }
}
