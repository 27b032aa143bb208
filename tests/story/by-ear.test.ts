/**
 * The story by ear: serial number and codes are heard by the recogniser in the sound that the code reader's loudspeaker is given,
 * and typed. Neither the device's glass nor any text of its page is read.
 */
import type { BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { WORDS as SERVICE_WORDS } from '../../host-tools/example-service/words.ts';
import { WORDS } from '../../host-tools/issuer/faces/pages/words/words.ts';
import { ORDER_FIELDS } from '../issuer-pages/service-world.ts';
import { describeWith } from '../support/system-programs.ts';
import { WAIT_LIMIT_MS } from '../support/time-limits.ts';
import { Ear } from '../web/support/ear.ts';
import { Tap, TAPPABLE, voiceReady } from '../web/support/reader-page.ts';
import { sharedBrowser } from '../web/support/shared-browser.ts';
import { activate, follow, logIn, order } from './forms.ts';
import { StorySite } from './story-site.ts';

const words = WORDS.da;
const serviceWords = SERVICE_WORDS.da;

/** A key is down for as long as a finger needs, and the device has said what it has to say, a code twice. */
const STRIKE_MS = 40;
const SAYING_MS = 20_000;

/** Hears what the code reader says after a press of a key. */
class Listener {
  readonly #site: StorySite;
  readonly #tap: Tap;
  readonly #ear = new Ear();

  constructor(site: StorySite, tap: Tap) {
    this.#site = site;
    this.#tap = tap;
  }

  async press(key: string): Promise<string> {
    const { keyboard } = this.#tap.page;
    const before = (await this.#tap.sound()).sent.length;
    await keyboard.down(key);
    await this.#site.pass(STRIKE_MS);
    await keyboard.up(key);
    await this.#site.pass(STRIKE_MS);
    // A browser takes its own time to open the loudspeaker.
    await expect.poll(async () => (await this.#tap.sound()).sent.length).toBeGreaterThan(before);
    await this.#site.pass(SAYING_MS);
    const { sent } = await this.#tap.sound();
    return this.#ear
      .listen(sent.subarray(before))
      .map(({ id }) => id)
      .join(' ');
  }

  async code(): Promise<string> {
    const said = await this.press('f');
    const [, first, again] = /^code((?: \d){6}) again((?: \d){6})/.exec(said) ?? [];
    expect(first, said).toBeDefined();
    expect(again).toBe(first);
    return first!.replaceAll(' ', '');
  }

  async serialNumber(): Promise<string> {
    const said = await this.press('2');
    const [, digits] = /^serial-number((?: \d){12})/.exec(said) ?? [];
    expect(digits, said).toBeDefined();
    return digits!.replaceAll(' ', '');
  }
}

describeWith(['chromium'], 'the story by ear', () => {
  let site: StorySite;
  let context: BrowserContext;

  beforeAll(async () => {
    site = await StorySite.open();
  });
  afterAll(() => site.close());
  afterEach(() => context.close());

  test('activation and logins with what is heard alone', async () => {
    context = await (
      await sharedBrowser()
    ).newContext({ locale: 'da-DK', serviceWorkers: 'block', ...TAPPABLE });
    context.setDefaultTimeout(WAIT_LIMIT_MS);
    await site.stop(context);
    const tap = await Tap.open(context);
    const page = await context.newPage();
    await page.goto(`${site.issuerAddress}/da/order`);
    await order(page);
    await page.goto(`${site.issuerAddress}/da/story`);
    // The same address as that of the link, in the window that is listened to.
    await tap.page.goto(`${site.issuerAddress}/da/story/device`);
    await voiceReady(tap.page);
    await tap.page.locator('#reader-key-fn').focus();
    const listener = new Listener(site, tap);

    // A new owner is asked where the sound is to be.
    expect(await listener.press('f')).toMatch(/speaker press 1|press 1 for/);
    await listener.press('1');
    const serialNumber = await listener.serialNumber();
    await site.later();
    await activate(page, serialNumber, () => listener.code());

    await follow(page, words.story.toStory);
    await follow(page, words.story.steps.logIn.link);
    await follow(page, serviceWords.logIn);
    await site.later();
    await logIn(page, await listener.code());
    await page.getByRole('heading', { name: serviceWords.loggedIn }).waitFor();

    await follow(page, serviceWords.home);
    await follow(page, words.story.steps.myPage.link);
    await site.later();
    await logIn(page, await listener.code());
    await page.getByRole('heading', { name: words.myPage.heading(ORDER_FIELDS.name) }).waitFor();
    expect(site.trouble).toEqual([]);
  });
});
