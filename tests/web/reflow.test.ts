/**
 * No sideways scrolling: 320 px, 400 % zoom of a usual window, and text at 200 % on 320 px (WCAG 2.2, 1.4.4 and
 * 1.4.10).
 */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeWith } from '../support/system-programs.ts';
import { readerKey } from './support/reader-page.ts';
import { Site } from './support/site.ts';
import type { OpenOptions } from './support/site.ts';
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

async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  const { scrollWidth, clientWidth, beyond } = await sideways(page);
  expect(beyond).toEqual([]);
  expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
}

const NARROW = { width: 320, height: 640 };

const SIZES: Record<string, { options: OpenOptions; rootFontSize?: string }> = {
  'at 320 px': { options: { viewport: NARROW } },
  // What a browser does at 400 %: a quarter of the CSS pixels, four times as dense.
  'at 400 % zoom of 1280 x 1024': {
    options: { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 },
  },
  'with text at 200 % on 320 px': { options: { viewport: NARROW }, rootFontSize: '200%' },
  'with text at 200 % on 1280 px': {
    options: { viewport: { width: 1280, height: 800 } },
    rootFontSize: '200%',
  },
};

describeWith(['chromium'], 'no sideways scrolling', () => {
  const site = new Site();

  for (const locale of ['da-DK', 'en-GB'])
    for (const [size, { options, rootFontSize }] of Object.entries(SIZES))
      test(`${locale}, ${size}, in every step`, async () => {
        const page = await site.open({ ...options, locale, clock: 'stopped' });
        // Playwright's own evaluation is not held by the page's policy; a person's browser setting is not, either.
        if (rootFontSize !== undefined)
          await page.evaluate(
            (fontSize) => (document.documentElement.style.fontSize = fontSize),
            rootFontSize,
          );
        await expectNoSidewaysScrolling(page);
        await enterUserId(page, '');
        await expectNoSidewaysScrolling(page);
        await enterUserId(page);
        await enterCode(page, '1');
        await expectNoSidewaysScrolling(page);
        await enterCode(page, await showCode(page));
        await expectNoSidewaysScrolling(page);
        await page.locator('#show-captions').check();
        await page.locator('.legend summary').click();
        await readerKey(page, 'fn').click();
        await expectNoSidewaysScrolling(page);
        await page.locator('#new-token').click();
        await expectNoSidewaysScrolling(page);
      });

  for (const at of ['start', 'code-display', 'code-reader'] as const)
    test.each(Object.keys(SIZES))(`the page ${at}, %s`, async (size) => {
      const { options, rootFontSize } = SIZES[size]!;
      for (const locale of ['da-DK', 'en-GB']) {
        const page = await site.open({ ...options, at, locale, clock: 'stopped' });
        if (rootFontSize !== undefined)
          await page.evaluate(
            (fontSize) => (document.documentElement.style.fontSize = fontSize),
            rootFontSize,
          );
        await expectNoSidewaysScrolling(page);
        if (at === 'start') continue;
        await enterUserId(page);
        await enterCode(page, '1');
        await expectNoSidewaysScrolling(page);
      }
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
