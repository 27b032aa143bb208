/**
 * With eyes closed: get a code, hear it again digit by digit, change speed, volume and language, and log on. All that
 * goes in is keys; all that comes out is the sound of the loudspeaker and the text of the screen reader.
 */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeWith } from '../support/system-programs.ts';
import { Ear } from './support/ear.ts';
import type { Heard } from './support/ear.ts';
import { Tap, TAPPABLE, voiceReady } from './support/reader-page.ts';
import { Site } from './support/site.ts';
import { PASSWORD, USER_ID } from './support/token-page.ts';
import { spokenLines, startReader } from './support/virtual-reader.ts';
import { WAIT_LIMIT_MS } from '../support/time-limits.ts';

/** Half a second: a digit comes each second, and to look for all words in what was heard is the dear part. */
const PATIENCE = { timeout: WAIT_LIMIT_MS, interval: 500 };
/** Two time steps: the code has ended by then, and the device has gone off; no digit comes any more. */
const CODE_OVER_MS = 60_000;
const CODE_ENDED = ['red-key', 'code-changed', 'new-code', 'new-code-soon'];
/** More stops than the page has. */
const MAXIMUM_TABS = 60;

class Listener {
  readonly #tap: Tap;
  readonly #ear = new Ear();
  #from = 0;

  constructor(tap: Tap) {
    this.#tap = tap;
  }

  /** Presses a key of the keyboard; from now on counts what is heard after it. */
  async press(key: string): Promise<void> {
    this.#from = (await this.#tap.sound()).sent.length;
    await this.#tap.page.keyboard.press(key);
  }

  /** The function key held down and another one pressed with it: acts on a device that is off, too. */
  async pressWithFunctionKey(key: string): Promise<void> {
    await this.#tap.page.keyboard.down('f');
    await this.press(key);
    await this.#tap.page.keyboard.up('f');
  }

  async #samples(): Promise<Int16Array> {
    return (await this.#tap.heard()).subarray(this.#from);
  }

  async heard(): Promise<Heard[]> {
    return this.#ear.listen(await this.#samples());
  }

  /** Waits until all these words have come after the last press; gives them. */
  async waitFor(...ids: string[]): Promise<Heard[]> {
    await expect
      .poll(async () => (await this.heard()).map(({ id }) => id), PATIENCE)
      .toEqual(expect.arrayContaining(ids));
    const heard = await this.heard();
    return ids.map((id) => heard.find((each) => each.id === id)!);
  }

  /** Whether this digit comes after the last press; not when the code has ended first, and the device with it. */
  async hears(digit: string): Promise<boolean> {
    const endsAt = Date.now() + CODE_OVER_MS;
    while (Date.now() < endsAt) {
      const ids = (await this.heard()).map(({ id }) => id);
      if (ids.some((id) => CODE_ENDED.includes(id))) return false;
      if (ids.includes(digit)) return true;
      await new Promise((resolve) => setTimeout(resolve, PATIENCE.interval));
    }
    return false;
  }

  /** Hears a code and then each of its digits; when that code ends on the way, begins again with the next, as a person would. */
  async codeDigitByDigit(): Promise<void> {
    for (let attempt = 0; attempt < 5; attempt++) {
      await this.press('f');
      const code = await this.code();
      if (await this.#hearsEachDigit(code)) return;
    }
    throw new Error('no code was heard digit by digit in 5 attempts');
  }

  async #hearsEachDigit(code: string): Promise<boolean> {
    for (const digit of code) {
      await this.press('5');
      if (!(await this.hears(digit))) return false;
    }
    return true;
  }

  /** The six digits that were said last after "code", "new code", "the code has changed" or "again". */
  async code(): Promise<string> {
    const SAID = /(?:code|new-code|code-changed|again)((?: \d){6})(?!.*code)/;
    const words = async (): Promise<string> => (await this.heard()).map(({ id }) => id).join(' ');
    await expect.poll(words, PATIENCE).toMatch(SAID);
    return SAID.exec(await words())![1]!.replaceAll(' ', '');
  }
}

/** Tabs on until the screen reader says this. */
async function tabTo(page: Page, phrase: string): Promise<void> {
  for (let tab = 0; tab < MAXIMUM_TABS; tab++) {
    const before = (await spokenLines(page)).length;
    await page.keyboard.press('Tab');
    await expect.poll(async () => (await spokenLines(page)).length, PATIENCE).toBeGreaterThan(before);
    if ((await spokenLines(page)).at(-1)!.startsWith(phrase)) return;
  }
  throw new Error(`the screen reader never said "${phrase}" in ${MAXIMUM_TABS} tabs`);
}

async function saysNext(page: Page, phrase: string): Promise<void> {
  await expect.poll(async () => (await spokenLines(page)).at(-1), PATIENCE).toContain(phrase);
}

describeWith(['chromium'], 'by ear alone', () => {
  const site = new Site();

  test('get a code, hear it digit by digit, change speed, volume and language, and log on', async () => {
    const context = await site.openContext(TAPPABLE);
    const tap = await Tap.open(context);
    const { page } = tap;
    await site.visit(page);
    await voiceReady(page);
    await startReader(page);
    const listener = new Listener(tap);

    await tabTo(page, 'link, Gå til øvelsen i at logge på');
    await page.keyboard.press('Enter');
    await tabTo(page, 'textbox, Bruger-ID');
    await page.keyboard.type(USER_ID);
    await page.keyboard.press('Enter');
    await saysNext(page, 'textbox, Engangskode');
    await tabTo(page, 'link, Gå til kodeoplæserens funktionsknap');
    await page.keyboard.press('Enter');
    await saysNext(page, 'button, Vis kode, funktionsknap');

    // A new owner is asked where the sound is to be.
    await listener.press('f');
    await listener.waitFor('speaker', 'press', '1', 'headphones', '2');
    await listener.press('1');
    await listener.waitFor('ready');

    await listener.codeDigitByDigit();

    await listener.pressWithFunctionKey('3');
    const [louder] = await listener.waitFor('volume', '5');
    await listener.pressWithFunctionKey('1');
    const [softer] = await listener.waitFor('volume', '4');
    expect(20 * Math.log10(louder!.loudness / softer!.loudness)).toBeCloseTo(4, 0);

    await listener.pressWithFunctionKey('6');
    await listener.waitFor('speed', '4', 'normal');
    await listener.pressWithFunctionKey('4');
    await listener.waitFor('speed', '3');

    await listener.pressWithFunctionKey('9');
    expect((await listener.waitFor('language-name'))[0]!.language).toBe('en');
    await listener.pressWithFunctionKey('7');
    expect((await listener.waitFor('language-name'))[0]!.language).toBe('da');

    await listener.press('f');
    const newest = await listener.code();
    await tabTo(page, 'link, Gå til øvelsen i at logge på');
    await page.keyboard.press('Enter');
    await tabTo(page, 'textbox, Engangskode');
    await page.keyboard.type(newest);
    await page.keyboard.press('Enter');
    await saysNext(page, 'Adgangskode');
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await saysNext(page, 'heading, Du er logget på.');
    // What the device said in secret was not said again by the page.
    expect((await spokenLines(page)).filter((line) => line.startsWith('polite: '))).toEqual([]);
  });
});
