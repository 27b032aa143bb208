/** The shortcut that says the code again: from the code's field, chosen by the person, and never without a modifier. */
import { expect, test } from 'vitest';
import { describeWith } from '../support/system-programs.ts';
import { logEdges, voiceReady } from './support/reader-page.ts';
import { Site } from './support/site.ts';
import { CODE_READER, codeOnGlass, enterUserId, logStatus } from './support/token-page.ts';

const FIRST = 'Alt+Shift+Digit0';
const OTHER = 'Alt+Shift+KeyY';
const PRESSED = ['fn down', 'fn up'];

describeWith(['chromium'], 'the shortcut that says the code again', () => {
  const site = new Site();

  test('presses the red key for a person who stays in the field, once however long it is held', async () => {
    const page = await site.open({ at: 'code-reader' });
    await voiceReady(page);
    await enterUserId(page);
    await page.locator('#code-shortcut').waitFor();
    const edges = await logEdges(page);
    await page.keyboard.type('12');
    await page.keyboard.down('Alt');
    await page.keyboard.down('Shift');
    for (let repeat = 0; repeat < 3; repeat++) await page.keyboard.down('Digit0');
    for (const key of ['Digit0', 'Shift', 'Alt']) await page.keyboard.up(key);
    await expect.poll(edges).toEqual(PRESSED);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('code');
    expect(await page.locator('#code').inputValue()).toBe('12');
    for (const key of ['Digit0', 'Alt+Digit0', 'Shift+Digit0', 'Control+Alt+Shift+Digit0', OTHER])
      await page.keyboard.press(key);
    expect(await edges()).toEqual(PRESSED);
  });

  test('is named at the field, can be another one or none, and is kept', async () => {
    const page = await site.open({ at: 'code-reader' });
    await voiceReady(page);
    await enterUserId(page);
    const field = page.locator('#code');
    const choice = page.getByLabel('Genvej, der siger koden igen');
    expect(await choice.locator('option').allInnerTexts()).toEqual([
      'Alt+Skift+0',
      'Alt+Skift+9',
      'Alt+Skift+Y',
      'Ingen genvej',
    ]);
    expect(await field.getAttribute('aria-keyshortcuts')).toBe('Alt+Shift+0');
    await choice.selectOption({ label: 'Alt+Skift+Y' });
    expect(await field.getAttribute('aria-keyshortcuts')).toBe('Alt+Shift+Y');
    await page.reload();
    await voiceReady(page);
    await choice.waitFor({ state: 'attached' });
    const edges = await logEdges(page);
    await page.keyboard.press(FIRST);
    await page.keyboard.press(OTHER);
    await expect.poll(edges).toEqual(PRESSED);
    await enterUserId(page);
    await choice.selectOption({ label: 'Ingen genvej' });
    expect(await field.getAttribute('aria-keyshortcuts')).toBeNull();
    for (const key of [FIRST, OTHER]) await page.keyboard.press(key);
    expect(await edges()).toEqual(PRESSED);
  });

  test('shows a code on the code display, and then has it said again as text', async () => {
    const page = await site.open({ clock: 'fixed', at: 'code-display', locale: 'en-GB' });
    await enterUserId(page);
    await page.locator('#code-shortcut').waitFor();
    const said = await logStatus(page);
    await page.keyboard.press(FIRST);
    const spaced = [...(await codeOnGlass(page))].join(' ');
    await page.keyboard.press(FIRST);
    await expect.poll(said).toEqual([`Code: ${spaced}`, `Code: ${spaced}`]);
  });

  test('on the workbench it is for the device that shows a code, else for the one that speaks', async () => {
    const page = await site.open();
    await voiceReady(page);
    await page.locator('#code-shortcut').waitFor({ state: 'attached' });
    const edges = await logEdges(page);
    const said = await logStatus(page);
    await page.locator('#token-key').click();
    const code = await codeOnGlass(page);
    await page.keyboard.press(FIRST);
    await expect.poll(said).toHaveLength(2);
    expect(await edges()).toEqual([]);
    for (const key of ['fn', '1', 'fn']) await page.locator(`#reader-key-${key}`).click();
    await codeOnGlass(page, CODE_READER);
    const before = (await edges()).length;
    await page.keyboard.press(FIRST);
    await expect.poll(async () => (await edges()).slice(before)).toEqual(PRESSED);
    expect(code).toMatch(/^\d{6}$/);
  });
});
