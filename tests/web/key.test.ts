/**
 * The token's key by pointer, touch, keyboard, assistive technology and sticky presses; it never stays down by itself.
 */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeWith } from '../support/system-programs.ts';
import { Site } from './support/site.ts';
import { verifierRow, logStatus, readPageGlass, statusText } from './support/token-page.ts';

const HOLD_MS = 6000;
const STUCK_MS = 20_000;

function key(page: Page): ReturnType<Page['locator']> {
  return page.locator('#token-key');
}

async function isDown(page: Page): Promise<boolean> {
  return ((await key(page).getAttribute('class')) ?? '').includes('down');
}

describeWith(['chromium'], "the token's key", () => {
  const site = new Site();

  test('a click shows six digits, bar and signs', async () => {
    const page = await site.open({ clock: 'stopped' });
    expect((await readPageGlass(page)).text).toBe('');
    await key(page).click();
    const glass = await readPageGlass(page);
    expect(glass.code).toMatch(/^\d{6}$/);
    expect(glass.bar).toBe(5);
    expect(glass.icons).toContain('orientation');
    expect(await isDown(page)).toBe(false);
  });

  test('a touch shows a code', async () => {
    const page = await site.open({ clock: 'stopped', hasTouch: true });
    await key(page).tap();
    expect((await readPageGlass(page)).code).toMatch(/^\d{6}$/);
  });

  test.each(['Space', 'Enter'])('%s shows a code, and repeats of it are one press', async (name) => {
    const page = await site.open({ clock: 'stopped' });
    const said = await logStatus(page);
    await key(page).focus();
    await page.keyboard.down(name);
    await page.keyboard.down(name);
    await page.keyboard.up(name);
    expect((await readPageGlass(page)).code).toMatch(/^\d{6}$/);
    expect(await said()).toHaveLength(1);
  });

  test('a click without pointer or keyboard, as a screen reader makes it, is a press', async () => {
    const page = await site.open({ clock: 'stopped' });
    await key(page).evaluate((button) => (button as HTMLButtonElement).click());
    expect((await readPageGlass(page)).code).toMatch(/^\d{6}$/);
    await page.clock.runFor(200);
    expect(await isDown(page)).toBe(false);
  });

  test.each([
    [
      'the pointer',
      (page: Page) =>
        key(page)
          .hover()
          .then(() => page.mouse.down()),
      (page: Page) => page.mouse.up(),
    ],
    [
      'Space',
      (page: Page) =>
        key(page)
          .focus()
          .then(() => page.keyboard.down('Space')),
      (page: Page) => page.keyboard.up('Space'),
    ],
  ])('held down for 6 s by %s it shows the serial number', async (_how, down, up) => {
    const page = await site.open({ clock: 'stopped' });
    await down(page);
    await page.clock.runFor(HOLD_MS - 100);
    expect((await readPageGlass(page)).icons).not.toContain('page-serial');
    await page.clock.runFor(200);
    const { serialNumber } = await verifierRow(page);
    const first = await readPageGlass(page);
    expect(first.icons).toContain('page-serial');
    await up(page);
    await page.clock.runFor(500);
    await key(page).click();
    const second = await readPageGlass(page);
    expect(first.digits + second.digits).toBe(serialNumber);
  });

  test('that it is down shows in its form, not by colour alone', async () => {
    const page = await site.open({ clock: 'stopped' });
    const edge = (): Promise<number> =>
      key(page).evaluate((button) => parseFloat(getComputedStyle(button).borderTopWidth));
    const up = await edge();
    await key(page).hover();
    await page.mouse.down();
    expect(await edge()).toBeGreaterThanOrEqual(2 * up);
    await page.mouse.up();
    expect(await edge()).toBe(up);
  });

  test('a press that leaves the key, or the window, lets it up', async () => {
    const page = await site.open({ clock: 'stopped' });
    await key(page).hover();
    await page.mouse.down();
    expect(await isDown(page)).toBe(true);
    await page.mouse.move(5, 5);
    expect(await isDown(page)).toBe(true);
    await page.mouse.up();
    expect(await isDown(page)).toBe(false);

    await key(page).focus();
    await page.keyboard.down('Space');
    expect(await isDown(page)).toBe(true);
    await page.evaluate(() => window.dispatchEvent(new Event('blur')));
    expect(await isDown(page)).toBe(false);
    await page.keyboard.up('Space');
  });

  test('a cancelled touch lets it up', async () => {
    const page = await site.open({ clock: 'stopped', hasTouch: true });
    const { x, y } = (await key(page).boundingBox())!;
    const session = await page.context().newCDPSession(page);
    await session.send('Input.dispatchTouchEvent', {
      type: 'touchStart',
      touchPoints: [{ x: x + 9, y: y + 30 }],
    });
    await expect.poll(() => isDown(page)).toBe(true);
    await session.send('Input.dispatchTouchEvent', { type: 'touchCancel', touchPoints: [] });
    await expect.poll(() => isDown(page)).toBe(false);
  });

  test('with sticky presses one click holds it and the next lets it up; the choice is remembered', async () => {
    const page = await site.open({ clock: 'stopped' });
    await page.locator('#sticky-press').check();
    await key(page).click();
    expect(await key(page).getAttribute('aria-pressed')).toBe('true');
    // Going away to another control is what the option is for.
    await page.locator('#battery').focus();
    await page.clock.runFor(HOLD_MS + 100);
    expect((await readPageGlass(page)).icons).toContain('page-serial');
    await key(page).focus();
    await page.keyboard.press('Enter');
    expect(await key(page).getAttribute('aria-pressed')).toBe('false');

    await page.reload();
    await key(page).waitFor();
    expect(await page.locator('#sticky-press').isChecked()).toBe(true);
    expect(await key(page).getAttribute('aria-pressed')).toBe('false');
  });

  test('held for 20 s it counts as stuck: the glass goes off', async () => {
    const page = await site.open({ clock: 'stopped' });
    await key(page).hover();
    await page.mouse.down();
    await page.clock.runFor(STUCK_MS + 100);
    expect((await readPageGlass(page)).text).toBe('');
    await page.mouse.up();
    expect((await readPageGlass(page)).text).toBe('');
    expect(await statusText(page)).toBe('Displayet er slukket.');
  });
});
