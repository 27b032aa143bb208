/**
 * WCAG 2.2, 2.4.11: the glass stays at an edge of the window while the page moves beneath it, and never hides all of what
 * has the focus. Measured at each stop of Tab, forwards and back.
 */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeWith } from '../support/system-programs.ts';
import { Site } from './support/site.ts';
import { enterUserId } from './support/token-page.ts';

const SIZES = {
  '1280 x 900': { width: 1280, height: 900 },
  '640 x 450': { width: 640, height: 450 },
  '320 x 640': { width: 320, height: 640 },
  // What a browser does at 400 %: a quarter of the CSS pixels; how dense they are changes no layout.
  '400 % zoom of 1280 x 1024': { width: 320, height: 256 },
} as const;
/** More stops than the page has. */
const MAXIMUM_STOPS = 90;

interface Stop {
  name: string;
  /** Of the points laid over it, how many nothing else covers: on the screen, and its own. */
  uncovered: number;
}

/** Null: the focus has left the page. */
function focusedStop(page: Page): Promise<Stop | null> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return null;
    const { left, top, width, height } = element.getBoundingClientRect();
    const shares = [0.1, 0.3, 0.5, 0.7, 0.9];
    const points = shares.flatMap((x) => shares.map((y) => [left + width * x, top + height * y] as const));
    const isOwn = ([x, y]: readonly [number, number]): boolean => {
      const hit = document.elementFromPoint(x, y);
      // A link that is its whole card, and a box whose label is its face, are hit through these.
      return hit !== null && (element.contains(hit) || hit.contains(element));
    };
    const name = element.id || (element.textContent ?? '').trim().slice(0, 40);
    return { name, uncovered: points.filter(isOwn).length };
  });
}

async function hiddenStops(
  page: Page,
  key: 'Tab' | 'Shift+Tab',
): Promise<{ seen: number; hidden: string[] }> {
  const hidden: string[] = [];
  for (let seen = 0; seen < MAXIMUM_STOPS; seen++) {
    await page.keyboard.press(key);
    const stop = await focusedStop(page);
    if (stop === null) return { seen, hidden };
    if (stop.uncovered === 0) hidden.push(stop.name);
  }
  throw new Error(`more than ${MAXIMUM_STOPS} stops`);
}

describeWith(['chromium'], 'what has the focus is never hidden', () => {
  const site = new Site();

  test.each(['code-display', 'code-reader', 'workbench'] as const)(
    'on the page %s, in every size',
    async (at) => {
      const page = await site.open({ clock: 'running', at });
      for (const [name, size] of Object.entries(SIZES)) {
        await page.setViewportSize(size);
        await site.visit(page, at);
        await enterUserId(page);
        // Back to the top from the code's field, which has the focus, and then through all of the page.
        expect((await hiddenStops(page, 'Shift+Tab')).hidden, name).toEqual([]);
        const { seen, hidden } = await hiddenStops(page, 'Tab');
        expect(hidden, name).toEqual([]);
        // The links, the pages, the languages, the keys of a device, and the step.
        expect(seen, name).toBeGreaterThan(10);
      }
    },
  );

  test('the measure tells a stop that is covered', async () => {
    const page = await site.open({ clock: 'running', at: 'code-display' });
    await page.evaluate(() => {
      const cover = document.createElement('div');
      cover.style.cssText = 'position: fixed; inset: 0; z-index: 99';
      document.body.append(cover);
    });
    expect((await hiddenStops(page, 'Tab')).hidden.length).toBeGreaterThan(10);
  });
});
