/**
 * `npm run pictures`: makes the pictures that README shows of the pages, the same on every run: the time stands still, and
 * tokens are made with the same secrets. Run it after a change of what they look like, in Debian's Chromium and fonts.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';
import { preview } from 'vite';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
/** Where Debian's package puts it. */
const CHROMIUM = '/usr/bin/chromium';
/** As root it has no sandbox; without sound it still has something to play to, so the page says nothing of it. */
const FLAGS = ['--no-sandbox', '--disable-gpu', '--mute-audio'];
const WIDTH = 1120;
/** Early in a time step of 30 s: the bar is nearly full. */
const UNIX_MS = Date.UTC(2026, 10, 22, 14, 5, 5);
/** Longer than the token takes a second press for a bounce of the first. */
const BETWEEN_PRESSES_MS = 50;

/** In the page: random bytes that are the same each time, so that the code on the glass is. */
function fixRandomBytes(): void {
  let next = 1;
  crypto.getRandomValues = (values) => {
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    for (let i = 0; i < bytes.length; i++) {
      next = (next * 1_103_515_245 + 12_345) % 2 ** 31;
      bytes[i] = next >> 16;
    }
    return values;
  };
}

/** A code on the glass of the code reader, and the log-on practice asking for it. */
async function askForCode(page: Page): Promise<void> {
  await page.locator('#reader-voice').waitFor({ state: 'hidden' });
  // The first time it asks where the sound is to be.
  for (const key of ['fn', '1', 'fn']) {
    await page.locator(`#reader-key-${key}`).click();
    await page.clock.runFor(BETWEEN_PRESSES_MS);
  }
  await page.locator('#user-id').fill('talkode-anna');
  await page.keyboard.press('Enter');
}

interface Picture {
  /** In the address of the server. */
  readonly page: string;
  readonly isThere: string;
  readonly height: number;
  readonly prepare?: (page: Page) => Promise<void>;
}

/** By the name of the file. */
export const PICTURES: Readonly<Record<string, Picture>> = {
  'start.png': { page: '', isThere: '.choice-card', height: 760 },
  'code-reader.png': {
    page: 'code-reader.html',
    isThere: '#reader-key-fn',
    height: 960,
    prepare: askForCode,
  },
};

/** Writes all pictures of the built pages into a folder. */
export async function takePictures(pages: string, folder: string): Promise<void> {
  const server = await preview({
    configFile: false,
    root: pages,
    build: { outDir: pages },
    logLevel: 'silent',
    preview: { host: '127.0.0.1', port: 0 },
  });
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  try {
    for (const [name, { page: address, isThere, height, prepare }] of Object.entries(PICTURES)) {
      const context = await browser.newContext({
        locale: 'da-DK',
        viewport: { width: WIDTH, height },
        serviceWorkers: 'block',
      });
      const page = await context.newPage();
      await page.addInitScript(fixRandomBytes);
      await page.clock.install({ time: UNIX_MS - 1000 });
      await page.clock.pauseAt(UNIX_MS);
      await page.goto(server.resolvedUrls!.local[0]! + address);
      await page.locator(isThere).first().waitFor();
      await prepare?.(page);
      await page.evaluate(() => scrollTo(0, 0));
      await page.screenshot({ path: path.join(folder, name), animations: 'disabled' });
      await context.close();
    }
  } finally {
    await browser.close();
    await server.close();
  }
}

if (process.argv[1]?.endsWith('pictures.ts'))
  await takePictures(path.join(ROOT, 'build/web'), path.join(ROOT, 'hardware-docs/pictures'));
