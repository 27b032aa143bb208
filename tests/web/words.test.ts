/** The page's words: the language that a browser gets, and sentences whose grammar depends on a number. */
import { describe, expect, test } from 'vitest';
import { durationInWords } from '../../simulator/web/src/log-on/code-problem.ts';
import { LANGUAGE_TAGS, preferredLanguage } from '../../simulator/web/src/words/language.ts';
import { START_WORDS, WORKBENCH_WORDS } from '../../simulator/web/src/pages/page-words.ts';
import { WORKBENCH_PANEL_WORDS } from '../../simulator/web/src/pages/workbench-panel-words.ts';

function everyText(words: object): string[] {
  return Object.values(words).flatMap((value: unknown) => {
    if (typeof value === 'string') return [value];
    if (typeof value === 'function') return [String((value as (...args: number[]) => unknown)(2, 3))];
    return everyText(value as object);
  });
}

describe('the words', () => {
  test.each([
    [['da-DK', 'en'], 'da'],
    [['en-GB', 'da'], 'en'],
    [['fo', 'en'], 'da'],
    [['kl-GL', 'en'], 'da'],
    [['de-DE', 'en-US'], 'en'],
    [['de-DE'], 'da'],
    [[], 'da'],
  ] as const)('a browser that prefers %j gets %s', (tags, language) => {
    expect(preferredLanguage(tags)).toBe(language);
  });

  test.each(LANGUAGE_TAGS)('%s: nothing is empty, nobody is shouted at', async (tag) => {
    const texts = [
      await START_WORDS[tag](),
      await WORKBENCH_WORDS[tag](),
      await WORKBENCH_PANEL_WORDS[tag](),
    ].flatMap(everyText);
    for (const text of texts) {
      expect(text.trim()).not.toBe('');
      expect(text).not.toContain('!');
    }
  });

  test('one is one, and a wait is rounded up', async () => {
    const da = await WORKBENCH_WORDS.da();
    const en = await WORKBENCH_WORDS.en();
    expect(da.status.secondsLeft(1)).toBe('1 sekund tilbage');
    expect(en.status.secondsLeft(10)).toBe('10 seconds left');
    expect(en.errors.triesLeft(1)).toBe('You have 1 try left before you are blocked.');
    expect(durationInWords(241, da)).toBe('5 minutter');
    expect(durationInWords(60, da)).toBe('1 minut');
    expect(durationInWords(86_400, en)).toBe('24 hours');
    expect(durationInWords(3600, en)).toBe('60 minutes');
  });

  test('Danish uses the words that official pages use', async () => {
    const texts = [
      await START_WORDS.da(),
      await WORKBENCH_WORDS.da(),
      await WORKBENCH_PANEL_WORDS.da(),
    ].flatMap(everyText);
    for (const text of texts) expect(text).not.toMatch(/kodeord|log ind|logge ind/i);
  });
});
