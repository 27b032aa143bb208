/** The pages of the site: one leads to each other, all share one practice, and each is kept for visits without a network. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeWith } from '../support/system-programs.ts';
import { readerKey, voiceReady } from './support/reader-page.ts';
import { Site } from './support/site.ts';
import type { PageName } from './support/site.ts';
import {
  chooseEnglish,
  CODE_READER,
  enterCode,
  enterPassword,
  enterUserId,
  problem,
  readPageGlass,
  showCode,
  showReaderCode,
  verifierRow,
} from './support/token-page.ts';

const PAGES: readonly PageName[] = ['start', 'code-display', 'code-reader', 'workbench'];
const NAMES = ['Start', 'Kodeviser', 'Kodeoplæser', 'Værksted'];

function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.id ?? '');
}

async function makeNew(page: Page, button: string): Promise<void> {
  await page.locator(button).click();
  await page.getByRole('button', { name: 'Slet, og lav en ny' }).click();
}

describeWith(['chromium'], 'several pages', () => {
  const site = new Site();

  test('each page leads to every page, by the same links in the same order, and says which it is', async () => {
    const page = await site.open({ at: 'start' });
    for (const [place, name] of PAGES.entries()) {
      await page.getByRole('navigation', { name: 'Sider' }).getByText(NAMES[place]!, { exact: true }).click();
      await page.waitForURL(site.addressOf(name));
      await page.locator('main').waitFor();
      const links = page.getByRole('navigation').getByRole('link');
      expect(await links.allInnerTexts()).toEqual(NAMES);
      expect(await page.locator('[aria-current=page]').allInnerTexts()).toEqual([NAMES[place]]);
      expect(await page.locator('h1').count()).toBe(1);
      // Frame and names are the same everywhere.
      expect(await page.locator('header > .name').innerText()).toBe('Talkode');
      expect(await page.getByRole('group', { name: 'Sprog' }).getByRole('button').allInnerTexts()).toEqual([
        'Dansk',
        'English',
      ]);
      expect(await page.locator('.practice-notice').innerText()).toContain('Øvelse: dette er ikke MitID');
      expect(await page.locator('footer').innerText()).toContain('uafhængigt af MitID');
    }
  });

  test('every title is another, in both languages, and the language goes along', async () => {
    const page = await site.open({ at: 'start' });
    const titles = new Set<string>();
    for (const english of [false, true]) {
      if (english) await chooseEnglish(page);
      for (const name of PAGES) {
        await site.visit(page, name);
        expect(await page.locator('html').getAttribute('lang')).toBe(english ? 'en' : 'da');
        titles.add(await page.title());
      }
    }
    expect(titles.size).toBe(2 * PAGES.length);
  });

  test('the start page asks which device one has, and a press anywhere on a card leads to it', async () => {
    const page = await site.open({ at: 'start' });
    expect(await page.locator('h1').innerText()).toBe('Hvilken enhed har du?');
    const cards = page.locator('.choice-card');
    expect(await cards.locator('h2').allInnerTexts()).toEqual(['Kodeviser', 'Kodeoplæser', 'Værksted']);
    for (const text of await cards.locator('p').allInnerTexts()) expect(text).toMatch(/^[^.]+\.$/);
    const { x, y, width, height } = (await cards.nth(1).boundingBox())!;
    await page.mouse.click(x + width - 8, y + height - 8);
    await page.waitForURL(site.addressOf('code-reader'));
  });

  test.each([
    ['code-display', '#token-key', '#reader-key-fn, #clock, #settings'],
    ['code-reader', '#reader-key-fn', '#token-key, #clock, #settings'],
  ] as const)('%s: the device and its log-on practice, and nothing else', async (at, own, others) => {
    const page = await site.open({ at, clock: 'stopped' });
    expect(await page.locator(own).count()).toBe(1);
    expect(await page.locator(others).count()).toBe(0);
    const code = await (at === 'code-display' ? showCode(page) : showReaderCode(page));
    await enterUserId(page);
    await enterCode(page, code);
    await enterPassword(page);
    expect(await page.locator('.logged-on').innerText()).toContain('Du er logget på.');
  });

  test('all pages share one practice: the token, used codes and the errors of the person', async () => {
    const page = await site.open({ at: 'code-display', clock: 'stopped' });
    const { serialNumber } = await verifierRow(page);
    const code = await showCode(page);
    await enterUserId(page);
    await enterCode(page, code);
    expect(await focused(page)).toBe('password');
    await site.visit(page, 'workbench');
    expect((await verifierRow(page)).serialNumber).toBe(serialNumber);
    await enterUserId(page);
    await enterCode(page, code);
    expect(await problem(page)).toContain('Koden er allerede brugt.');
    await enterCode(page, '000000');
    // The page of the other device takes this one's code, and counts on.
    await site.visit(page, 'code-reader');
    await enterUserId(page);
    await enterCode(page, '000000');
    expect(await problem(page)).toContain('Du er spærret i 5 minutter efter 3 forkerte koder.');
  });

  test('a clock that was moved on the workbench is moved for both devices, back as well as forward', async () => {
    const page = await site.open({ clock: 'stopped' });
    await site.visit(page, 'code-reader');
    for (const [button, page2] of [
      ['Stil uret frem', 'code-display'],
      ['Stil uret tilbage', 'code-reader'],
    ] as const) {
      await site.visit(page, 'workbench');
      await page.locator('#clock-amount').selectOption({ label: '1 døgn' });
      await page.getByRole('button', { name: button }).click();
      await expect.poll(() => page.locator('#status').innerText()).toContain('Simuleret tid:');
      const code = await showCode(page);
      await site.visit(page, page2);
      if (page2 === 'code-display') expect(await showCode(page)).toBe(code);
      else expect(await showReaderCode(page)).toMatch(/^\d{6}$/);
    }
  });

  test('a computer whose clock was set back meanwhile leaves neither device without the time', async () => {
    const page = await site.open({ clock: 'fixed', at: 'code-reader' });
    await site.visit(page, 'code-display');
    await page.clock.setFixedTime(Date.UTC(2026, 10, 20));
    for (const at of ['code-display', 'code-reader'] as const) {
      await site.visit(page, at);
      await expect
        .poll(async () => {
          await page.locator(at === 'code-display' ? '#token-key' : '#reader-key-fn').click();
          if (at === 'code-reader') await readerKey(page, '1').click();
          return (await readPageGlass(page, at === 'code-reader' ? CODE_READER : '#device')).icons;
        })
        .not.toContain('no-time');
    }
  });

  test('batteries that were out on the workbench are not quietly put right by another page', async () => {
    const page = await site.open({ clock: 'stopped' });
    await page.locator('#change-battery').click();
    await site.visit(page, 'code-display');
    await page.locator('#token-key').click();
    expect((await readPageGlass(page)).icons).toContain('no-time');
    expect(await page.locator('#status').innerText()).toContain('på værkstedet');
  });

  test('a new device on the workbench comes to its own page in another window, and to no other page', async () => {
    const bench = await site.open();
    const context = bench.context();
    const [display, reader] = [await context.newPage(), await context.newPage()];
    await site.visit(display, 'code-display');
    await site.visit(reader, 'code-reader');
    await voiceReady(reader);
    const mark = (): void => void Object.assign(window, { marked: true });
    await reader.evaluate(mark);
    await makeNew(bench, '#new-token');
    const serialNumber = await bench.locator('#device .serial-number').innerText();
    await expect
      .poll(() =>
        display
          .locator('.serial-number')
          .innerText()
          .catch(() => 'reloading'),
      )
      .toBe(serialNumber);
    expect(await display.locator('#status').innerText()).toContain('ændret i et andet vindue');
    expect(await reader.evaluate(() => 'marked' in window)).toBe(true);
  });

  test.each(PAGES)('%s: a browser that goes back to it as it was left reads it anew', async (at) => {
    const page = await site.open({ at });
    await page.evaluate(() => {
      Object.assign(window, { asLeft: true });
      setTimeout(() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
    });
    await expect.poll(() => page.evaluate(() => 'asLeft' in window).catch(() => true)).toBe(false);
  });

  test('each page works without a network, at its own address', async () => {
    const page = await site.open({ at: 'start', serviceWorkers: 'allow' });
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.context().setOffline(true);
    for (const name of PAGES) {
      const answer = await page.goto(site.addressOf(name));
      expect(answer!.fromServiceWorker(), name).toBe(true);
      await page.locator('main').waitFor();
      expect(await page.locator('[aria-current=page]').innerText()).toBe(NAMES[PAGES.indexOf(name)]);
    }
    // The other language, too, which no page has fetched so far.
    await chooseEnglish(page);
    expect(await page.title()).toBe('Workbench with both devices – Talkode');
    await page.locator('#token-key').click();
    expect((await readPageGlass(page)).code).toMatch(/^\d{6}$/);
  });
});
