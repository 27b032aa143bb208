/** A person at the desktop: presses keys of its keyboard and hears what Orca says after each. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { WAIT_LIMIT_MS } from '../../support/time-limits.ts';
import type { Desktop } from './desktop.ts';

export const PATIENCE = { timeout: WAIT_LIMIT_MS, interval: 50 };
/** More stops than there are between any two controls of the page. */
const MAXIMUM_TABS = 40;
const MAXIMUM_LINES = 40;

const FOCUS_MODE = 'Fokustilstand';
const MODE = /Fokustilstand|Gennemsetilstand/g;

interface Place {
  /** Its id; links have none, and are told by their text. */
  target: string;
  /** Empty for the page as a whole and for its content, of which Orca may have nothing to say. */
  name: string;
  /** Something that is filled in: from one such to the next Orca stays in its mode, and tells it no more. */
  isField: boolean;
}

function focused(page: Page): Promise<Place> {
  return page.evaluate(() => {
    if (!document.hasFocus())
      return { target: 'something of the browser, outside the page', name: '', isField: false };
    const element = document.activeElement as HTMLElement;
    const text = element.textContent;
    if (element === document.body) return { target: text, name: '', isField: false };
    if (element.matches('main, ul')) return { target: element.id, name: '', isField: false };
    const heading = document.getElementById(element.getAttribute('aria-labelledby') ?? '');
    const label = heading ?? (element as HTMLInputElement).labels?.[0] ?? element;
    return {
      target: element.id || text,
      name: label.querySelector('.visually-hidden')?.textContent ?? label.textContent,
      isField: element.matches('input, textarea'),
    };
  });
}

/** Orca breaks its lines anywhere and leaves signs out. */
function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\d]/gu, '');
}

export class Person {
  readonly #desktop: Desktop;
  readonly #page: Page;
  #from = 0;
  #since = 'the beginning';
  #marks = 0;
  /** Orca was in focus mode when the last key was pressed, which did not move the focus by itself. */
  #typesOn = false;

  constructor(desktop: Desktop, page: Page) {
    this.#desktop = desktop;
    this.#page = page;
  }

  /** What Orca has said since the last key, or the last `listen`. */
  heard(): string {
    return this.#desktop.spoken().slice(this.#from);
  }

  /** From now on counts what is heard; `since` says of a wait in vain after what. */
  listen(since: string): void {
    this.#typesOn = this.#isInFocusMode();
    this.#from = this.#desktop.spoken().length;
    this.#since = since;
  }

  async press(key: string): Promise<void> {
    this.listen(key);
    await this.#desktop.pressKey(key);
  }

  /**
   * Types into the field with this id, where the focus is, once Orca is in focus mode: until then it takes letters and digits
   * for commands of its own. It tells the mode after the name of the field, and from one field to the next not again.
   */
  async type(field: string, text: string): Promise<void> {
    await this.#until(`"${FOCUS_MODE}" before anything is typed`, () => this.#isInFocusMode());
    this.listen(`"${text}"`);
    await this.#desktop.type(text);
    const typed = (): Promise<string> => this.#page.locator(`#${field}`).inputValue();
    await this.#until(`"${text}" in the field ${field}`, async () => (await typed()) === text);
  }

  #isInFocusMode(): boolean {
    const told = [...this.heard().matchAll(MODE)].at(-1)?.[0];
    return told === undefined ? this.#typesOn : told === FOCUS_MODE;
  }

  /** Waits until Orca has said this since the last key. */
  async hears(what: string | RegExp): Promise<void> {
    const pattern = typeof what === 'string' ? new RegExp(escaped(what)) : what;
    await this.#until(`${pattern} from Orca`, () => pattern.test(this.heard()));
  }

  /**
   * Waits until Orca has taken all that the page has told it so far, such as where its own command has put the focus: a text
   * that comes after that is said after that.
   */
  async catchesUp(): Promise<void> {
    const text = `mærke ${++this.#marks}`;
    // In the code display's status line, which the code reader leaves alone.
    await this.#page.evaluate((mark) => (document.querySelector('#status')!.textContent = mark), text);
    await this.hears(text);
  }

  /** Has Orca read all that follows, as far as this last line; gives what it said. */
  async readsAll(last: string): Promise<string> {
    await this.press('KP_Add');
    await this.#until(`"${last}" from Orca`, () => lettersOf(this.heard()).endsWith(lettersOf(last)));
    return this.heard();
  }

  /** Reads on, line by line, until Orca says this; gives it. A line that is cut off by the next key counts for nothing. */
  async readsOn(what: RegExp): Promise<string> {
    const from = this.#desktop.spoken().length;
    const read = (): string => this.#desktop.spoken().slice(from);
    for (let line = 0; line < MAXIMUM_LINES; line++) {
      await this.press('Down');
      await this.hears(/\S.*\n/);
      const found = what.exec(read())?.[0];
      if (found !== undefined) return found;
    }
    throw new Error(`no ${what} in ${MAXIMUM_LINES} lines: ${read()}`);
  }

  /** Ends with what was awaited and what came instead. */
  async #until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
    try {
      await expect.poll(isSo, PATIENCE).toBe(true);
    } catch (error) {
      const heard = `since ${this.#since} Orca has said "${this.heard()}"`;
      const place = `the focus is on "${(await focused(this.#page)).target}"`;
      throw new Error(`awaited ${what}, in vain: ${heard}, ${place}`, { cause: error });
    }
  }

  /** Tabs on to the element of this id, or the link with this text. */
  async tabTo(target: string, key = 'Tab'): Promise<void> {
    for (let tab = 0; tab < MAXIMUM_TABS; tab++) if ((await this.#goOn(key)) === target) return;
    throw new Error(`no "${target}" within ${MAXIMUM_TABS} times ${key}`);
  }

  /** Goes where the link that has the focus leads. */
  async follow(): Promise<void> {
    await this.#goOn('Return');
  }

  /**
   * Presses a letter by which Orca moves the focus, and waits until it has moved; what Orca says of it may be cut off. A key
   * that comes while Orca is busy goes through to the page and is said as a letter: a person then presses it once more.
   */
  async moves(key: string): Promise<void> {
    const before = await focused(this.#page);
    const hasMoved = async (): Promise<boolean> => (await focused(this.#page)).target !== before.target;
    const asLetter = new RegExp(`^${key.at(-1)!.toUpperCase()} *$`, 'm');
    await this.press(key);
    await this.#until(
      `another place than "${before.target}", or the letter`,
      async () => asLetter.test(this.heard()) || (await hasMoved()),
    );
    if (await hasMoved()) return;
    await this.catchesUp();
    await this.press(key);
    await this.#until(`another place than "${before.target}"`, hasMoved);
  }

  /**
   * Presses a key that moves the focus, and waits until Orca has named the new place: a key that came before would be taken
   * for one of the place before, and would cut off what is said.
   */
  async #goOn(key: string): Promise<string> {
    const before = await focused(this.#page);
    await this.press(key);
    const typedOn = this.#typesOn;
    this.#typesOn = false;
    let now = before;
    const hasMoved = async (): Promise<boolean> => (now = await focused(this.#page)).target !== before.target;
    await this.#until(`another place than "${before.target}"`, hasMoved);
    const name = lettersOf(now.name);
    await this.#until(`the name "${now.name}"`, () => lettersOf(this.heard()).includes(name));
    this.#typesOn = typedOn && before.isField && now.isField;
    return now.target;
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
