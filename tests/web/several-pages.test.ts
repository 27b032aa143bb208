/** The service worker of a site of several pages: each is kept under its own address, and under no other. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { build, preview, type PreviewServer } from 'vite';
import { PAGE_HEADERS } from '../../cli/serve/page-headers.ts';
import { precachePlugin } from '../../simulator/web/precache-plugin.ts';
import { describeWith } from '../support/system-programs.ts';
import { Site } from './support/site.ts';

const WORKER = fileURLToPath(new URL('../../simulator/web/src/service-worker.ts', import.meta.url));
const PAGES = { 'index.html': 'practice', 'second/index.html': 'second', 'third.html': 'third' };

const folder = mkdtempSync(path.join(os.tmpdir(), 'talkode-pages-'));

/** Built by the page's own plugin around the page's own worker. */
async function servePages(): Promise<PreviewServer> {
  const publicDir = path.join(folder, 'public');
  mkdirSync(publicDir);
  for (const [name, words] of Object.entries(PAGES)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), `<!doctype html><title>${words}</title><h1>${words}</h1>`);
  }
  const common = { configFile: false, root: folder, logLevel: 'silent', appType: 'mpa' } as const;
  await build({
    ...common,
    base: './',
    publicDir,
    build: {
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: { ...Object.keys(PAGES).map((name) => path.join(folder, name)), 'service-worker': WORKER },
        output: { entryFileNames: '[name].js' },
      },
    },
    plugins: [precachePlugin(publicDir)],
  });
  return preview({ ...common, preview: { host: '127.0.0.1', port: 0, headers: PAGE_HEADERS } });
}

describeWith(['chromium'], 'several pages that a browser keeps', () => {
  const site = new Site(servePages);
  afterAll(() => rmSync(folder, { recursive: true }));

  async function openKept(): Promise<Page> {
    const page = await (await site.openContext({ serviceWorkers: 'allow' })).newPage();
    await page.goto(site.address);
    await page.evaluate(async () => {
      await navigator.serviceWorker.register('service-worker.js');
      await navigator.serviceWorker.ready;
    });
    return page;
  }

  const heading = (page: Page): Promise<string> => page.locator('h1').innerText();

  test('each is given at its own address, with a network and without', async () => {
    const page = await openKept();
    for (const offline of [false, true]) {
      await page.context().setOffline(offline);
      for (const [address, words] of [
        ['', 'practice'],
        ['index.html?from=mail', 'practice'],
        ['second/', 'second'],
        ['second/index.html', 'second'],
        ['second/?from=mail#top', 'second'],
        ['third.html', 'third'],
      ] as const) {
        const answer = await page.goto(site.address + address);
        expect(answer!.fromServiceWorker(), address).toBe(true);
        expect(await heading(page), address).toBe(words);
      }
    }
  });

  test('a server in trouble is answered for with the page that was asked for', async () => {
    const page = await openKept();
    await page
      .context()
      .route(`${site.address}third.html`, (route) => route.fulfill({ status: 503, body: 'down' }));
    expect((await page.goto(`${site.address}third.html`))!.status()).toBe(200);
    expect(await heading(page)).toBe('third');
  });

  test('at any other address the network answers, or the browser says that there is none', async () => {
    const page = await openKept();
    const address = `${site.address}fourth.html`;
    const answer = await page.goto(address);
    expect(answer!.fromServiceWorker()).toBe(false);
    expect(answer!.status()).toBe(404);
    await page.context().setOffline(true);
    await expect(page.goto(address)).rejects.toThrow('ERR_INTERNET_DISCONNECTED');
    expect(site.complaints.splice(0).join()).toContain('404');
  });
});
