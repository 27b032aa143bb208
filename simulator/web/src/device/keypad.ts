/** The code reader's keys: real buttons for pointer, touch and screen reader, and shortcuts while one has the focus. */
import type { ElementMaker } from '../document/dom.ts';
import type { CodeReaderWords } from '../words/words.ts';
import { READER_KEY_PREFIX } from '../document/element-ids.ts';
import { keyName, onKey, READER_KEYS } from './key-names.ts';
import { TokenKey } from './token-key.ts';

export interface KeypadEdges {
  press: (key: string) => void;
  release: (key: string) => void;
}

/** The ARIA names of the shortcuts; digits are their own, and to hear them a second time would only take time. */
const SHORTCUTS: Readonly<Record<string, string>> = { left: 'ArrowLeft', right: 'ArrowRight', fn: 'F' };

/** As on the device: side keys above, three rows of digits, 0 below, and the function key at the lower right. */
const ORDER = ['left', 'right', '1', '2', '3', '4', '5', '6', '7', '8', '9', '0', 'fn'];

/** The key of the device that a key of the keyboard stands for. */
function shortcutKey({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): string | undefined {
  if (ctrlKey || altKey || metaKey) return undefined;
  if (/^[0-9]$/.test(key)) return key;
  const wanted = key === 'f' ? 'F' : key;
  return Object.entries(SHORTCUTS).find(([, shortcut]) => shortcut === wanted)?.[0];
}

export class Keypad {
  /**
   * A toolbar to screen readers: on a key that was reached with Tab or a link, Orca 43 and NVDA then pass on digits and F,
   * which in a document would jump to headings and form fields. In an application Orca does not: it only stays in focus
   * mode there, and nothing brings it in. Whoever reads the page presses the keys one by one, with Enter or Space. Each
   * key is a stop of its own, other than the ARIA practices advise: the arrows are the side keys, and a person counts
   * keys by their stops. Shortcuts act only while the focus is in here (WCAG 2.2, 2.1.4).
   */
  readonly element: HTMLElement;
  readonly #keys = new Map<string, TokenKey>();
  /** Which key of the device a key of the keyboard holds down, by its place on the keyboard. */
  readonly #held = new Map<string, string>();

  constructor(maker: ElementMaker<CodeReaderWords>, edges: KeypadEdges, descriptionId: string) {
    this.element = maker.make('div', {
      class: 'keypad',
      role: 'toolbar',
      'aria-describedby': descriptionId,
    });
    maker.language.follow((words) => this.element.setAttribute('aria-label', words.reader.keypad));
    for (const name of ORDER) {
      const button = keyButton(maker, name);
      this.#keys.set(
        name,
        new TokenKey(button, { press: () => edges.press(name), release: () => edges.release(name) }),
      );
      this.element.append(button);
    }
    this.#keepFocus();
    this.#listenToShortcuts();
  }

  tap(name: string): void {
    this.#keys.get(name)!.tap();
  }

  /** Another key's press must not take the focus from a function key that is held, and so let it up. */
  #keepFocus(): void {
    this.element.addEventListener('mousedown', (event) => {
      event.preventDefault();
      if (this.element.contains(document.activeElement)) return;
      (event.target as Element).closest('button')?.focus();
    });
  }

  #listenToShortcuts(): void {
    this.element.addEventListener('keydown', (event) => {
      const name = shortcutKey(event);
      if (name === undefined) return;
      event.preventDefault();
      if (event.repeat) return;
      this.#held.set(event.code, name);
      this.#keys.get(name)!.press();
    });
    this.element.addEventListener('keyup', (event) => this.#letUp(event.code));
    this.element.addEventListener('focusout', ({ relatedTarget }) => {
      if (!this.element.contains(relatedTarget as Node | null)) this.#letAllUp();
    });
    window.addEventListener('blur', () => this.#letAllUp());
  }

  #letUp(code: string): void {
    const name = this.#held.get(code);
    if (name === undefined) return;
    this.#held.delete(code);
    this.#keys.get(name)!.release();
  }

  #letAllUp(): void {
    for (const code of [...this.#held.keys()]) this.#letUp(code);
  }
}

function keyButton(maker: ElementMaker<CodeReaderWords>, name: string): HTMLButtonElement {
  const key = READER_KEYS.find((each) => each.name === name)!;
  const { language } = maker;
  return maker.make(
    'button',
    {
      type: 'button',
      id: READER_KEY_PREFIX + name,
      class: 'reader-key',
      'data-key': name,
      ...(Object.hasOwn(SHORTCUTS, name) && { 'aria-keyshortcuts': SHORTCUTS[name]! }),
    },
    maker.make('span', { class: 'on-key', 'aria-hidden': 'true' }, () => onKey(key, language)),
    maker.make('span', { class: 'visually-hidden' }, () => keyName(key, language)),
  );
}
