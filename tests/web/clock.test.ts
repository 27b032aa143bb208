/** The practice's clock: shifted, fast, back to now; the token follows, and without its clock it shows no code. */
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

/** Time of day goes back, also for the page's next visit; timers go on. */
async function setComputerBack(page: Page, seconds: number): Promise<void> {
  const script = `{ const now = Date.now; Date.now = () => now() - ${seconds * 1000}; }`;
  await page.addInitScript(script);
  await page.evaluate(script);
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
      ['Stil uret til det rigtige klokkeslæt', undefined, '2026-11-22 14:05:05 UTC'],
    ] as const) {
      await move(page, button, amount);
      await expect.poll(() => statusText(page)).toContain(`Simuleret tid: ${time}`);
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

  test.each(['10 gange hurtigere', '60 gange hurtigere'])(
    'a hand is not held shorter: %s, a press is brief and a hold takes its 6 s, and then time is fast again',
    async (speed) => {
      const page = await site.open({ clock: 'stopped' });
      await page.locator('#clock-speed').selectOption({ label: speed });
      const key = page.locator('#token-key');
      // As assistive technology does it, which leaves the key down for a moment.
      await key.evaluate((button) => (button as HTMLButtonElement).click());
      await page.clock.runFor(100);
      expect((await readPageGlass(page)).code).toMatch(/^\d{6}$/);

      await page.clock.runFor(4000);
      await key.hover();
      await page.mouse.down();
      await page.clock.runFor(5900);
      expect((await readPageGlass(page)).icons).not.toContain('page-serial');
      await page.clock.runFor(200);
      expect((await readPageGlass(page)).icons).toContain('page-serial');
      await page.mouse.up();
      const before = Date.parse((await shownTime(page)).replace(' UTC', 'Z'));
      await page.clock.runFor(2000);
      const after = Date.parse((await shownTime(page)).replace(' UTC', 'Z'));
      const rate = Number(speed.split(' ')[0]);
      expect(Math.abs(after - before - rate * 2000)).toBeLessThanOrEqual(1000);
    },
  );

  test("the computer's clock set back while the page is open: the practice goes along", async () => {
    const page = await site.open({ clock: 'stopped' });
    await enterUserId(page);
    await enterCode(page, await showCode(page));
    await page.locator('form:visible').getByRole('button', { name: 'Start forfra' }).click();
    await enterUserId(page);
    await setComputerBack(page, 3600);
    await page.clock.runFor(1000);
    await expect.poll(() => statusText(page)).toContain('Computerens ur er blevet stillet tilbage.');
    expect(await shownTime(page)).toBe('2026-11-22 13:05:06 UTC');
    await page.clock.runFor(2000);
    expect(await shownTime(page)).toBe('2026-11-22 13:05:08 UTC');
    await enterCode(page, await showCode(page));
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('password');
  });

  test("the computer's clock set back between two visits: the token has a code, and it is accepted", async () => {
    const page = await site.open({ clock: 'stopped' });
    await enterUserId(page);
    await enterCode(page, await showCode(page));
    await setComputerBack(page, 3600);
    await page.reload();
    await page.locator('#token-key').waitFor();
    await expect.poll(() => statusText(page)).toContain('Computerens ur er blevet stillet tilbage.');
    expect(await shownTime(page)).toMatch(/^2026-11-22 13:05:\d\d UTC$/);
    await enterUserId(page);
    await enterCode(page, await showCode(page));
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('password');
  });

  test('a small correction of the computer is waited for', async () => {
    const page = await site.open({ clock: 'stopped' });
    const code = await showCode(page);
    await setComputerBack(page, 3);
    await page.clock.runFor(1000);
    expect(await shownTime(page)).toBe('2026-11-22 14:05:05 UTC');
    expect(await statusText(page)).not.toContain('Computerens');
    await page.clock.runFor(5000);
    expect(await shownTime(page)).toBe('2026-11-22 14:05:08 UTC');
    expect((await readPageGlass(page)).code).toBe(code);
  });

  test('a shift survives a reload, fast time becomes ordinary', async () => {
    const page = await site.open({ clock: 'stopped' });
    await move(page, 'Stil uret frem', '1 time');
    await page.locator('#clock-speed').selectOption({ label: '60 gange hurtigere' });
    await page.clock.runFor(1000);
    await page.reload();
    await page.locator('#token-key').waitFor();
    expect(await shownTime(page)).toBe('2026-11-22 15:06:05 UTC');
    expect(await statusText(page)).toBe('Tiden går igen med almindelig hastighed.');
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
    expect(await statusText(page)).toContain('Vælg ”Stil enhedernes ure” på værkstedet.');
    expect(await glassLabel(page)).toBe('Displayet: uret er ikke stillet, batteri 4 af 4');

    await page.reload();
    await key.waitFor();
    await key.click();
    expect((await readPageGlass(page)).icons).toContain('no-time');

    await move(page, 'Stil enhedernes ure');
    await page.clock.runFor(31_000);
    await enterUserId(page);
    await enterCode(page, await showCode(page));
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('password');
  });

  test('who asks for contrast sees only the lit segments', async () => {
    const page = await site.open({ clock: 'stopped', contrast: 'more' });
    await showCode(page);
    const fills = (segments: string): Promise<string[]> =>
      page
        .locator(segments)
        .evaluateAll((all) => [...new Set(all.map((each) => getComputedStyle(each).fill))]);
    const unseen = ['rgba(0, 0, 0, 0)', 'none'];
    expect(unseen).toEqual(expect.arrayContaining(await fills('.segment:not(.on)')));
    expect((await fills('.segment.on')).filter((fill) => unseen.includes(fill))).toEqual([]);
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
