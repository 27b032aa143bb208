/** One journey with the real Orca screen reader: what it says aloud holds the six digits that the glass shows, once. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { BrowserContext, Page } from 'playwright-core';
import type { PreviewServer } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addressOf, startServer } from '../../cli/serve/run-serve.ts';
import { describeWith, programPath } from '../support/system-programs.ts';
import { Desktop, DESKTOP_PROGRAMS } from './orca/desktop.ts';
import { CHROMIUM_FLAGS } from './support/site.ts';
import { readPageGlass } from './support/token-page.ts';
import { WAIT_LIMIT_MS } from '../support/time-limits.ts';

function writeFile(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const STEP_MS = 30_000;
const PATIENCE = { timeout: WAIT_LIMIT_MS, interval: 200 };
/** Skip links, languages, then the token's key. */
const MAXIMUM_TABS = 12;

function focusedId(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.id ?? '');
}

describeWith(DESKTOP_PROGRAMS, 'the Orca screen reader', () => {
  let desktop: Desktop | undefined;
  let server: PreviewServer | undefined;
  let browser: BrowserContext | undefined;

  beforeAll(async () => {
    server = await startServer({ port: 0, exactPort: false });
    desktop = new Desktop();
    await desktop.start();
    const profile = desktop.folderFor('profile');
    writeFile(
      path.join(profile, 'Default', 'Preferences'),
      JSON.stringify({ translate: { enabled: false } }),
    );
    browser = await chromium.launchPersistentContext(profile, {
      executablePath: programPath('chromium'),
      headless: false,
      timeout: WAIT_LIMIT_MS,
      viewport: null,
      locale: 'da-DK',
      // A window of the page alone: an address bar would have the focus, and offers to translate it.
      args: [...CHROMIUM_FLAGS, '--force-renderer-accessibility', '--lang=da', `--app=${addressOf(server)}`],
      env: { ...process.env, ...desktop.environment },
    });
  });

  afterAll(async () => {
    await browser?.close();
    await desktop?.close();
    await server?.close();
  });

  test('says the name of the key, and then the digits of the glass, one by one and once', async () => {
    const page = browser!.pages()[0]!;
    await page.locator('#token-key').waitFor();
    await desktop!.focusBrowser();
    await expect.poll(() => desktop!.spoken(), PATIENCE).toContain('kodeviser');

    for (let tab = 0; tab < MAXIMUM_TABS && (await focusedId(page)) !== 'token-key'; tab++) {
      const before = await page.evaluate(() => document.activeElement?.textContent);
      await desktop!.pressKey('Tab');
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.textContent), PATIENCE)
        .not.toBe(before);
    }
    await expect.poll(() => desktop!.spoken(), PATIENCE).toMatch(/Vis engangskode\s+trykknap/);

    // A code that dies before it is read off the glass would be nobody's fault.
    await expect.poll(() => Date.now() % STEP_MS, PATIENCE).toBeLessThan(STEP_MS / 2);
    await desktop!.pressKey('space');
    await expect.poll(async () => (await readPageGlass(page)).code, PATIENCE).not.toBeNull();
    const { code } = await readPageGlass(page);
    const digits = [...code!].join(' ');
    await expect.poll(() => desktop!.spoken(), PATIENCE).toContain(`Kode: ${digits}`);
    // Whatever else it may have to say about the code comes before the next control.
    await desktop!.pressKey('Tab');
    await expect.poll(() => desktop!.spoken(), PATIENCE).toContain('Tid tilbage');
    expect(desktop!.spoken().split(digits)).toHaveLength(2);
  });
});
