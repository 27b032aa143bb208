/** The whole journey by keyboard alone, with the keys that a person without a mouse has. */
import { expect, test } from 'vitest';
import { describeWith } from '../support/system-programs.ts';
import {
  codeOfDisplay,
  codeOfReader,
  expectDialogToKeepFocus,
  expectSeenStops,
  focusedName,
  logOn,
  WORKBENCH_SKIP_LINKS,
} from './support/by-keyboard.ts';
import { voiceReady } from './support/reader-page.ts';
import { Site } from './support/site.ts';

describeWith(['chromium'], 'by keyboard alone', () => {
  const site = new Site();

  test('get a code and log on', async () => {
    for (const at of ['workbench', 'code-display'] as const)
      await logOn(await site.open({ at, clock: 'stopped' }), codeOfDisplay);
  });

  test('get a code from the code reader and log on', async () => {
    for (const at of ['workbench', 'code-reader'] as const) {
      const page = await site.open({ at, clock: 'fixed' });
      await voiceReady(page);
      await logOn(page, codeOfReader);
    }
  });

  test.each([
    ['start', ['Gå til valget af enhed']],
    ['code-display', ['Gå til kodeviserens knap', 'Gå til øvelsen i at logge på']],
    ['code-reader', ['Gå til kodeoplæserens funktionsknap', 'Gå til øvelsen i at logge på']],
  ] as const)(
    '%s: every stop is named, on the screen, and visibly focused; none is a trap',
    async (at, skipLinks) => {
      await expectSeenStops(await site.open({ at, clock: 'stopped' }), skipLinks);
    },
  );

  test('the start page leads to a device, and its skip link past the links of the frame', async () => {
    const page = await site.open({ at: 'start' });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await focusedName(page)).toBe('Kodeviser');
    await page.keyboard.press('Enter');
    await page.waitForURL(site.addressOf('code-display'));
  });

  test('every stop is named, on the screen, and visibly focused; none of them is a trap', async () => {
    await expectSeenStops(await site.open({ clock: 'stopped' }), WORKBENCH_SKIP_LINKS);
  });

  test('the dialog keeps the focus and gives it back', async () => {
    await expectDialogToKeepFocus(await site.open({ clock: 'stopped' }));
  });
});
