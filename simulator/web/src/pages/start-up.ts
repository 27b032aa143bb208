/** What every page does first: what was chosen before, the words in that language, and a word when it cannot start. */
import { BrowserStore } from '../browser-store.ts';
import { keepSettings, readSettings } from '../device/settings.ts';
import type { Settings } from '../device/settings.ts';
import { ElementMaker } from '../document/dom.ts';
import { Language } from '../words/language.ts';
import type { WordLoaders } from '../words/language.ts';
import type { PageWords } from '../words/words.ts';
import { keepForOffline } from './offline.ts';
import { reloadOnChange, reloadWhenBack } from './other-window.ts';

/** What a page is made with. */
export interface PageParts<Words> {
  readonly maker: ElementMaker<Words>;
  readonly store: BrowserStore;
  readonly settings: Settings;
  /** Keeps what a person has changed. */
  readonly change: (settings: Partial<Settings>) => void;
}

function showFailure(words: PageWords, error: unknown): void {
  const message = document.createElement('p');
  message.setAttribute('role', 'alert');
  const technical = document.createElement('span');
  technical.lang = 'en';
  technical.textContent = error instanceof Error ? error.message : String(error);
  message.append(words.page.cannotStart, technical);
  document.body.append(message);
}

/** Opens a page; `entries` of the browser's store are what another page may change under it. */
export async function startPage<Words extends PageWords>(
  load: WordLoaders<Words>,
  open: (parts: PageParts<Words>) => Promise<void> | void,
  entries: readonly string[] = [],
): Promise<void> {
  reloadOnChange(entries);
  reloadWhenBack();
  keepForOffline();
  const store = new BrowserStore();
  const settings = readSettings(store, navigator.languages);
  const language = await Language.open(settings.language, load);
  language.follow((words) => {
    document.documentElement.lang = words.languageTag;
    document.title = words.own.title;
  });
  const change = (changed: Partial<Settings>): void => {
    Object.assign(settings, changed);
    keepSettings(store, settings);
  };
  try {
    await open({ maker: new ElementMaker(language), store, settings, change });
  } catch (error) {
    showFailure(language.words, error);
    throw error;
  }
}
