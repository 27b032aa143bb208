/** Where each page has its words from. A visit fetches one language, and the other when it is chosen. */
import type { WordLoaders } from '../words/language.ts';
import type {
  CodeDisplayPageWords,
  CodeReaderPageWords,
  StartPageWords,
  WorkbenchPageWords,
} from '../words/words.ts';

export const START_WORDS: WordLoaders<StartPageWords> = {
  da: async () => (await import('../words/da/start-page.ts')).WORDS,
  en: async () => (await import('../words/en/start-page.ts')).WORDS,
};

export const CODE_DISPLAY_WORDS: WordLoaders<CodeDisplayPageWords> = {
  da: async () => (await import('../words/da/code-display-page.ts')).WORDS,
  en: async () => (await import('../words/en/code-display-page.ts')).WORDS,
};

export const CODE_READER_WORDS: WordLoaders<CodeReaderPageWords> = {
  da: async () => (await import('../words/da/code-reader-page.ts')).WORDS,
  en: async () => (await import('../words/en/code-reader-page.ts')).WORDS,
};

export const WORKBENCH_WORDS: WordLoaders<WorkbenchPageWords> = {
  da: async () => (await import('../words/da/workbench-page.ts')).WORDS,
  en: async () => (await import('../words/en/workbench-page.ts')).WORDS,
};
