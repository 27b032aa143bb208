/** Where the words of a token that was handed over come from: they come with it. */
import type { WordLoaders } from '../words/language.ts';
import type { HandedOverWords } from '../words/words.ts';

export const HANDED_OVER_WORDS: WordLoaders<HandedOverWords> = {
  da: async () => (await import('../words/da/handed-over.ts')).HANDED_OVER,
  en: async () => (await import('../words/en/handed-over.ts')).HANDED_OVER,
};
