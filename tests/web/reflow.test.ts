/**
 * No sideways scrolling: 320 px, 400 % zoom of a usual window, and text at 200 % on 320 px (WCAG 2.2, 1.4.4 and
 * 1.4.10).
 */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeWith } from '../support/system-programs.ts';
import { readerKey } from './support/reader-page.ts';
import { Site } from './support/site.ts';
import { enterCode, enterUserId, showCode } from './support/token-page.ts';

/** Elements that reach beyond the right edge, and the widths of the page: asserting on both shows which is to blame. */
async function sideways(page: Page): Promise<{ scrollWidth: number; clientWidth: number; beyond: string[] }> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const beyond = [...document.querySelectorAll('body *')]
      .filter((element) => !element.closest('.visually-hidden, .skip-links'))
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 0.5)
      .map((element) => `${element.tagName} ${element.className.toString()}`);
    return { scrollWidth, clientWidth, beyond };
  });
}

async function expectNoSidewaysScrolling(page: Page, size: string): Promise<void> {
  const { scrollWidth, clientWidth, beyond } = await sideways(page);
  expect(beyond, size).toEqual([]);
  expect(scrollWidth, size).toBeLessThanOrEqual(clientWidth);
}

const NARROW = { width: 320, height: 640 };

interface Size {
  readonly viewport: { readonly width: number; readonly height: number };
  readonly rootFontSize?: string;
}

const SIZES: Readonly<Record<string, Size>> = {
  'at 320 px': { viewport: NARROW },
  // What a browser does at 400 %: a quarter of the CSS pixels; how dense they are changes no layout.
  'at 400 % zoom of 1280 x 1024': { viewport: { width: 320, height: 256 } },
  'with text at 200 % on 320 px': { viewport: NARROW, rootFontSize: '200%' },
  'with text at 200 % on 1280 px': { viewport: { width: 1280, height: 800 }, rootFontSize: '200%' },
};

/** Each step is looked at in every size before the next one: a window may be made narrower at any time. */
async function expectToFitInEverySize(page: Page): Promise<void> {
  for (const [size, { viewport, rootFontSize = '' }] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    // Playwright's own evaluation is not held by the page's policy; a person's browser setting is not, either.
    await page.evaluate((fontSize) => (document.documentElement.style.fontSize = fontSize), rootFontSize);
    await expectNoSidewaysScrolling(page, size);
  }
}

describeWith(['chromium'], 'no sideways scrolling', () => {
  const site = new Site();

  test.each(['da-DK', 'en-GB'])('%s, on the workbench in every step, in every size', async (locale) => {
    const page = await site.open({ locale, clock: 'stopped' });
    await expectToFitInEverySize(page);
    await enterUserId(page, '');
    await expectToFitInEverySize(page);
    await enterUserId(page);
    await enterCode(page, '1');
    await expectToFitInEverySize(page);
    await enterCode(page, await showCode(page));
    await expectToFitInEverySize(page);
    await page.locator('#show-captions').check();
    await page.locator('.legend summary').click();
    await readerKey(page, 'fn').click();
    await expectToFitInEverySize(page);
    await page.locator('#new-token').click();
    await expectToFitInEverySize(page);
  });

  for (const at of ['start', 'code-display', 'code-reader'] as const)
    test.each(['da-DK', 'en-GB'])(`%s, on the page ${at}, in every size`, async (locale) => {
      const page = await site.open({ at, locale, clock: 'stopped' });
      await expectToFitInEverySize(page);
      if (at === 'start') return;
      await enterUserId(page);
      await enterCode(page, '1');
      await expectToFitInEverySize(page);
    });

  test('a page that is too wide is found', async () => {
    const page = await site.open({ at: 'start' });
    await page.evaluate(() => (document.querySelector('main')!.style.minWidth = '700px'));
    await expect(expectToFitInEverySize(page)).rejects.toThrow('at 320 px');
  });

  test('the glasses stay readable and the keys large enough to hit on the narrowest screen', async () => {
    const page = await site.open({ viewport: NARROW });
    for (const glass of await page.locator('.glass').all())
      expect((await glass.boundingBox())!.width).toBeGreaterThan(190);
    const keys = await page.locator('#token-key, .reader-key').all();
    expect(keys).toHaveLength(14);
    for (const key of keys) {
      const { width, height } = (await key.boundingBox())!;
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
    }
  });
});
