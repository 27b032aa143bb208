/** Where the workbench's panels have their words from: they come with them. */
import type { WordLoaders } from '../words/language.ts';
import type { WorkbenchWords } from '../words/words.ts';

export const WORKBENCH_PANEL_WORDS: WordLoaders<WorkbenchWords> = {
  da: async () => (await import('../words/da/workbench.ts')).WORKBENCH,
  en: async () => (await import('../words/en/workbench.ts')).WORKBENCH,
};
