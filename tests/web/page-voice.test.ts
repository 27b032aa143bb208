/**
 * The browser's voice as an option of the page: off at first, says what has the focus, never a code, and admits to
 * missing.
 */
import { expect, test } from 'vitest';
import { describeWith } from '../support/system-programs.ts';
import { readerKey } from './support/reader-page.ts';
import { Site } from './support/site.ts';
import { enterCode, enterUserId, readPageGlass } from './support/token-page.ts';

/** A browser with one Danish voice, whose texts are kept. */
function fakeVoice(): void {
  const said: string[] = [];
  Object.assign(window, { saidAloud: said });
  const synthesis = {
    getVoices: () => [{ lang: 'da-DK', name: 'test' }],
    cancel: () => undefined,
    speak: (utterance: SpeechSynthesisUtterance) => {
      said.push(utterance.text);
      queueMicrotask(() => void utterance.onend?.(new Event('end') as SpeechSynthesisEvent));
    },
  };
  Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
}

describeWith(['chromium'], 'the voice for the hints of the page', () => {
  const site = new Site();

  test('says where the focus is and what belongs to it, and never a code', async () => {
    const context = await site.openContext();
    await context.addInitScript(fakeVoice);
    const page = await context.newPage();
    const said = (): Promise<string[]> =>
      page.evaluate(() => (window as unknown as { saidAloud: string[] }).saidAloud);
    await site.visit(page);
    await readerKey(page, '5').focus();
    expect(await said()).toEqual([]);

    await page.locator('#hint-voice').check();
    await expect.poll(said).toContain('Sidens vejledninger bliver læst højt.');
    await readerKey(page, '5').focus();
    await expect.poll(said).toContain('5, ciffer for ciffer');
    await enterUserId(page);
    await expect
      .poll(async () => (await said()).at(-1))
      .toBe('Engangskode. Indtast de 6 cifre fra kodeviseren eller kodeoplæseren.');
    await page.locator('#token-key').click();
    const { code } = await readPageGlass(page);
    await enterCode(page, code!);
    await expect.poll(async () => (await said()).at(-1)).toContain('Adgangskode');
    for (const text of await said()) expect(text).not.toContain([...code!].join(' '));
    for (const text of await said()) expect(text).not.toContain(code);

    const before = (await said()).length;
    await page.locator('#hint-voice').uncheck();
    await readerKey(page, '6').focus();
    expect((await said()).slice(before)).not.toContain('6, hurtigere');
  });

  test('a browser without voices is told of, and the option is off again', async () => {
    const page = await site.open();
    await page.locator('#hint-voice').click();
    await expect.poll(() => page.locator('#hint-voice').isChecked()).toBe(false);
    expect(await page.locator('#status').innerText()).toContain('Din browser har ingen dansk stemme');
    await page.reload();
    await page.locator('#token-key').waitFor();
    expect(await page.locator('#hint-voice').isChecked()).toBe(false);
  });
});
