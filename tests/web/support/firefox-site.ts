/**
 * Serves the built page as `talkode serve` does, and opens it in Debian's Firefox over WebDriver BiDi, noting whatever
 * must not happen.
 */
import puppeteer from 'puppeteer-core';
import type { Browser, BrowserContext, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { PreviewServer } from 'vite';
import { addressOf, startServer } from '../../../cli/serve/run-serve.ts';
import { programPath } from '../../support/system-programs.ts';
import { WAIT_LIMIT_MS } from '../../support/time-limits.ts';
import { inPage } from './driven-page.ts';
import { QUIET_TIME_UNIX_MS } from './quiet-time.ts';

/** Timers run, but it is always this time: a code lasts as long as the test. Runs before the page's own scripts. */
function stopTimeOfDay(unixMs: number): void {
  Date.now = () => unixMs;
}

/** One server and one browser, with a profile of its own, for a suite. Call it inside `describe`. */
export class FirefoxSite {
  #server: PreviewServer | undefined;
  #browser: Browser | undefined;
  readonly #contexts: BrowserContext[] = [];
  /** Console messages, exceptions and requests that no page may cause; checked after every test. */
  readonly #complaints: string[] = [];

  constructor() {
    beforeAll(async () => {
      this.#server = await startServer({ port: 0, exactPort: false });
      this.#browser = await puppeteer.launch({
        browser: 'firefox',
        protocol: 'webDriverBiDi',
        executablePath: programPath('firefox-esr'),
        extraPrefsFirefox: { 'intl.accept_languages': 'da-DK, da' },
        timeout: WAIT_LIMIT_MS,
        protocolTimeout: WAIT_LIMIT_MS,
      });
    });
    afterEach(async () => {
      for (const context of this.#contexts.splice(0)) await context.close();
      expect(this.#complaints.splice(0)).toEqual([]);
    });
    afterAll(async () => {
      await this.#browser?.close();
      await this.#server?.close();
    });
  }

  /** Opens the page with a storage of its own, at the quiet time; `prepare` runs there before the page's scripts. */
  async open(prepare?: () => void): Promise<Page> {
    const context = await this.#browser!.createBrowserContext();
    this.#contexts.push(context);
    const page = await context.newPage();
    // Wide enough for keys beside the practice: on a narrow one a key may lie under the glass that stays in view, and a
    // click, which is a place here, would hit that.
    await page.setViewport({ width: 1280, height: 900 });
    const address = addressOf(this.#server!);
    page.on('console', (message) => {
      if (['error', 'warn'].includes(message.type())) this.#complaints.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.#complaints.push(`exception: ${String(error)}`));
    page.on('request', (request) => {
      // Firefox takes the font of its list bullets from a data: address, which leads nowhere.
      if (!request.url().startsWith(address) && !request.url().startsWith('data:'))
        this.#complaints.push(`request to ${request.url()}`);
    });
    await page.evaluateOnNewDocument(stopTimeOfDay, QUIET_TIME_UNIX_MS);
    if (prepare) await page.evaluateOnNewDocument(prepare);
    await page.goto(`${address}workbench.html`);
    await expect
      .poll(() => inPage(page, (id) => document.getElementById(id) !== null, 'settings'))
      .toBe(true);
    return page;
  }
}
