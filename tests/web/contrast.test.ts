/**
 * Where keys and glasses end, measured from the colours that the browser has computed (WCAG 2.2, 1.4.11; EN 301 549,
 * 5.5): in each scheme an edge or a face stands out from the case by 3:1, and what stands on a key by 4.5:1.
 */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { describeWith } from '../support/system-programs.ts';
import { contrastRatio } from './support/contrast.ts';
import { Site } from './support/site.ts';
import { CODE_READER, codeOnGlass, glassLabel, readPageGlass } from './support/token-page.ts';

type Look = NonNullable<Parameters<Page['emulateMedia']>[0]>;

const USUAL: Look = { colorScheme: 'light', contrast: 'no-preference', forcedColors: 'none' };
const SCHEMES: Readonly<Record<string, Look>> = {
  light: USUAL,
  dark: { ...USUAL, colorScheme: 'dark' },
  'more contrast': { ...USUAL, contrast: 'more' },
  'forced colours': { ...USUAL, forcedColors: 'active' },
  'forced colours, dark': { ...USUAL, forcedColors: 'active', colorScheme: 'dark' },
};
const LEAST_EDGE = 3;
/** WCAG 2.2, 1.4.6: the glass is read by those who see badly. */
const LEAST_LIT = 7;
const LEAST_TEXT = 4.5;

interface Measured {
  name: string;
  face: string;
  edge: string;
  text: string;
  case: string;
  written: boolean;
}

/** Keys and glasses with the colour of the case that they lie in. */
function measured(page: Page): Promise<Measured[]> {
  return page.locator('.token-key, .reader-key, .window').evaluateAll((elements) =>
    elements.map((element) => {
      const { backgroundColor, borderTopColor, borderTopWidth, color } = getComputedStyle(element);
      const around = getComputedStyle(element.closest('.case, .reader-glass, .keypad')!).backgroundColor;
      return {
        name: (element as HTMLElement).dataset['key'] ?? element.classList.value,
        face: backgroundColor,
        edge: parseFloat(borderTopWidth) >= 2 ? borderTopColor : backgroundColor,
        text: color,
        case: around,
        written: element.classList.contains('reader-key'),
      };
    }),
  );
}

interface DrawnGlass {
  ground: string;
  lit: string[];
  /** Of the digit places, the signs and the large digit: what is not lit, and yet drawn. */
  faint: number;
}

/** The code reader's glass as it is coloured. */
function drawnGlass(page: Page): Promise<DrawnGlass> {
  return page.locator('#code-reader .window').evaluate((window) => {
    // The polygons are what is painted: a colour of the segment around them may never reach them.
    const fills = [...window.querySelectorAll('.segment polygon')].map((polygon) => {
      const { fill } = getComputedStyle(polygon);
      return { fill, lit: polygon.closest('.on') !== null };
    });
    return {
      ground: getComputedStyle(window).backgroundColor,
      lit: [...new Set(fills.filter(({ lit }) => lit).map(({ fill }) => fill))],
      faint: fills.filter(({ fill, lit }) => !lit && fill !== 'none').length,
    };
  });
}

/** What is measured of the page as it stands, by scheme: a scheme is styles alone. */
async function inEveryScheme<Result>(
  page: Page,
  measure: (page: Page) => Promise<Result>,
): Promise<Record<string, Result>> {
  const results: Record<string, Result> = {};
  for (const [scheme, look] of Object.entries(SCHEMES)) {
    await page.emulateMedia(look);
    results[scheme] = await measure(page);
  }
  return results;
}

const mapped = <From, To>(results: Record<string, From>, map: (each: From) => To): Record<string, To> =>
  Object.fromEntries(Object.entries(results).map(([scheme, each]) => [scheme, map(each)]));

/** Presses keys of the code reader, each after the one before has come up. */
async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    await page.clock.runFor(100);
    await page.locator(`#reader-key-${key}`).click();
  }
  await page.clock.runFor(100);
}

describe('the measure', () => {
  test.each([
    // WCAG's own examples of the ends, and two greys worked out by its formula.
    ['rgb(0, 0, 0)', 'rgb(255, 255, 255)', 21],
    ['rgb(255, 255, 255)', 'rgb(255, 255, 255)', 1],
    ['rgb(119, 119, 119)', 'rgb(255, 255, 255)', 4.48],
    ['rgb(179, 32, 27)', 'rgb(55, 71, 74)', 1.45],
  ])('%s on %s', (a, b, ratio) => {
    expect(contrastRatio(a, b)).toBeCloseTo(ratio, 2);
    expect(contrastRatio(b, a)).toBeCloseTo(ratio, 2);
  });

  test('a colour that is no opaque rgb() is refused', () => {
    expect(() => contrastRatio('rgba(0, 0, 0, 0.5)', 'rgb(0, 0, 0)')).toThrow('expected rgb(r, g, b)');
  });
});

describeWith(['chromium'], 'edges of keys and glasses', () => {
  const site = new Site();

  test('in every scheme', async () => {
    const page = await site.open({ clock: 'stopped' });
    const measurements = await inEveryScheme(page, measured);
    // Schemes that look the same would be one that was not there.
    expect(new Set(Object.values(measurements).map((all) => JSON.stringify(all))).size).toBeGreaterThan(3);
    for (const [scheme, all] of Object.entries(measurements)) {
      expect(all.map(({ name }) => name).sort(), scheme).toEqual(
        [...'0123456789', 'left', 'right', 'fn', 'token-key', 'window', 'window'].sort(),
      );
      const faint = all.filter(
        (each) =>
          Math.max(contrastRatio(each.face, each.case), contrastRatio(each.edge, each.case)) < LEAST_EDGE,
      );
      expect(faint, scheme).toEqual([]);
      const unreadable = all.filter(
        (each) => each.written && contrastRatio(each.text, each.face) < LEAST_TEXT,
      );
      expect(unreadable, scheme).toEqual([]);
    }
  });

  test('the glass with light and dark changed, and one large digit on it, in every scheme', async () => {
    const page = await site.open({ clock: 'stopped' });
    await press(page, 'fn', '1', 'fn');
    const upright = await inEveryScheme(page, drawnGlass);
    const code = await codeOnGlass(page, CODE_READER);
    for (const [scheme, { ground, lit }] of Object.entries(upright))
      expect(contrastRatio(ground, lit[0]!), scheme).toBeGreaterThanOrEqual(LEAST_LIT);
    const toGiant = Array<string>(5).fill('right');
    await press(page, ...toGiant, '3', 'fn');
    expect(await inEveryScheme(page, drawnGlass)).toEqual(
      mapped(upright, (glass) => ({ ...glass, faint: 0 })),
    );
    // From the code the right side key leads to its next digit.
    await press(page, '2', ...toGiant, 'right', '3', 'fn');
    expect(await inEveryScheme(page, drawnGlass)).toEqual(
      mapped(upright, ({ ground, lit }) => ({ ground: lit[0], lit: [ground], faint: 0 })),
    );
    const first = await readPageGlass(page, CODE_READER);
    expect(first.giant).toEqual({ digit: code[0], place: 1, of: 6 });
    expect(await glassLabel(page, CODE_READER)).toContain(`Ciffer 1: ${code[0]}`);
    await press(page, 'right');
    expect((await readPageGlass(page, CODE_READER)).giant).toMatchObject({ digit: code[1], place: 2 });
  });
});
