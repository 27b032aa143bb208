/** The pause between presses on the page of the code reader: chosen there or by the device's own keys, it is the device's. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeWith } from '../support/system-programs.ts';
import { readerKey, voiceReady } from './support/reader-page.ts';
import { Site } from './support/site.ts';
import { logStatus } from './support/token-page.ts';

const CHOICE = '#key-pause';
/** More than the token's debouncing, less than any pause. */
const BETWEEN_PRESSES_MS = 100;

async function press(page: Page, ...names: string[]): Promise<void> {
  for (const name of names) {
    await page.clock.runFor(BETWEEN_PRESSES_MS);
    await readerKey(page, name).click();
  }
  await page.clock.runFor(BETWEEN_PRESSES_MS);
}

function chosen(page: Page): Promise<string> {
  return page.locator(`${CHOICE} option:checked`).innerText();
}

async function volume(page: Page): Promise<string> {
  return /(?:Lydstyrke|Volume) (\d)/.exec(await page.locator('#reader-settings').innerText())![1]!;
}

describeWith(['chromium'], 'the pause between presses', () => {
  const site = new Site();

  test.each([
    ['da-DK', 'Pause mellem tryk', ['ingen', 'et halvt sekund', 'et sekund', 'to sekunder']],
    ['en-GB', 'Pause between presses', ['none', 'half a second', 'one second', 'two seconds']],
  ])(
    '%s: chosen on the page, it keeps a trembling hand from pressing twice',
    async (locale, name, options) => {
      const page = await site.open({ at: 'code-reader', clock: 'stopped', locale });
      const choice = page.getByRole('combobox', { name, exact: true });
      await choice.waitFor();
      expect(await choice.locator('option').allInnerTexts()).toEqual(options);
      expect(await chosen(page)).toBe(options[0]);
      await press(page, 'fn', '1', 'fn', '3', '3');
      await expect.poll(() => volume(page)).toBe('6');
      await choice.selectOption(options[1]!);
      await page.clock.runFor(1000);
      await press(page, '1', '1');
      await page.clock.runFor(500);
      await press(page, '1');
      await expect.poll(() => volume(page)).toBe('4');
      await page.reload();
      await expect.poll(() => chosen(page)).toBe(options[1]);
    },
  );

  test("the device's own keys change it, and text names the setting and its value", async () => {
    const page = await site.open({ at: 'code-reader', clock: 'stopped' });
    await voiceReady(page);
    await page.locator('#code-as-text').check();
    const said = await logStatus(page, '#reader-status');
    // At first use it is offered; the second press comes after the pause that the first has set.
    await press(page, 'fn', '1');
    await page.clock.runFor(3000);
    await press(page, '3');
    await page.clock.runFor(1000);
    await press(page, '3');
    await expect.poll(() => chosen(page)).toBe('et sekund');
    expect(await said()).toEqual(
      expect.arrayContaining([
        'Pause mellem tryk: ingen',
        'Pause mellem tryk: et halvt sekund',
        'Pause mellem tryk: et sekund',
      ]),
    );
  });
});
