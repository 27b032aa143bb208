/** What the page remembers about how a person wants it, in the browser alone. */
import { LANGUAGE_NAMES, preferredLanguage } from '../words/language.ts';
import type { LanguageTag } from '../words/language.ts';
import type { KeyValueStore } from '../../../ports/browser-storage.ts';

export interface Settings {
  language: LanguageTag;
  stickyPress: boolean;
  announceTenSeconds: boolean;
  captions: boolean;
  /** Null until somebody has chosen. */
  codeAsText: boolean | null;
  hintVoice: boolean;
  /** The next digit is said while a code is typed. */
  listenAndType: boolean;
  /** Which key says the code again, by its code; see code-shortcut.ts. */
  codeShortcut: string;
  largeView: boolean;
}

const ENTRY = 'talkode.settings';

function parse(text: string | null): Partial<Record<keyof Settings, unknown>> {
  try {
    const kept: unknown = JSON.parse(text ?? '{}');
    return typeof kept === 'object' && kept !== null ? kept : {};
  } catch {
    return {};
  }
}

function isLanguageTag(value: unknown): value is LanguageTag {
  return typeof value === 'string' && Object.hasOwn(LANGUAGE_NAMES, value);
}

/** `browserLanguages` decides on the first visit. */
export function readSettings(store: KeyValueStore, browserLanguages: readonly string[]): Settings {
  const kept = parse(store.getItem(ENTRY));
  return {
    language: isLanguageTag(kept.language) ? kept.language : preferredLanguage(browserLanguages),
    stickyPress: kept.stickyPress === true,
    announceTenSeconds: kept.announceTenSeconds !== false,
    captions: kept.captions === true,
    codeAsText: typeof kept.codeAsText === 'boolean' ? kept.codeAsText : null,
    hintVoice: kept.hintVoice === true,
    listenAndType: kept.listenAndType === true,
    codeShortcut: typeof kept.codeShortcut === 'string' ? kept.codeShortcut : '',
    largeView: kept.largeView === true,
  };
}

export function keepSettings(store: KeyValueStore, settings: Settings): void {
  store.setItem(ENTRY, JSON.stringify(settings));
}
