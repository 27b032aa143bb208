/** The states of the page that are looked at one by one, and how a person gets from each to the next. */
import { expect } from 'vitest';
import { inPage } from './driven-page.ts';
import type { DrivenPage } from './driven-page.ts';
import { codeOnGlass, enterCode, enterPassword, enterUserId } from './token-page.ts';

/** The first press of a page's code display; further ones may come too early for it. */
async function firstCode(page: DrivenPage): Promise<string> {
  await page.click('#token-key');
  return codeOnGlass(page);
}

type State = readonly [name: string, reach: (page: DrivenPage) => Promise<void>];

/** Each walk begins at a page as it was opened, and each of its states is reached from the one before. */
export const PAGE_WALKS: Readonly<Record<string, readonly State[]>> = {
  'to a log-on, and to a new token': [
    ['as opened', () => Promise.resolve()],
    ['with an error summary', (page) => enterUserId(page, '')],
    ['with a code', async (page) => void (await firstCode(page))],
    [
      'with the code reader in use',
      async (page) => {
        for (const part of ['#headphones', '#show-captions', '.legend summary', '#reader-key-fn'])
          await page.click(part);
      },
    ],
    [
      'logged on',
      async (page) => {
        await enterUserId(page);
        await enterCode(page, await codeOnGlass(page));
        await enterPassword(page);
        await expect
          .poll(() =>
            inPage(page, (selector) => document.querySelector(selector)!.checkVisibility(), '.logged-on'),
          )
          .toBe(true);
      },
    ],
    ['asking before a new token', (page) => page.click('#new-token')],
  ],
  'to a block': [
    [
      'blocked',
      async (page) => {
        await enterUserId(page);
        for (let time = 0; time < 3; time++) await enterCode(page, '000000');
      },
    ],
  ],
};
