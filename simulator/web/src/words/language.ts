/** Chooses the language, and keeps every text on the page in it without building the page again. */
import { DANISH } from './words.da.ts';
import { ENGLISH } from './words.en.ts';
import type { Words } from './words.ts';

export const LANGUAGES = { da: DANISH, en: ENGLISH } as const satisfies Record<string, Words>;
export type LanguageTag = keyof typeof LANGUAGES;

/** People who read these languages read Danish rather than English as a rule: they are taught it at school. */
const NEAR_DANISH = ['da', 'fo', 'kl'];

/** The first of a browser's languages that the page speaks; Danish when it speaks none of them. */
export function preferredLanguage(tags: readonly string[]): LanguageTag {
  for (const tag of tags) {
    const primary = tag.toLowerCase().split('-')[0] ?? '';
    if (NEAR_DANISH.includes(primary)) return 'da';
    if (primary === 'en') return 'en';
  }
  return 'da';
}

export type PickWords = (words: Words) => string;

export class Language {
  readonly #writers: (() => void)[] = [];
  #tag: LanguageTag;

  constructor(tag: LanguageTag) {
    this.#tag = tag;
  }

  get tag(): LanguageTag {
    return this.#tag;
  }

  get words(): Words {
    return LANGUAGES[this.#tag];
  }

  /** Runs `write` now and after each change of language; gives a function that runs it once more. */
  follow(write: (words: Words) => void): () => void {
    const writer = (): void => write(this.words);
    this.#writers.push(writer);
    writer();
    return writer;
  }

  change(tag: LanguageTag): void {
    this.#tag = tag;
    for (const write of this.#writers) write();
  }
}
