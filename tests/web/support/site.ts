/**
 * Serves the built page as `talkode serve` does, and opens it in Debian's Chromium, noting whatever must not happen.
 */
import type { ServerResponse } from 'node:http';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { PreviewServer } from 'vite';
import { addressOf, startServer } from '../../../cli/serve/run-serve.ts';
import { WAIT_LIMIT_MS } from '../../support/time-limits.ts';
import { QUIET_TIME_UNIX_MS } from './quiet-time.ts';
import { sharedBrowser } from './shared-browser.ts';

export type PageName = 'start' | 'code-display' | 'code-reader' | 'workbench';

/** What is there when a page has come to rest. */
const READY: Readonly<Record<PageName, string>> = {
  start: '.choice-card',
  'code-display': '#token-key',
  'code-reader': '#reader-key-fn',
  workbench: '#settings',
};

export interface OpenOptions extends BrowserContextOptions {
  /** Runs before the page's own scripts. */
  script?: () => void;
  /** The workbench, which has everything, unless another is named. */
  at?: PageName;
  /**
   * The page's clock. `running`: from about the quiet time; `stopped`: there, and moves only by `page.clock`;
   * `fixed`: timers run, but it is always the quiet time.
   */
  clock?: 'running' | 'stopped' | 'fixed';
}

const OPENER_POLICY = 'cross-origin-opener-policy';

/** With every header that `talkode serve` sends. */
export const servePage = (): Promise<PreviewServer> => startServer({ port: 0, exactPort: false });

/**
 * Without the opener policy, for which Chromium starts a second process for each page that is opened, a sixth of the whole
 * cost. It matters between windows of several sites, and no page here opens any.
 */
async function servePageCheaply(): Promise<PreviewServer> {
  const server = await servePage();
  server.httpServer.prependListener('request', (_request, answer: ServerResponse) => {
    const setHeader = answer.setHeader.bind(answer);
    answer.setHeader = (name, value) => (name === OPENER_POLICY ? answer : setHeader(name, value));
  });
  return server;
}

/** One server for a suite, and profiles of its own in the browser that all share. Call it inside `describe`. */
export class Site {
  #server: PreviewServer | undefined;
  #browser: Browser | undefined;
  readonly #contexts: BrowserContext[] = [];
  /** Console messages, exceptions and requests that no page may cause; checked after every test. */
  readonly complaints: string[] = [];
  address = '';

  constructor(serve = servePageCheaply) {
    beforeAll(async () => {
      this.#server = await serve();
      this.address = addressOf(this.#server);
      this.#browser = await sharedBrowser();
    });
    afterEach(async () => {
      for (const context of this.#contexts.splice(0)) await context.close();
      expect(this.complaints.splice(0)).toEqual([]);
    });
    afterAll(async () => {
      await this.#server?.close();
    });
  }

  /**
   * A fresh browser profile, without the page's service worker unless `serviceWorkers: 'allow'` is asked for: it fetches
   * every file once more, a quarter of what opening a page costs, and takes requests before a test's routes see them.
   */
  async openContext(options: BrowserContextOptions = {}): Promise<BrowserContext> {
    const context = await this.#browser!.newContext({
      locale: 'da-DK',
      serviceWorkers: 'block',
      ...options,
    });
    context.setDefaultTimeout(WAIT_LIMIT_MS);
    this.#contexts.push(context);
    context.on('console', (message) => {
      // The page asks for its service worker, which is not what this test is about.
      if (message.text().includes('blocked by Playwright')) return;
      if (message.type() === 'error' || message.type() === 'warning')
        this.complaints.push(`console: ${message.text()}`);
    });
    context.on('weberror', (error) => this.complaints.push(`exception: ${error.error().message}`));
    context.on('request', (request) => {
      if (!request.url().startsWith(this.address)) this.complaints.push(`request to ${request.url()}`);
    });
    return context;
  }

  addressOf(name: PageName): string {
    return name === 'start' ? this.address : `${this.address}${name}.html`;
  }

  /** Opens a page in a fresh browser profile and waits until it is there. */
  async open({ clock, at, script, ...options }: OpenOptions = {}): Promise<Page> {
    const context = await this.openContext(options);
    if (script !== undefined) await context.addInitScript(script);
    const page = await context.newPage();
    // It runs on until it is stopped, and cannot be stopped in its past.
    if (clock === 'fixed') await page.clock.setFixedTime(QUIET_TIME_UNIX_MS);
    else if (clock !== undefined) await page.clock.install({ time: QUIET_TIME_UNIX_MS - 2000 });
    if (clock === 'stopped') await page.clock.pauseAt(QUIET_TIME_UNIX_MS);
    await this.visit(page, at);
    return page;
  }

  async visit(page: Page, name: PageName = 'workbench'): Promise<void> {
    await page.goto(this.addressOf(name));
    await page.locator(READY[name]).first().waitFor();
  }
}
