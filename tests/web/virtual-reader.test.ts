/** What a screen reader says, line by line, by a virtual one inside the real page; kept as goldens. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeWith } from '../support/system-programs.ts';
import { readerKey, voiceReady } from './support/reader-page.ts';
import { Site } from './support/site.ts';
import { CODE_READER, enterCode, enterPassword, enterUserId, readPageGlass } from './support/token-page.ts';
import { readOn, spokenLines, startReader } from './support/virtual-reader.ts';

/** The transcript with the digits that differ from token to token put as letters, after they were compared. */
async function transcript(page: Page, code: string): Promise<string> {
  const serialNumbers = (await page.locator('.serial-number').allInnerTexts()).map(
    (text) => text.split(': ')[1]!,
  );
  const lines = await spokenLines(page);
  return lines
    .map((line) => line.replaceAll([...code].join(' '), 'c c c c c c'))
    .map((line) => serialNumbers.reduce((text, number) => text.replaceAll(number, 's'), line))
    .join('\n')
    .concat('\n');
}

async function pressKey(page: Page): Promise<string> {
  await page.locator('#token-key').click();
  const { code } = await readPageGlass(page);
  const spoken = new RegExp(`^polite: .*${[...code!].join(' ')}`);
  await expect.poll(async () => (await spokenLines(page)).some((line) => spoken.test(line))).toBe(true);
  return code!;
}

describeWith(['chromium'], 'the virtual screen reader', () => {
  const site = new Site();

  test.each([
    ['da', 'da-DK'],
    ['en', 'en-GB'],
  ])('reads the whole page and the code, %s', async (language, locale) => {
    const page = await site.open({ clock: 'fixed', locale });
    await voiceReady(page);
    await startReader(page);
    await readOn(page);
    const code = await pressKey(page);
    const spaced = [...code].join(' ');
    // Once by the status line; the image is not live and says nothing by itself.
    expect((await spokenLines(page)).filter((line) => line.includes(spaced))).toHaveLength(1);
    await expect(await transcript(page, code)).toMatchFileSnapshot(
      `../golden/web/virtual-reader.${language}.txt`,
    );
  });

  test.each([
    ['da', 'da-DK'],
    ['en', 'en-GB'],
  ])('reads the start page, %s', async (language, locale) => {
    const page = await site.open({ at: 'start', locale });
    await startReader(page);
    await readOn(page);
    await expect(`${(await spokenLines(page)).join('\n')}\n`).toMatchFileSnapshot(
      `../golden/web/virtual-reader.start.${language}.txt`,
    );
  });

  test('leaves the word to the code reader, which speaks itself', async () => {
    const page = await site.open({ clock: 'fixed' });
    await voiceReady(page);
    await startReader(page);
    const before = (await spokenLines(page)).length;
    await readerKey(page, 'fn').click();
    await readerKey(page, '1').click();
    await readerKey(page, 'fn').click();
    await expect.poll(async () => (await readPageGlass(page, CODE_READER)).code).toMatch(/^\d{6}$/);
    const { code } = await readPageGlass(page, CODE_READER);
    // A line that is bound to come: whatever the reader's status line had to say came before it.
    await pressKey(page);
    const spoken = (await spokenLines(page)).slice(before);
    expect(spoken.filter((line) => line.startsWith('polite: '))).toHaveLength(1);
    expect(spoken.join()).not.toContain([...code!].join(' '));
  });

  test('reads the steps of logging on and what went wrong', async () => {
    const page = await site.open({ clock: 'fixed' });
    await startReader(page);
    const code = await pressKey(page);
    await enterUserId(page, '');
    await enterUserId(page);
    await enterCode(page, '12345');
    await enterCode(page, code);
    await enterPassword(page);
    await page.locator('.logged-on').waitFor();
    await expect.poll(async () => (await spokenLines(page)).at(-1)).toContain('Du er logget på.');
    await expect(await transcript(page, code)).toMatchFileSnapshot('../golden/web/virtual-reader.log-on.txt');
  });
});
