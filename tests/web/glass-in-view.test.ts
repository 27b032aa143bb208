/**
 * The code is copied from the glass: it stays wholly in view, with nothing over it, while the code field has the focus
 * and while the device's key has it, at the sizes of usual windows, a phone and 400 % zoom.
 */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeWith } from '../support/system-programs.ts';
import { Site } from './support/site.ts';
import type { OpenOptions } from './support/site.ts';
import { enterCode, enterUserId } from './support/token-page.ts';

const SIZES = {
  '1280 x 900': { width: 1280, height: 900 },
  '1280 x 640': { width: 1280, height: 640 },
  '1920 x 1080': { width: 1920, height: 1080 },
  '640 x 450': { width: 640, height: 450 },
  '320 x 640': { width: 320, height: 640 },
  // What a browser does at 400 %: a quarter of the CSS pixels; how dense they are changes no layout.
  '400 % zoom of 1280 x 1024': { width: 320, height: 256 },
} as const;

const KEYS = { 'code-display': '#token-key', 'code-reader': '#reader-key-fn' } as const;
const SECTIONS = { 'code-display': '#device', 'code-reader': '#code-reader' } as const;
type Model = keyof typeof KEYS;
const MODELS = Object.keys(KEYS) as Model[];
/** The code display has its key beside the glass. */
const LARGE_SHARE: Record<Model, number> = { 'code-display': 0.6, 'code-reader': 0.8 };

interface View {
  /** Shares of the box that are on the screen, and of its points that nothing else covers. */
  onScreen: number;
  uncovered: number;
}

const WHOLE: View = { onScreen: 1, uncovered: 1 };

/** Measures the element with the focus too, so that a test knows what it looked at. */
function view(page: Page, selector: string): Promise<View> {
  return page.evaluate((wanted) => {
    const element = document.querySelector(wanted)!;
    const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
    const overlap = (from: number, to: number, end: number): number =>
      Math.max(0, Math.min(to, end) - Math.max(from, 0));
    const shown = overlap(left, right, innerWidth) * overlap(top, bottom, innerHeight);
    // Neither in the corners, which are round, nor so few that a narrow thing over it is missed.
    const shares = [0.2, 0.35, 0.5, 0.65, 0.8];
    const points = shares.flatMap((x) => shares.map((y) => [x, y] as const));
    points.push([0.02, 0.5], [0.98, 0.5], [0.5, 0.02], [0.5, 0.98]);
    const hits = points.map(([x, y]) => {
      const hit = document.elementFromPoint(left + width * x, top + height * y);
      return hit !== null && element.contains(hit);
    });
    return {
      // A scroll position is in whole pixels, a box is not.
      onScreen: Math.round((shown / (width * height)) * 100) / 100,
      uncovered: hits.filter(Boolean).length / hits.length,
    };
  }, selector);
}

async function expectInView(page: Page, model: Model, focused: string): Promise<void> {
  expect(await page.evaluate(() => document.activeElement?.id)).toBe(focused.slice(1));
  const glass = `${SECTIONS[model]} .window`;
  expect({ glass: await view(page, glass), focused: await view(page, focused) }).toEqual({
    glass: WHOLE,
    focused: WHOLE,
  });
}

/** By keyboard, as someone does who cannot see where on the page the key is. */
async function followLink(page: Page, model: Model): Promise<void> {
  await page.locator(`.links a[href="${KEYS[model]}"]`).focus();
  await page.keyboard.press('Enter');
}

async function switchLargeView(page: Page): Promise<void> {
  await page.locator('#large-view').focus();
  await page.keyboard.press('Space');
}

describeWith(['chromium'], 'the glass stays in view', () => {
  const site = new Site();

  /** Opens the page once and reads it anew in each size, as somebody does who comes with such a window. */
  async function inEverySize(
    options: OpenOptions,
    look: (page: Page, size: (typeof SIZES)[keyof typeof SIZES]) => Promise<void>,
  ): Promise<void> {
    const sizes = Object.entries(SIZES);
    const page = await site.open({ ...options, clock: 'stopped', viewport: sizes[0]![1] });
    for (const [place, [name, size]] of sizes.entries()) {
      if (place > 0) {
        await page.setViewportSize(size);
        await site.visit(page, options.at);
      }
      await look(page, size).catch((error: unknown) => {
        throw new Error(`at ${name}`, { cause: error });
      });
    }
  }

  async function expectInViewAfterAnError(page: Page, model: Model): Promise<void> {
    await page.locator('#code').focus();
    await expectInView(page, model, '#code');
    await enterCode(page, '1');
    await page.locator('.error-summary:visible a').click();
    await expectInView(page, model, '#code');
  }

  test.each(MODELS)('beside the code field, %s, in every size', (model) =>
    inEverySize({ at: model }, async (page) => {
      await enterUserId(page);
      await expectInView(page, model, '#code');
      await followLink(page, model);
      await expectInView(page, model, KEYS[model]);
      await expectInViewAfterAnError(page, model);
    }),
  );

  test('beside the code field, the device in use on the workbench, in every size', () =>
    inEverySize({ at: 'workbench' }, async (page) => {
      await enterUserId(page);
      for (const model of MODELS) {
        await followLink(page, model);
        await expectInView(page, model, KEYS[model]);
        await expectInViewAfterAnError(page, model);
      }
    }));

  test.each(MODELS)('over the whole width in the large view, %s, in every size', (model) => {
    let isKept = false;
    return inEverySize({ at: model }, async (page, { width }) => {
      // Kept from the visit before: as large as when it is chosen, and taken back.
      expect(await page.locator('#large-view').isChecked()).toBe(isKept);
      const kept = (await page.locator('.glass').boundingBox())!;
      if (isKept) await switchLargeView(page);
      const before = (await page.locator('.glass').boundingBox())!;
      await switchLargeView(page);
      const after = (await page.locator('.glass').boundingBox())!;
      if (isKept) expect(kept.width).toBe(after.width);
      isKept = true;
      expect(after.width / width).toBeGreaterThan(LARGE_SHARE[model]);
      expect(after.height).toBeGreaterThanOrEqual(before.height);
      if (width >= 1280) expect(after.height / before.height).toBeGreaterThan(1.5);
      await enterUserId(page);
      await expectInView(page, model, '#code');
      await followLink(page, model);
      await expectInView(page, model, KEYS[model]);
      await page.locator('#code').focus();
      await expectInView(page, model, '#code');
      // Nothing to scroll to at the side.
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    });
  });

  test('the measure tells a glass that is off the screen or covered', async () => {
    const page = await site.open({ viewport: SIZES['1280 x 900'], at: 'code-display', clock: 'stopped' });
    expect(await view(page, '#device .window')).toEqual(WHOLE);
    await page.evaluate(() => document.querySelector('footer')!.scrollIntoView());
    await page.locator('.window').evaluate((glass) => {
      glass.style.translate = `0 ${-glass.getBoundingClientRect().bottom + 10}px`;
    });
    expect((await view(page, '#device .window')).onScreen).toBeLessThan(0.3);
    await page.locator('.window').evaluate((glass) => {
      glass.style.translate = '';
      const cover = document.createElement('div');
      cover.style.cssText = 'position: fixed; inset: 0; z-index: 9';
      document.body.append(cover);
    });
    expect((await view(page, '#device .window')).uncovered).toBe(0);
  });
});
