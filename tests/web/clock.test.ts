// The practice's clock: shifted, fast, back to now; the token follows, and without its clock it shows no code.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeWith } from '../support/system-programs.ts';
import { Site } from './support/site.ts';
import {
  enterCode,
  enterUserId,
  glassLabel,
  readPageGlass,
  showCode,
  statusText,
} from './support/token-page.ts';

async function move(page: Page, button: string, amount?: string): Promise<void> {
  if (amount !== undefined) await page.locator('#clock-amount').selectOption({ label: amount });
  await page.getByRole('button', { name: button }).click();
}

function shownTime(page: Page): Promise<string> {
  return page.locator('#clock time').innerText();
}

/** What the token itself takes for the time: its information page. */
async function tokenTime(page: Page): Promise<string> {
  const key = page.locator('#token-key');
  await key.hover();
  await page.mouse.down();
  await page.clock.runFor(6100);
  await page.mouse.up();
  for (let press = 0; press < 2; press++) {
    await page.clock.runFor(200);
    await key.click();
  }
  return (await readPageGlass(page)).text;
}

describeWith(['chromium'], "the practice's clock", () => {
  const site = new Site();

  test('it shows UTC and goes on', async () => {
    const page = await site.open({ clock: 'stopped', timezoneId: 'Asia/Kathmandu' });
    expect(await shownTime(page)).toBe('2026-11-22 14:05:05 UTC');
    await page.clock.runFor(2010);
    expect(await shownTime(page)).toBe('2026-11-22 14:05:07 UTC');
  });

  test('set forward, and back before the start: the token goes along, and its codes are accepted', async () => {
    const page = await site.open({ clock: 'stopped' });
    await enterUserId(page);
    for (const [button, amount, time] of [
      ['Stil uret frem', '1 time', '2026-11-22 15:05:05 UTC'],
      ['Stil uret tilbage', '1 døgn', '2026-11-21 15:05:05 UTC'],
      ['Stil uret frem', '1 år (365 døgn)', '2027-11-21 15:05:05 UTC'],
      ['Stil uret til nu', undefined, '2026-11-22 14:05:05 UTC'],
    ] as const) {
      await move(page, button, amount);
      await expect.poll(() => statusText(page)).toBe(`Simuleret tid: ${time}`);
      expect(await shownTime(page)).toBe(time);
      await enterCode(page, await showCode(page));
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('password');
      await page.locator('form:visible').getByRole('button', { name: 'Start forfra' }).click();
      await enterUserId(page);
    }
  });

  test('a code dies with its step when the clock is set', async () => {
    const page = await site.open({ clock: 'stopped' });
    await showCode(page);
    await move(page, 'Stil uret frem', '1 minut');
    expect((await readPageGlass(page)).code).toBeNull();
  });

  test('ten times faster, a code lives three seconds', async () => {
    const page = await site.open({ clock: 'stopped' });
    await page.locator('#clock-speed').selectOption({ label: '10 gange hurtigere' });
    await showCode(page);
    await page.clock.runFor(2400);
    expect((await readPageGlass(page)).bar).toBe(1);
    await page.clock.runFor(200);
    expect((await readPageGlass(page)).text).toBe('');
    await page.clock.runFor(1);
    expect(await shownTime(page)).toBe('2026-11-22 14:05:31 UTC');
  });

  test('a shift survives a reload, fast time becomes ordinary', async () => {
    const page = await site.open({ clock: 'stopped' });
    await move(page, 'Stil uret frem', '1 time');
    await page.locator('#clock-speed').selectOption({ label: '60 gange hurtigere' });
    await page.clock.runFor(1000);
    await page.reload();
    await page.locator('#token-key').waitFor();
    expect(await shownTime(page)).toBe('2026-11-22 15:06:05 UTC');
    await page.clock.runFor(1010);
    expect(await shownTime(page)).toBe('2026-11-22 15:06:06 UTC');
    expect(await tokenTime(page)).toMatch(/^15\.06 1\d$/);
  });

  test('without its battery the token loses the time and shows no code until its clock is set', async () => {
    const page = await site.open({ clock: 'stopped' });
    await page.locator('#change-battery').click();
    const key = page.locator('#token-key');
    await key.click();
    expect((await readPageGlass(page)).icons).toContain('no-time');
    expect((await readPageGlass(page)).code).toBeNull();
    expect(await statusText(page)).toBe('Uret er ikke stillet. Kodeviseren kan ikke vise en kode.');
    expect(await glassLabel(page)).toContain('uret er ikke stillet');

    await page.reload();
    await key.waitFor();
    await key.click();
    expect((await readPageGlass(page)).icons).toContain('no-time');

    await move(page, 'Stil kodeviserens ur');
    await page.clock.runFor(31_000);
    await enterUserId(page);
    await enterCode(page, await showCode(page));
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('password');
  });

  test('the battery sign follows the voltage', async () => {
    const page = await site.open({ clock: 'stopped' });
    await page.locator('#battery').fill('2000');
    await showCode(page);
    const { icons } = await readPageGlass(page);
    expect(icons).toContain('battery');
    expect(icons).not.toContain('battery-4');
    expect(await page.locator('#battery').getAttribute('aria-valuetext')).toBe('2,00 volt');
  });
});
