/** What the status line says, and how often: each code once, ten seconds left once, and answers when asked. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeWith } from '../support/system-programs.ts';
import { expectImageOfSegments } from './support/glass-image.ts';
import { Site } from './support/site.ts';
import {
  chooseEnglish,
  enterCode,
  enterUserId,
  glassLabel,
  logStatus,
  showCode,
  statusText,
} from './support/token-page.ts';

function spaced(code: string): string {
  return [...code].join(' ');
}

async function ask(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

describeWith(['chromium'], 'announcements', () => {
  const site = new Site();

  test('a code is said once, ten seconds left once, its end once', async () => {
    const page = await site.open({ clock: 'stopped' });
    const said = await logStatus(page);
    const code = await showCode(page);
    // The bar has changed five times meanwhile.
    await page.clock.runFor(40_000);
    expect(await said()).toEqual([
      `Kode: ${spaced(code)}`,
      '10 sekunder tilbage',
      'Koden er udløbet. Tryk for at få en ny.',
    ]);
  });

  test('pressing again for the same code says nothing again', async () => {
    const page = await site.open({ clock: 'stopped' });
    const said = await logStatus(page);
    const code = await showCode(page);
    await page.clock.runFor(1000);
    await page.locator('#token-key').click();
    expect(await said()).toEqual([`Kode: ${spaced(code)}`]);
  });

  test('of a code that was accepted nothing more is said, and it stands there no longer; of the next one all is', async () => {
    const page = await site.open({ clock: 'stopped' });
    const said = await logStatus(page);
    await enterUserId(page);
    const first = await showCode(page);
    await enterCode(page, first);
    expect(await statusText(page)).toBe('');
    await page.clock.runFor(40_000);
    expect(await glassLabel(page)).toBe('Displayet er slukket');
    expect(await said()).toEqual([`Kode: ${spaced(first)}`]);
    const second = await showCode(page);
    await page.clock.runFor(40_000);
    expect((await said()).slice(1)).toEqual([
      `Kode: ${spaced(second)}`,
      '10 sekunder tilbage',
      'Koden er udløbet. Tryk for at få en ny.',
    ]);
  });

  test('what is said again is another text, since a screen reader is silent about one that stays as it was', async () => {
    const page = await site.open({ clock: 'stopped' });
    await showCode(page);
    const texts: string[] = [];
    for (let time = 0; time < 3; time++) {
      texts.push((await page.locator('#status').textContent())!);
      await ask(page, 'Gentag koden');
    }
    expect(texts[1]).not.toBe(texts[0]);
    expect(texts[1]!.trim()).toBe(texts[0]);
    expect(texts[2]).toBe(texts[0]);
  });

  test('the notice at ten seconds can be switched off, and stays off', async () => {
    const page = await site.open({ clock: 'stopped' });
    await page.locator('#announce-ten-seconds').uncheck();
    await page.reload();
    await page.locator('#token-key').waitFor();
    expect(await page.locator('#announce-ten-seconds').isChecked()).toBe(false);
    const said = await logStatus(page);
    const code = await showCode(page);
    await page.clock.runFor(40_000);
    expect(await said()).toEqual([`Kode: ${spaced(code)}`, 'Koden er udløbet. Tryk for at få en ny.']);
  });

  test('a code that comes late is said with its time left, in one', async () => {
    const page = await site.open({ clock: 'stopped' });
    const said = await logStatus(page);
    await page.clock.runFor(18_000);
    const code = await showCode(page);
    await page.clock.runFor(3000);
    expect(await said()).toEqual([`Kode: ${spaced(code)}. Kun 7 sekunder tilbage`]);
  });

  test('a move of the clock and what it does to the code are said in one', async () => {
    const page = await site.open({ clock: 'stopped' });
    await showCode(page);
    const said = await logStatus(page);
    await ask(page, 'Stil uret frem');
    await expect.poll(() => said().then((messages) => messages.length)).toBe(1);
    await ask(page, 'Stil uret tilbage');
    await expect.poll(() => said().then((messages) => messages.length)).toBe(2);
    expect(await said()).toEqual([
      'Simuleret tid: 2026-11-22 14:10:05 UTC. Koden er udløbet. Tryk for at få en ny.',
      'Simuleret tid: 2026-11-22 14:05:05 UTC',
    ]);
  });

  test('what keeps the code away is said with its way out, and again at every press and question', async () => {
    const page = await site.open({ clock: 'stopped' });
    await page.locator('#change-battery').click();
    const said = await logStatus(page);
    const press = async (): Promise<void> => {
      await page.clock.runFor(200);
      await page.locator('#token-key').click();
    };
    await press();
    await press();
    await ask(page, 'Gentag koden');
    await ask(page, 'Tid tilbage');
    const noTime =
      'Uret er ikke stillet. Enheden kan ikke vise en kode. Vælg ”Stil enhedernes ure” på værkstedet.';
    expect(await said()).toEqual([noTime, noTime, noTime, noTime]);
  });

  test('a battery that is nearly empty is said with the code', async () => {
    const page = await site.open({ clock: 'stopped' });
    await page.locator('#battery').fill('1800');
    const said = await logStatus(page);
    const code = await showCode(page);
    expect(await said()).toEqual([`Kode: ${spaced(code)}. Batteriet er næsten fladt`]);
  });

  test('time left and the code are said on demand', async () => {
    const page = await site.open({ clock: 'stopped' });
    const said = await logStatus(page);
    await ask(page, 'Tid tilbage');
    await ask(page, 'Gentag koden');
    const code = await showCode(page);
    await page.clock.runFor(5000);
    await ask(page, 'Tid tilbage');
    await ask(page, 'Gentag koden');
    await ask(page, 'Gentag koden');
    expect(await said()).toEqual([
      'Der er ingen kode i displayet.',
      'Der er ingen kode at gentage. Tryk på kodeviserens knap.',
      `Kode: ${spaced(code)}`,
      '20 sekunder tilbage',
      `Kode: ${spaced(code)}`,
      `Kode: ${spaced(code)}`,
    ]);
  });

  test('the pages of a long hold are said one by one, and the clock page does not go on ticking', async () => {
    const page = await site.open({ clock: 'stopped' });
    const serialNumber = (await page.locator('#device .serial-number').innerText()).replace(/\D/g, '');
    await page.locator('#token-key').hover();
    await page.mouse.down();
    await page.clock.runFor(6100);
    await page.mouse.up();
    const said = await logStatus(page);
    for (let press = 0; press < 6; press++) {
      await page.clock.runFor(2500);
      await page.locator('#token-key').click();
    }
    expect(await said()).toEqual([
      `Serienummer: ${spaced(serialNumber.slice(8))}`,
      'Tid i UTC: kl. 14.05.16',
      'Dato i UTC: 22. november 2026',
      'Batterispænding: 3,00 volt',
      expect.stringMatching(/^Version: \d\.\d\.\d$/),
      'Displayet er slukket.',
    ]);
  });

  test('the image says what its segments show, and is no live region', async () => {
    const page = await site.open({ clock: 'stopped' });
    await expectImageOfSegments(page);
  });

  test('the language can be switched at any time and is remembered', async () => {
    const page = await site.open({ clock: 'stopped' });
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('da');
    await chooseEnglish(page);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    expect(await page.title()).toBe('Workbench with both devices – Talkode');
    await page.reload();
    await page.locator('#token-key').waitFor();
    const code = await showCode(page);
    expect(await page.locator('#status').innerText()).toBe(`Code: ${spaced(code)}`);
  });
});
