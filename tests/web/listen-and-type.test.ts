/** Listening while one types: the code reader says the digit that comes next, by its own key, and nothing else. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeWith } from '../support/system-programs.ts';
import { logEdges, readerKey, readerStatus, voiceReady } from './support/reader-page.ts';
import { Site } from './support/site.ts';
import { CODE_READER, enterUserId, logStatus, readPageGlass } from './support/token-page.ts';

/** More than the token's debouncing. */
const BETWEEN_PRESSES_MS = 100;
/** The echo of a screen reader has the word before. */
const ECHO_MS = 600;
/** All that a digit takes, with those that are passed over. */
const DIGIT_MS = 2500;
const STEP_MS = 30_000;
const CHOICE = '#listen-and-type';

async function press(page: Page, ...names: string[]): Promise<void> {
  for (const name of names) {
    await page.clock.runFor(BETWEEN_PRESSES_MS);
    await readerKey(page, name).click();
  }
}

/** With the code's field in focus and a code on the glass, which it gives, and all that is heard from then on. */
async function openTyping(
  site: Site,
  offered: readonly string[] = [],
): Promise<{ page: Page; code: string; heard: () => Promise<string[]> }> {
  const page = await site.open({ clock: 'stopped', at: 'code-reader' });
  await voiceReady(page);
  await enterUserId(page);
  await page.locator(CHOICE).check();
  await press(page, 'fn', '1', ...offered);
  // Longer than the pause that may have been chosen.
  await page.clock.runFor(ECHO_MS);
  await press(page, 'fn');
  const { code } = await readPageGlass(page, CODE_READER);
  await page.locator('#code').focus();
  await page.keyboard.press('Escape');
  const line = await logStatus(page, '.caption-line');
  const heard = async (): Promise<string[]> => (await line()).filter((word) => word.trim() !== '');
  return { page, code: code!, heard };
}

/** What comes after a key, once it would have come. */
async function heardAfter(page: Page, heard: () => Promise<string[]>, key: string): Promise<string[]> {
  const before = (await heard()).length;
  await page.keyboard.press(key);
  await page.clock.runFor(DIGIT_MS);
  return (await heard()).slice(before);
}

describeWith(['chromium'], 'listening while typing', () => {
  const site = new Site();

  test('each digit brings the next one, after the echo of a screen reader, and the last one none', async () => {
    const { page, code, heard } = await openTyping(site);
    const before = (await heard()).length;
    await page.keyboard.press(code[0]!);
    await page.clock.runFor(ECHO_MS);
    expect((await heard()).slice(before).filter((word) => word === code[1])).toEqual([]);
    await page.clock.runFor(DIGIT_MS);
    expect((await heard()).at(-1)).toBe(code[1]);
    for (let at = 1; at < 5; at++) expect(await heardAfter(page, heard, code[at]!)).toEqual([code[at + 1]]);
    expect(await heardAfter(page, heard, code[5]!)).toEqual([]);
    expect(await page.locator('#code').inputValue()).toBe(code);
  });

  test('backspace brings the one that was taken out, those in between unheard; other signs bring none', async () => {
    const { page, code, heard } = await openTyping(site);
    for (const digit of code.slice(0, 3)) await heardAfter(page, heard, digit);
    expect(await heardAfter(page, heard, 'Backspace')).toEqual([code[2]]);
    expect(await heardAfter(page, heard, 'Backspace')).toEqual([code[1]]);
    expect(await heardAfter(page, heard, 'Space')).toEqual([]);
    expect(await heardAfter(page, heard, 'x')).toEqual([]);
    // A wrong digit is a digit: the device does not know what is typed.
    expect(await heardAfter(page, heard, code[1] === '0' ? '1' : '0')).toEqual([code[2]]);
  });

  test('a pause between presses is waited out for each digit that is passed over', async () => {
    // At first use the pause is offered: 3 makes it half a second.
    const { page, code, heard } = await openTyping(site, ['3']);
    for (const digit of code.slice(0, 3)) await heardAfter(page, heard, digit);
    const before = (await heard()).length;
    await page.keyboard.press('Backspace');
    await page.clock.runFor(DIGIT_MS * 3);
    expect((await heard()).slice(before)).toEqual([code[2]]);
  });

  test('what is typed over a selection counts as it then stands; what is pasted brings none', async () => {
    const { page, code, heard } = await openTyping(site);
    await page.keyboard.insertText(code.slice(0, 4));
    await page.clock.runFor(DIGIT_MS);
    const before = (await heard()).length;
    await page.keyboard.press('Control+a');
    expect(await heardAfter(page, heard, code[0]!)).toEqual([code[1]]);
    await page.keyboard.press('Control+a');
    expect(await heardAfter(page, heard, 'Delete')).toEqual([code[0]]);
    expect((await heard()).length).toBe(before + 2);
  });

  test('one large digit on the glass is followed, too, and so is a code that comes meanwhile', async () => {
    const { page, heard } = await openTyping(site);
    await press(page, 'right', 'right', 'right', 'right', 'right', '3', 'fn');
    const { giant } = await readPageGlass(page, CODE_READER);
    expect(giant).toMatchObject({ place: 1, of: 6 });
    await page.locator('#code').focus();
    await page.keyboard.press('Escape');
    // The first digit said is the one that stands on the glass already.
    expect(await heardAfter(page, heard, giant!.digit)).toHaveLength(1);
    const typed = giant!.digit + (await heard()).at(-1)!;
    expect(await heardAfter(page, heard, typed[1]!)).toHaveLength(1);
    expect(await heardAfter(page, heard, 'Backspace')).toEqual([typed[1]]);
    expect(await heardAfter(page, heard, 'Backspace')).toEqual([typed[0]]);
    await page.keyboard.type(typed[0]!);
    for (let ms = 0; (await readerStatus(page)) === '' && ms < 2 * STEP_MS; ms += 1000)
      await page.clock.runFor(1000);
    expect(await readerStatus(page)).toBe('Koden er skiftet. Cifrene i feltet er fra den gamle kode.');
  });

  test('where nothing may be heard, one large digit is not asked for again and again: it is heard why', async () => {
    const page = await site.open({ clock: 'stopped', at: 'code-reader' });
    await voiceReady(page);
    await enterUserId(page);
    await page.locator(CHOICE).check();
    const toGiant = Array<string>(5).fill('right');
    await press(page, 'fn', '2', 'fn', ...toGiant, '3', 'fn');
    const { giant } = await readPageGlass(page, CODE_READER);
    await page.locator('#code').focus();
    await page.keyboard.press('Escape');
    const heard = await logStatus(page, '.caption-line');
    const edges = await logEdges(page);
    await page.keyboard.press(giant!.digit);
    await page.clock.runFor(DIGIT_MS * 2);
    expect((await edges()).filter((edge) => edge === '5 down').length).toBeLessThanOrEqual(2);
    expect((await heard()).join(' ')).toMatch(/ingen\s+hovedtelefoner/);
  });

  test('only the newest of digits that are typed at once is answered, and a key of the device has the word', async () => {
    const { page, code, heard } = await openTyping(site);
    await page.keyboard.type(code.slice(0, 2));
    expect(await heardAfter(page, heard, code[2]!)).toContain(code[3]);
    expect((await heard()).slice(-2)).not.toContain(code[1]);
    await page.keyboard.press(code[3]!);
    await press(page, '3');
    await page.clock.runFor(DIGIT_MS);
    expect((await heard()).join(' ')).toMatch(/lydstyrke 5$/);
  });

  test('when the digits can begin anew with the next code only, it is heard that this comes, and then the code', async () => {
    const { page, code, heard } = await openTyping(site);
    for (const digit of code.slice(0, 3)) await heardAfter(page, heard, digit);
    // Too little for the code to be said.
    while ((await readPageGlass(page, CODE_READER)).bar > 2) await page.clock.runFor(500);
    expect((await readPageGlass(page, CODE_READER)).code).toBe(code);
    const said = (await heardAfter(page, heard, 'Backspace')).join(' ');
    expect(said).toMatch(/^ny kode om/);
    let next: string | null = null;
    for (let ms = 0; next === null && ms < STEP_MS; ms += 500) {
      await page.clock.runFor(500);
      next = (await readPageGlass(page, CODE_READER)).code;
    }
    await page.clock.runFor(STEP_MS / 3);
    expect((await heard()).join(' ')).toContain(`ny kode ${[...next!].join(' ')}`);
  });

  test('a code that comes meanwhile is told, once it has been said, and mixes with none', async () => {
    const { page, code, heard } = await openTyping(site);
    for (const digit of code.slice(0, 2)) await heardAfter(page, heard, digit);
    const edges = await logEdges(page);
    let next: string | null = code;
    for (let ms = 0; next === code && ms < STEP_MS; ms += 500) {
      await page.clock.runFor(500);
      next = (await readPageGlass(page, CODE_READER)).code;
    }
    expect(next).toMatch(/^\d{6}$/);
    await page.clock.runFor(2000);
    expect((await heard()).join(' ')).toContain('koden er skiftet');
    expect(await readerStatus(page)).toBe('');
    for (let ms = 0; (await readerStatus(page)) === '' && ms < STEP_MS; ms += 1000)
      await page.clock.runFor(1000);
    expect((await heard()).join(' ')).toContain([...next!].join(' '));
    expect(await readerStatus(page)).toBe('Koden er skiftet. Cifrene i feltet er fra den gamle kode.');
    await page.keyboard.press(code[2]!);
    await page.clock.runFor(ECHO_MS * 2);
    expect(await edges()).toEqual([]);
    await page.keyboard.press('Control+a');
    await page.keyboard.press(next![0]!);
    await page.clock.runFor(ECHO_MS * 2);
    expect((await edges()).slice(0, 2)).toEqual(['5 down', '5 up']);
  });

  test('nothing is said unless it was chosen, which is kept', async () => {
    const { page, code } = await openTyping(site);
    await page.reload();
    await voiceReady(page);
    await enterUserId(page);
    expect(await page.locator(CHOICE).isChecked()).toBe(true);
    await page.locator(CHOICE).uncheck();
    await press(page, 'fn');
    await page.locator('#code').focus();
    const edges = await logEdges(page);
    await page.keyboard.type(code.slice(0, 2));
    await page.clock.runFor(DIGIT_MS);
    expect(await edges()).toEqual([]);
  });

  test('a device that sleeps is not woken', async () => {
    const page = await site.open({ clock: 'stopped', at: 'code-reader', locale: 'en-GB' });
    await voiceReady(page);
    await enterUserId(page);
    await page.getByLabel('Say the next digit as I type').check();
    const edges = await logEdges(page);
    await page.locator('#code').focus();
    await page.keyboard.type('12');
    await page.clock.runFor(DIGIT_MS);
    expect(await edges()).toEqual([]);
  });
});
