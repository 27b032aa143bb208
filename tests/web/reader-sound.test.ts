/** Sound on the page: what leaves the audio thread is what the core rendered, sample for sample. */
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
    expect(Math.max(...sent)).toBeGreaterThan(1000);
  });

  test('where the browser has no sound, the page says so and says the code in its place', async () => {
    const context = await site.openContext();
    await context.addInitScript(withoutSound);
    const page = await context.newPage();
    await site.visit(page);
    await voiceReady(page);
    await expectPageToSayTheCode(page);
  });

  test('a voice that cannot be fetched is told, and the page says the code', async () => {
    const context = await site.openContext({ serviceWorkers: 'block' });
    await context.route('**/*.bin', (route) => route.fulfill({ status: 404 }));
    const page = await context.newPage();
    await site.visit(page);
    await expect
      .poll(() => page.locator('#reader-voice').innerText())
      .toContain('Stemmen kunne ikke hentes.');
    expect(site.complaints.splice(0).join()).toContain('404');
  });
});
