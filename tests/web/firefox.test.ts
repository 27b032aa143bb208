/** The page in Firefox: by keyboard alone, its glass as an image, what axe finds, and with sound or without. */
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { describeWith } from '../support/system-programs.ts';
import { expectNoViolations } from './support/axe.ts';
import {
  codeOfDisplay,
  codeOfReader,
  expectDialogToKeepFocus,
  expectSeenStops,
  logOn,
  WORKBENCH_SKIP_LINKS,
} from './support/by-keyboard.ts';
import { inPage, STRIKE } from './support/driven-page.ts';
import { FirefoxSite } from './support/firefox-site.ts';
import { expectImageOfSegments } from './support/glass-image.ts';
import { PAGE_WALKS } from './support/page-states.ts';
import { expectPageToSayTheCode, readerStatus, voiceReady, withoutSound } from './support/reader-page.ts';
import { CODE_READER, codeOnGlass } from './support/token-page.ts';

/** Runs before the page's own scripts: what the browser makes of the page's wish for sound can be asked afterwards. */
function keepAudioContexts(): void {
  const contexts: AudioContext[] = [];
  Object.assign(window, { audioContexts: contexts });
  window.AudioContext = class extends AudioContext {
    constructor(options?: AudioContextOptions) {
      super(options);
      contexts.push(this);
    }
  };
}

function isSounding(page: Page): Promise<boolean> {
  return inPage(
    page,
    () =>
      (window as unknown as { audioContexts: AudioContext[] }).audioContexts.some(
        ({ state, currentTime }) => state === 'running' && currentTime > 0,
      ),
    undefined,
  );
}

function captions(page: Page): Promise<string> {
  return inPage(page, (line) => document.querySelector(line)!.textContent, '.caption-line');
}

/** Also from behind a dialog, which a person would close first. Runs within the page. */
function switchLanguage(tag: string): void {
  document.querySelector<HTMLElement>(`button[lang="${tag}"]`)!.click();
}

describeWith(['firefox-esr'], 'in Firefox', () => {
  const site = new FirefoxSite();

  test('by keyboard alone: get a code from the code display and log on', async () => {
    await logOn(await site.open(), codeOfDisplay);
  });

  test('by keyboard alone: get a code from the code reader and log on', async () => {
    const page = await site.open();
    await voiceReady(page);
    await logOn(page, codeOfReader);
  });

  test('every stop is named, on the screen, and visibly focused; none of them is a trap', async () => {
    await expectSeenStops(await site.open(), WORKBENCH_SKIP_LINKS);
  });

  test('the dialog keeps the focus and gives it back', async () => {
    await expectDialogToKeepFocus(await site.open());
  });

  test('the image says what its segments show, and is no live region', async () => {
    await expectImageOfSegments(await site.open());
  });

  test.each(Object.keys(PAGE_WALKS))('axe finds nothing in Danish and English, %s', async (walk) => {
    const page = await site.open();
    for (const [state, reach] of PAGE_WALKS[walk]!) {
      await reach(page);
      for (const tag of ['en', 'da']) {
        await expectNoViolations(page, state);
        await inPage(page, switchLanguage, tag);
        await expect.poll(() => inPage(page, () => document.documentElement.lang, undefined)).toBe(tag);
      }
    }
  });

  test('with a sound device or without one, the code is told once: by the device, or by the page', async () => {
    const page = await site.open(keepAudioContexts);
    await voiceReady(page);
    await page.click('#show-captions');
    // Back from the choice: a click is a place here, and the glass that stays in view may lie over the key.
    await inPage(page, () => scrollTo(0, 0), undefined);
    await page.click('#reader-key-fn', STRIKE);
    const isRefused = async (): Promise<boolean> =>
      (await readerStatus(page)).includes('Lyden kunne ikke starte. Koden står på skærmen.');
    await expect.poll(async () => (await isSounding(page)) || (await isRefused())).toBe(true);
    // The device's words come as text either way.
    await expect.poll(() => captions(page)).toContain('højttaler');
    await page.click('#reader-key-1', STRIKE);
    await page.click('#reader-key-fn', STRIKE);
    const digits = [...(await codeOnGlass(page, CODE_READER))].join(' ');
    // The first two: the others take their seconds.
    await expect.poll(() => captions(page)).toContain(digits.slice(0, 3));
    expect((await readerStatus(page)).includes(`Kode: ${digits}`)).toBe(!(await isSounding(page)));
  });

  test('without Web Audio the page says so and says the code in its place', async () => {
    const page = await site.open(withoutSound);
    await voiceReady(page);
    await expectPageToSayTheCode(page);
  });
});
