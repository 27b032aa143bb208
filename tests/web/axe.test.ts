/** axe finds nothing against WCAG 2.2 AA or its best practice, in both languages, in every look and in every state. */
import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeWith } from '../support/system-programs.ts';
import { readerKey } from './support/reader-page.ts';
import { Site } from './support/site.ts';
import { enterCode, enterPassword, enterUserId, showCode } from './support/token-page.ts';

const AXE = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Runs within the page. Of what passes only the number of rules is asked: to name each node that does takes longest. */
async function runAxe(rules: string[]): Promise<{ found: string[]; passed: number }> {
  const { axe } = window as unknown as {
    axe: { run(context: Document, options: object): Promise<AxeResults> };
  };
  const { violations, passes } = await axe.run(document, {
    runOnly: rules,
    resultTypes: ['violations'],
    preload: false,
  });
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
  return { found, passed: passes.length };
}

async function expectNoViolations(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const { found, passed } = await page.evaluate(runAxe, RULES);
  expect(found).toEqual([]);
  // A run that checked nothing would find nothing, too; a dialog alone passes 17 rules.
  expect(passed).toBeGreaterThan(15);
}

type Look = Parameters<Page['emulateMedia']>[0];

const LOOKS: Record<string, Look> = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  'forced colours': { colorScheme: 'light', forcedColors: 'active' },
};

const STATES: Record<string, (page: Page) => Promise<void>> = {
  'as opened': () => Promise.resolve(),
  'with a code': async (page) => void (await showCode(page)),
  'with the code reader in use': async (page) => {
    await page.locator('#headphones').click();
    await page.locator('#show-captions').check();
    await page.locator('.legend summary').click();
    await readerKey(page, 'fn').click();
  },
  'with an error summary': (page) => enterUserId(page, ''),
  blocked: async (page) => {
    await enterUserId(page);
    for (let time = 0; time < 3; time++) await enterCode(page, '000000');
  },
  'logged on': async (page) => {
    await enterUserId(page);
    await enterCode(page, await showCode(page));
    await enterPassword(page);
    await page.locator('.logged-on').waitFor();
  },
  'asking before a new token': (page) => page.locator('#new-token').click(),
};

describeWith(['chromium'], 'axe finds nothing', () => {
  const site = new Site();

  for (const [state, reach] of Object.entries(STATES)) {
    test(`in Danish, ${state}, in every look`, async () => {
      const page = await site.open({ clock: 'running' });
      await reach(page);
      for (const look of Object.values(LOOKS)) {
        await page.emulateMedia(look);
        await expectNoViolations(page);
      }
    });

    test(`in English, ${state}`, async () => {
      const page = await site.open({ clock: 'running', locale: 'en-GB' });
      await reach(page);
      await expectNoViolations(page);
    });
  }

  test('on a narrow screen', async () => {
    const page = await site.open({ clock: 'running', viewport: { width: 320, height: 640 } });
    await showCode(page);
    await expectNoViolations(page);
  });
});
