/** Sound on the page: what leaves the audio thread is what the core rendered, sample for sample. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeWith } from '../support/system-programs.ts';
import {
  expectPageToSayTheCode,
  playedExactly,
  readerKey,
  Tap,
  TAPPABLE,
  voiceReady,
  withoutSound,
} from './support/reader-page.ts';
import { Site } from './support/site.ts';
import { CODE_READER, enterCode, enterUserId, readPageGlass } from './support/token-page.ts';

/** Enough to fade out, and for what the audio thread has had already to be told to us. */
const FADE_SAMPLES = 4000;
/** More than any pause within what the device says. */
const LONG_SAMPLES = 48_000;

async function openTapped(site: Site): Promise<{ tap: Tap; page: Page }> {
  const tap = await Tap.open(await site.openContext(TAPPABLE));
  await site.visit(tap.page);
  await voiceReady(tap.page);
  return { tap, page: tap.page };
}

/** The loudspeaker goes on, but from soon after now there is nothing in it. */
async function expectSilence(tap: Tap): Promise<void> {
  const now = await tap.sound();
  const from = now.played.length + FADE_SAMPLES;
  await expect
    .poll(async () => (await tap.sound()).played.length, { interval: 200 })
    .toBeGreaterThan(from + LONG_SAMPLES);
  const { sent, played } = await tap.sound();
  expect(sent.length).toBe(now.sent.length);
  expect(played.subarray(from).some((sample) => sample !== 0)).toBe(false);
}

describeWith(['chromium'], 'sound on the page', () => {
  const site = new Site();

  test('what the device says comes out of the loudspeaker as the core rendered it', async () => {
    const context = await site.openContext(TAPPABLE);
    const tap = await Tap.open(context);
    const { page } = tap;
    await site.visit(page);
    await voiceReady(page);
    await readerKey(page, 'fn').click();
    await expect.poll(async () => (await tap.sound()).sent.length).toBeGreaterThan(16_000);
    await readerKey(page, '1').click();
    await expect.poll(async () => (await tap.sound()).sent.length).toBeGreaterThan(32_000);
    await expect
      .poll(async () => {
        const sound = await tap.sound();
        return sound.sent.length - playedExactly(sound);
      })
      .toBe(0);
    const { sent } = await tap.sound();
    expect(sent.some((sample) => sample > 1000)).toBe(true);
  });

  test.each(['Escape', 'Control'])(
    '%s silences it anywhere on the page until a key asks again',
    async (key) => {
      const { tap, page } = await openTapped(site);
      await readerKey(page, 'fn').click();
      await expect.poll(async () => (await tap.sound()).sent.length).toBeGreaterThan(16_000);
      await page.locator('#user-id').focus();
      await page.keyboard.press(key);
      await expectSilence(tap);
      await readerKey(page, 'fn').click();
      const before = (await tap.sound()).sent.length;
      await expect.poll(async () => (await tap.sound()).sent.length).toBeGreaterThan(before + 16_000);
    },
  );

  test('a code that is accepted silences it, one that is not does not', async () => {
    const { tap, page } = await openTapped(site);
    for (const key of ['fn', '1', 'fn']) await readerKey(page, key).click();
    await expect.poll(async () => (await readPageGlass(page, CODE_READER)).code).toMatch(/^\d{6}$/);
    await enterUserId(page);
    await enterCode(page, '1');
    const before = (await tap.sound()).sent.length;
    await expect.poll(async () => (await tap.sound()).sent.length).toBeGreaterThan(before + 8000);
    const { code } = await readPageGlass(page, CODE_READER);
    await enterCode(page, code!);
    await page.locator('#password').waitFor();
    await expectSilence(tap);
  });

  test('where the browser has no sound, the page says so and says the code in its place', async () => {
    const context = await site.openContext();
    await context.addInitScript(withoutSound);
    const page = await context.newPage();
    await site.visit(page);
    await voiceReady(page);
    await expectPageToSayTheCode(page);
  });

  test('captions that cannot be fetched say so, and the device speaks all the same', async () => {
    const context = await site.openContext();
    await context.route('**/spoken-word-*.js', (route) => route.abort());
    const page = await context.newPage();
    await site.visit(page, 'code-reader');
    await page.locator('#show-captions').check();
    await expect
      .poll(() => page.locator('#captions').innerText())
      .toBe('Underteksterne kunne ikke hentes. Koden står på skærmen.');
    await voiceReady(page);
    expect(site.complaints.splice(0).join()).toContain('ERR_FAILED');
  });

  test('a voice that cannot be fetched is told, and the page says the code', async () => {
    const context = await site.openContext();
    await context.route('**/*.bin', (route) => route.fulfill({ status: 404 }));
    const page = await context.newPage();
    await site.visit(page);
    await expect
      .poll(() => page.locator('#reader-voice').innerText())
      .toContain('Stemmen kunne ikke hentes.');
    expect(site.complaints.splice(0).join()).toContain('404');
  });
});
