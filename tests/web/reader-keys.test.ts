/**
 * The code reader's keys by pointer, touch, keyboard and screen reader: names from the key map, shortcuts only among
 * them.
 */
import type { CDPSession, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { SETTINGS } from '../../host-tools/link/protocol.generated.ts';
import { FUNCTION_TITLES, KEY_NAMES } from '../../simulator/token/contract.generated.ts';
import { describeWith } from '../support/system-programs.ts';
import { keysDown, logEdges, readerKey } from './support/reader-page.ts';
import { Site } from './support/site.ts';
import { chooseEnglish, CODE_READER, readPageGlass } from './support/token-page.ts';

const KEYS = KEY_NAMES['code-reader'];

function keyName({ name, da, press }: (typeof KEYS)[number]): string {
  const onKey = { fn: 'Vis kode', left: 'Hjælp', right: 'Indstillinger' }[name];
  const what = onKey === undefined ? FUNCTION_TITLES[press]!.da : da;
  return `${onKey ?? da}, ${what[0]!.toLowerCase()}${what.slice(1)}`;
}

/** Two fingers, as a touch screen reports them. */
async function touch(page: Page, names: readonly string[]): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  const touchPoints = await Promise.all(
    names.map(async (name, id) => {
      const { x, y, width, height } = (await readerKey(page, name).boundingBox())!;
      return { id, x: x + width / 2, y: y + height / 2 };
    }),
  );
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
  return session;
}

describeWith(['chromium'], "the code reader's keys", () => {
  const site = new Site();

  test('each is a button, named after what stands on it and what it does, with its shortcut', async () => {
    const page = await site.open({ clock: 'stopped' });
    const keypad = page.getByRole('toolbar', { name: 'Kodeoplæserens taster' });
    expect(await keypad.getByRole('button').count()).toBe(KEYS.length);
    for (const key of KEYS) {
      const button = keypad.getByRole('button', { name: keyName(key), exact: true });
      expect(await button.getAttribute('data-key')).toBe(key.name);
      // A digit's own name says its shortcut.
      const shortcut = { left: 'ArrowLeft', right: 'ArrowRight', fn: 'F' }[key.name] ?? null;
      expect(await button.getAttribute('aria-keyshortcuts')).toBe(shortcut);
    }
    expect(await readerKey(page, '5').textContent()).toContain('5, ciffer for ciffer');
    await chooseEnglish(page);
    expect(await readerKey(page, '5').textContent()).toContain('5, digit by digit');
    expect(await readerKey(page, 'fn').textContent()).toContain('Show code, function key');
  });

  test('digits, F and the arrows press their keys while one of them has the focus', async () => {
    const page = await site.open({ clock: 'stopped' });
    const edges = await logEdges(page);
    await readerKey(page, 'fn').focus();
    for (const key of ['f', 'F', '0', '9', 'ArrowLeft', 'ArrowRight']) await page.keyboard.press(key);
    const pressed = ['fn', 'fn', '0', '9', 'left', 'right'];
    expect(await edges()).toEqual(pressed.flatMap((name) => [`${name} down`, `${name} up`]));
  });

  test('presses that a busy page gets all at once reach the device, each of them', async () => {
    const page = await site.open();
    for (const key of ['fn', '1']) await readerKey(page, key).click();
    await expect.poll(async () => (await readPageGlass(page, CODE_READER)).icons).toContain('page-output');
    await readerKey(page, '6').evaluate((button) => {
      button.focus();
      for (let press = 0; press < 2; press++)
        for (const kind of ['keydown', 'keyup'])
          button.dispatchEvent(new KeyboardEvent(kind, { key: '6', code: 'Digit6', bubbles: true }));
    });
    const { default: speed } = SETTINGS.speed;
    await expect.poll(async () => (await readPageGlass(page, CODE_READER)).text).toBe(String(speed + 2));
  });

  test('no shortcut acts while somebody types, is elsewhere, or means the browser', async () => {
    const page = await site.open({ clock: 'stopped' });
    const edges = await logEdges(page);
    await page.locator('#user-id').fill('');
    await page.keyboard.type('f5f');
    expect(await page.locator('#user-id').inputValue()).toBe('f5f');
    await page.locator('#token-key').focus();
    await page.keyboard.press('5');
    await readerKey(page, 'fn').focus();
    await page.keyboard.press('Control+5');
    await page.keyboard.press('Alt+ArrowUp');
    await page.keyboard.press('x');
    expect(await edges()).toEqual([]);
  });

  test('F held down and a digit are down together, and repeats are one press', async () => {
    const page = await site.open({ clock: 'stopped' });
    const edges = await logEdges(page);
    await readerKey(page, 'fn').focus();
    await page.keyboard.down('F');
    await page.keyboard.down('F');
    await page.keyboard.press('3');
    await page.keyboard.up('F');
    expect(await edges()).toEqual(['fn down', '3 down', '3 up', 'fn up']);
  });

  test('F held down and a digit clicked: the click does not let the function key up', async () => {
    const page = await site.open({ clock: 'stopped' });
    const edges = await logEdges(page);
    await readerKey(page, 'fn').focus();
    await page.keyboard.down('F');
    await readerKey(page, '3').click();
    await page.keyboard.up('F');
    expect(await edges()).toEqual(['fn down', '3 down', '3 up', 'fn up']);
  });

  test('two fingers hold two keys', async () => {
    const page = await site.open({ clock: 'stopped', hasTouch: true });
    await readerKey(page, 'fn').scrollIntoViewIfNeeded();
    const session = await touch(page, ['fn', '8']);
    await expect.poll(() => keysDown(page)).toEqual(['8', 'fn']);
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await expect.poll(() => keysDown(page)).toEqual([]);
  });

  test('a click without pointer or keyboard, as touch exploration makes it, is a short press', async () => {
    const page = await site.open({ clock: 'stopped' });
    const edges = await logEdges(page);
    await readerKey(page, 'fn').evaluate((button) => (button as HTMLButtonElement).click());
    await page.clock.runFor(200);
    expect(await edges()).toEqual(['fn down', 'fn up']);
  });

  test('Space and Enter press the key with the focus', async () => {
    const page = await site.open({ clock: 'stopped' });
    const edges = await logEdges(page);
    await readerKey(page, '7').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    expect(await edges()).toEqual(['7 down', '7 up', '7 down', '7 up']);
  });

  test('a key that is held is let up when the focus leaves the keys, or the window', async () => {
    const page = await site.open({ clock: 'stopped' });
    await readerKey(page, '5').focus();
    await page.keyboard.down('F');
    expect(await keysDown(page)).toEqual(['fn']);
    await page.locator('#user-id').focus();
    expect(await keysDown(page)).toEqual([]);
    await page.keyboard.up('F');
    await readerKey(page, '5').focus();
    await page.keyboard.down('F');
    await page.evaluate(() => window.dispatchEvent(new Event('blur')));
    expect(await keysDown(page)).toEqual([]);
    await page.keyboard.up('F');
  });

  test('the function key is told by its dot and its place, and the 5 by its mark, not by colour alone', async () => {
    const page = await site.open({ clock: 'stopped' });
    const marked = await page
      .locator('.reader-key')
      .evaluateAll((keys) =>
        keys
          .filter((key) => getComputedStyle(key, '::after').content !== 'none')
          .map((key) => (key as HTMLElement).dataset['key']),
      );
    expect(marked).toEqual(['5', 'fn']);
    const boxes = await Promise.all(KEYS.map(({ name }) => readerKey(page, name).boundingBox()));
    const lowerRight = boxes.reduce((best, box) => (box!.x + box!.y > best!.x + best!.y ? box : best));
    expect(lowerRight).toEqual(await readerKey(page, 'fn').boundingBox());
  });
});
