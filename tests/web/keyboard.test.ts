/** The whole journey by keyboard alone, with the keys that a person without a mouse has. */
import { test } from 'vitest';
import { describeWith } from '../support/system-programs.ts';
import {
  codeOfDisplay,
  codeOfReader,
  expectDialogToKeepFocus,
  expectSeenStops,
  logOn,
} from './support/by-keyboard.ts';
import { voiceReady } from './support/reader-page.ts';
import { Site } from './support/site.ts';

describeWith(['chromium'], 'by keyboard alone', () => {
  const site = new Site();

  test('get a code and log on', async () => {
    await logOn(await site.open({ clock: 'stopped' }), codeOfDisplay);
  });

  test('get a code from the code reader and log on', async () => {
    const page = await site.open({ clock: 'fixed' });
    await voiceReady(page);
    await logOn(page, codeOfReader);
  });

  test('every stop is named, on the screen, and visibly focused; none of them is a trap', async () => {
    await expectSeenStops(await site.open({ clock: 'stopped' }));
  });

  test('the dialog keeps the focus and gives it back', async () => {
    await expectDialogToKeepFocus(await site.open({ clock: 'stopped' }));
  });
});
