/** The glass as an image to a screen reader: its label follows the segments, and nothing of it is announced by itself. */
import { expect } from 'vitest';
import { inPage } from './driven-page.ts';
import type { DrivenPage } from './driven-page.ts';
import { codeOnGlass, glassLabel, readPageGlass } from './token-page.ts';

const LIVE = '[aria-live]:not([aria-live="off"]), [role="status"], [role="alert"]';

/** Of a code display that is off, at the quiet time and with full batteries. */
export async function expectImageOfSegments(page: DrivenPage): Promise<void> {
  expect((await readPageGlass(page)).text).toBe('');
  expect(await glassLabel(page)).toBe('Displayet er slukket');
  await page.click('#token-key');
  const digits = [...(await codeOnGlass(page))].join(' ');
  expect(await glassLabel(page)).toBe(`Displayet: ${digits}, 25 sekunder tilbage, batteri 4 af 4`);
  // A status line for each device, one for the code reader's motor, and no more.
  expect(await inPage(page, (live) => document.querySelectorAll(live).length, LIVE)).toBe(3);
  await page.click('button[lang="en"]');
  // The words of the other language are fetched first.
  await expect.poll(() => glassLabel(page)).toBe(`Glass: ${digits}, 25 seconds left, battery 4 of 4`);
}
