/**
 * Code, questions and answers of the code reader as text, each once, for those who read them with Braille or a screen
 * reader while the device speaks itself.
 */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeWith } from '../support/system-programs.ts';
import { readerKey, voiceReady } from './support/reader-page.ts';
import { Site } from './support/site.ts';
import { CODE_READER, logStatus, readPageGlass } from './support/token-page.ts';

const STATUS = '#reader-status';
const QUESTION = 'Lyd: tryk 1 for højttaler eller 2 for hovedtelefoner';
/** More than the token's debouncing. */
const BETWEEN_PRESSES_MS = 100;
/** A setting is said, stays on the glass for a while, and gives way to the code. */
const ASIDE_MS = 6000;

async function press(page: Page, ...names: string[]): Promise<void> {
  for (const name of names) {
    await page.clock.runFor(BETWEEN_PRESSES_MS);
    await readerKey(page, name).click();
  }
}

describeWith(['chromium'], 'the code as text', () => {
  const site = new Site();

  test('questions, code and answers come as text while the device speaks, each once a press', async () => {
    const page = await site.open({ clock: 'stopped' });
    await voiceReady(page);
    await page.locator('#code-as-text').check();
    const said = await logStatus(page, STATUS);
    await press(page, 'fn', '4', '1', 'fn');
    const { code } = await readPageGlass(page, CODE_READER);
    await press(page, 'fn', '5', '5', '3');
    await page.clock.runFor(ASIDE_MS);
    expect((await readPageGlass(page, CODE_READER)).code).toBe(code);
    await press(page, '8');
    await page.clock.runFor(ASIDE_MS);
    await press(page, 'left');
    const spaced = [...code!].join(' ');
    expect(await said()).toEqual([
      QUESTION,
      QUESTION,
      'Lyd: højttaler',
      `Kode: ${spaced}`,
      `Kode: ${spaced}`,
      `Ciffer 1: ${code![0]}`,
      `Ciffer 2: ${code![1]}`,
      'Lydstyrke: 5 af 6',
      expect.stringMatching(/^1\d sekunder tilbage$/),
      'Batterispænding: 3,00 volt',
      expect.stringMatching(/^Hjælp\. 0: Gentag det sidste\. 1: .*5: Ciffer for ciffer\..*Vis kode: /),
    ]);
  });

  test('the key school names each key as text, too', async () => {
    const page = await site.open({ clock: 'stopped' });
    await voiceReady(page);
    await page.locator('#code-as-text').check();
    await press(page, 'fn', '1', 'right');
    const said = await logStatus(page, STATUS);
    await press(page, '3', '3', '8', '8', 'left', 'right', '5');
    expect(await said()).toEqual([
      'Øv tasterne: 3 begynder. Hold den røde knap nede for at slutte.',
      '3: Lydstyrke op.',
      expect.stringMatching(/^8: Resterende tid/),
      expect.stringMatching(/^8: Resterende tid/),
      'Venstre sidetast: Hjælp.',
      expect.stringMatching(/^Højre sidetast: Indstillinger/),
      '5: Ciffer for ciffer.',
    ]);
  });

  test('it is chosen once and kept, and without it the device alone speaks', async () => {
    const page = await site.open({ clock: 'stopped' });
    await voiceReady(page);
    const said = await logStatus(page, STATUS);
    await press(page, 'fn', '1', 'fn');
    expect(await said()).toEqual([]);
    await page.locator('#code-as-text').check();
    expect(await said()).toEqual([expect.stringMatching(/^Kode: (\d ){5}\d$/)]);
    await page.reload();
    await voiceReady(page);
    expect(await page.locator('#code-as-text').isChecked()).toBe(true);
    await page.locator('#code-as-text').uncheck();
    await page.reload();
    await voiceReady(page);
    expect(await page.locator('#code-as-text').isChecked()).toBe(false);
  });

  test('who wants captions is asked, in words that are announced, until it is answered', async () => {
    const page = await site.open({ clock: 'stopped' });
    const question = page.getByRole('group', { name: /som tekst til skærmlæser og punktskrift/ });
    await expect.poll(() => question.count()).toBe(0);
    const said = await logStatus(page, STATUS);
    await page.locator('#show-captions').check();
    await question.waitFor();
    expect(await said()).toEqual([expect.stringContaining('som tekst til skærmlæser og punktskrift?')]);
    await page.reload();
    await question.getByRole('button', { name: 'Ja, vis dem som tekst' }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('code-as-text');
    expect(await page.locator('#code-as-text').isChecked()).toBe(true);
    expect(await question.count()).toBe(0);
    await page.reload();
    await page.locator('#token-key').waitFor();
    expect(await question.count()).toBe(0);
  });

  test('who says no is not asked again', async () => {
    const page = await site.open({ clock: 'stopped', locale: 'en-GB' });
    await page.locator('#show-captions').check();
    await page.getByRole('button', { name: 'No, thank you' }).click();
    await page.locator('#show-captions').uncheck();
    await page.locator('#show-captions').check();
    expect(await page.locator('.question').isVisible()).toBe(false);
    expect(await page.locator('#code-as-text').isChecked()).toBe(false);
  });
});
