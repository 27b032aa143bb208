/** The whole journey by keyboard alone, with the keys that a person without a mouse has. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeWith } from '../support/system-programs.ts';
import { Site } from './support/site.ts';
import { PASSWORD, readPageGlass, USER_ID } from './support/token-page.ts';

/** More stops than the page has. */
const MAXIMUM_STOPS = 60;

/** The accessible name of the element with the focus, as far as this page gives names. */
function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element instanceof HTMLInputElement || element instanceof HTMLSelectElement)
      return element.labels?.[0]?.textContent ?? '';
    return element?.textContent ?? '';
  });
}

async function tabTo(page: Page, name: string, key = 'Tab'): Promise<void> {
  for (let stop = 0; stop < MAXIMUM_STOPS; stop++) {
    await page.keyboard.press(key);
    if ((await focusedName(page)) === name) return;
  }
  throw new Error(`no "${name}" within ${MAXIMUM_STOPS} times ${key}`);
}

async function isOnScreen(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const box = document.activeElement!.getBoundingClientRect();
    return (
      box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.left >= 0 && box.right <= innerWidth
    );
  });
}

describeWith(['chromium'], 'by keyboard alone', () => {
  const site = new Site();

  test('get a code and log on', async () => {
    const page = await site.open({ clock: 'stopped' });
    await tabTo(page, 'Gå til øvelsen i at logge på');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Bruger-ID');
    await page.keyboard.type(USER_ID);
    await page.keyboard.press('Enter');
    expect(await focusedName(page)).toBe('Engangskode');

    await tabTo(page, 'Gå til kodeviserens knap');
    await page.keyboard.press('Enter');
    expect(await focusedName(page)).toBe('Vis engangskode');
    await page.keyboard.press('Space');
    const { code } = await readPageGlass(page);

    await tabTo(page, 'Gå til øvelsen i at logge på');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Engangskode');
    await page.keyboard.type(code!);
    await page.keyboard.press('Enter');
    expect(await focusedName(page)).toBe('Adgangskode');
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    expect(await focusedName(page)).toBe('Du er logget på.');
  });

  test('every stop is named, on the screen, and visibly focused; none of them is a trap', async () => {
    const page = await site.open({ clock: 'stopped' });
    const names: string[] = [];
    for (let stop = 0; stop < MAXIMUM_STOPS; stop++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement === document.body)) break;
      names.push(await focusedName(page));
      expect(await isOnScreen(page)).toBe(true);
      const outline = await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle);
      expect(outline).not.toBe('none');
    }
    expect(names.length).toBeLessThan(MAXIMUM_STOPS);
    expect(names).not.toContain('');
    expect(names.slice(0, 6)).toEqual([
      'Gå til kodeviseren',
      'Gå til kodeoplæseren',
      'Gå til øvelsen i at logge på',
      'Dansk',
      'English',
      'Vis engangskode',
    ]);
  });

  test('the dialog keeps the focus and gives it back', async () => {
    const page = await site.open({ clock: 'stopped' });
    await tabTo(page, 'Ny kodeviser');
    await page.keyboard.press('Enter');
    expect(await focusedName(page)).toBe('Behold den, jeg har');
    await page.keyboard.press('Escape');
    expect(await focusedName(page)).toBe('Ny kodeviser');
  });
});
