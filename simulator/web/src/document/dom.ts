/** Builds elements whose texts follow the language. */
import type { Language, PickWords } from '../words/language.ts';

type Attributes = Readonly<Record<string, string | boolean>>;
type Child<Words> = Node | PickWords<Words>;

/** Makes elements for one language switch; a function among the children is a text that follows it. */
export class ElementMaker<Words> {
  readonly language: Language<Words>;

  constructor(language: Language<Words>) {
    this.language = language;
  }

  make<Name extends keyof HTMLElementTagNameMap>(
    name: Name,
    attributes: Attributes = {},
    ...children: Child<Words>[]
  ): HTMLElementTagNameMap[Name] {
    const element = document.createElement(name);
    for (const [attribute, value] of Object.entries(attributes)) {
      if (value === true) element.setAttribute(attribute, '');
      else if (value !== false) element.setAttribute(attribute, value);
    }
    element.append(...children.map((child) => (typeof child === 'function' ? this.text(child) : child)));
    return element;
  }

  text(pick: PickWords<Words>): Text {
    const node = document.createTextNode('');
    this.language.follow((words) => {
      node.data = pick(words);
    });
    return node;
  }

  /** A region with its heading. */
  section(id: string, heading: PickWords<Words>, ...children: Child<Words>[]): HTMLElement {
    const headingId = `${id}-heading`;
    return this.make(
      'section',
      { id, 'aria-labelledby': headingId, tabindex: '-1' },
      this.make('h2', { id: headingId }, heading),
      ...children,
    );
  }

  button(label: PickWords<Words>, action: () => void, attributes: Attributes = {}): HTMLButtonElement {
    const button = this.make('button', { type: 'button', ...attributes }, label);
    button.addEventListener('click', action);
    return button;
  }
}
