/** A person at the desktop: presses keys of its keyboard and hears what Orca says after each. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { WAIT_LIMIT_MS } from '../../support/time-limits.ts';
import type { Desktop } from './desktop.ts';

export const PATIENCE = { timeout: WAIT_LIMIT_MS, interval: 50 };
/** More stops than there are between any two controls of the page. */
const MAXIMUM_TABS = 40;

/** Which element has the focus: links have no id. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    return element?.id || (element?.textContent ?? '');
  });
}

export class Person {
  readonly #desktop: Desktop;
  readonly #page: Page;
  #from = 0;

  constructor(desktop: Desktop, page: Page) {
    this.#desktop = desktop;
    this.#page = page;
  }

  /** What Orca has said since the last key, or the last `listen`. */
  heard(): string {
    return this.#desktop.spoken().slice(this.#from);
  }

  listen(): void {
    this.#from = this.#desktop.spoken().length;
  }

  async press(key: string): Promise<void> {
    this.listen();
    await this.#desktop.pressKey(key);
  }

  /** Waits until Orca has said this since the last key. */
  async hears(what: string | RegExp): Promise<void> {
    const pattern = typeof what === 'string' ? new RegExp(escaped(what)) : what;
    await expect.poll(() => this.heard(), PATIENCE).toMatch(pattern);
  }

  /** Tabs on to the element of this id, or the link with this text. */
  async tabTo(target: string, key = 'Tab'): Promise<void> {
    for (let tab = 0; tab < MAXIMUM_TABS; tab++) {
      const before = await focused(this.#page);
      await this.press(key);
      await expect.poll(() => focused(this.#page), PATIENCE).not.toBe(before);
      if ((await focused(this.#page)) === target) return;
    }
    throw new Error(`no "${target}" within ${MAXIMUM_TABS} times ${key}`);
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
