/** axe finds nothing against WCAG 2.2 AA or its best practice, in both languages, in every look and in every state. */
import type { Page } from 'playwright-core';
import { test } from 'vitest';
import { describeWith } from '../support/system-programs.ts';
import { expectNoViolations } from './support/axe.ts';
import { PAGE_WALKS } from './support/page-states.ts';
import { Site } from './support/site.ts';
import { showCode } from './support/token-page.ts';

type Look = Parameters<Page['emulateMedia']>[0];

const LOOKS: Record<string, Look> = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  'forced colours': { colorScheme: 'light', forcedColors: 'active' },
};

describeWith(['chromium'], 'axe finds nothing', () => {
  const site = new Site();

  for (const [walk, states] of Object.entries(PAGE_WALKS)) {
    test(`in Danish, in every look, ${walk}`, async () => {
      const page = await site.open({ clock: 'running' });
      for (const [state, reach] of states) {
        await reach(page);
        for (const [name, look] of Object.entries(LOOKS)) {
          await page.emulateMedia(look);
          await expectNoViolations(page, `${state}, ${name}`);
        }
        await page.emulateMedia(LOOKS['light']);
      }
    });

    test(`in English, ${walk}`, async () => {
      const page = await site.open({ clock: 'running', locale: 'en-GB' });
      for (const [state, reach] of states) {
        await reach(page);
        await expectNoViolations(page, state);
      }
    });
  }

  test.each(['start', 'code-display', 'code-reader'] as const)(
    'on the page %s, in every look',
    async (at) => {
      const page = await site.open({ clock: 'running', at });
      for (const look of [...Object.values(LOOKS), { contrast: 'more' } as const]) {
        await page.emulateMedia(look);
        await expectNoViolations(page);
      }
      await page.setViewportSize({ width: 320, height: 640 });
      await expectNoViolations(page);
      // The looks are the same styles in each language; the words are not.
      await expectNoViolations(await site.open({ clock: 'running', at, locale: 'en-GB' }));
    },
  );

  test('on a narrow screen', async () => {
    const page = await site.open({ clock: 'running', viewport: { width: 320, height: 640 } });
    await showCode(page);
    await expectNoViolations(page);
  });
});
