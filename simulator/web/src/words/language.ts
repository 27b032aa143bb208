/** Chooses the language, and keeps every text on the page in it without building the page again. */

/** Each language by its own name, which is the same on every page. */
export const LANGUAGE_NAMES = { da: 'Dansk', en: 'English' } as const;
export type LanguageTag = keyof typeof LANGUAGE_NAMES;
export const LANGUAGE_TAGS = Object.keys(LANGUAGE_NAMES) as LanguageTag[];

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

export type PickWords<Words> = (words: Words) => string;
export type WordLoaders<Words> = Readonly<Record<LanguageTag, () => Promise<Words>>>;

export class Language<Words> {
  readonly #loaders: WordLoaders<object>[];
  readonly #writers: (() => void)[] = [];
  #tag: LanguageTag;
  #words: Words;
  /** What was chosen last; its words may still be on their way. */
  #chosen: LanguageTag;

  private constructor(tag: LanguageTag, words: Words, load: WordLoaders<Words>) {
    this.#tag = tag;
    this.#chosen = tag;
    this.#words = words;
    this.#loaders = [load as WordLoaders<object>];
  }

  static async open<Words>(tag: LanguageTag, load: WordLoaders<Words>): Promise<Language<Words>> {
    return new Language(tag, await load[tag](), load);
  }

  get tag(): LanguageTag {
    return this.#tag;
  }

  get words(): Words {
    return this.#words;
  }

  /** Runs `write` now and after each change of language; gives a function that runs it once more. */
  follow(write: (words: Words) => void): () => void {
    const writer = (): void => write(this.words);
    this.#writers.push(writer);
    writer();
    return writer;
  }

  /** Takes in the words of what comes after the page: from now on they change with the others. */
  async add<More>(load: WordLoaders<More>): Promise<Language<Words & More>> {
    this.#loaders.push(load as WordLoaders<object>);
    while (!(await this.change(this.#chosen)));
    return this as unknown as Language<Words & More>;
  }

  /** Changes when the words are there; gives whether it did, since another choice may have come meanwhile. */
  async change(tag: LanguageTag): Promise<boolean> {
    this.#chosen = tag;
    const words = await Promise.all(this.#loaders.map((load) => load[tag]()));
    if (this.#chosen !== tag) return false;
    this.#tag = tag;
    this.#words = Object.assign({}, ...words) as Words;
    for (const write of this.#writers) write();
    return true;
  }
}
