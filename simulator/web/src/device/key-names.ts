/** Names of the code reader's keys on the page, made from the one key map: what stands on a key, and what it does. */
import { ownEntry } from '../../../../host-tools/link/own-entry.ts';
import { FUNCTION_TITLES, KEY_NAMES } from '../../../token/contract.generated.ts';
import type { KeyName } from '../../../token/contract.generated.ts';
import type { Language, LanguageTag } from '../words/language.ts';
import type { CodeReaderWords } from '../words/words.ts';

export const READER_KEYS: readonly KeyName[] = KEY_NAMES['code-reader'];

/** It alone wakes the device. */
export const FUNCTION_KEY = 'fn';

export function functionTitle(key: KeyName, language: LanguageTag): string {
  return ownEntry(FUNCTION_TITLES, key.press)![language];
}

/** What the key of this name does at a press, by the key map. */
export function functionOf(name: string): string {
  return READER_KEYS.find((key) => key.name === name)!.press;
}

/** What stands on a key; a digit is itself. */
export function onKey(key: KeyName, { words, tag }: Language<CodeReaderWords>): string {
  const { sideKeys, functionKey } = words.reader;
  if (key.name === FUNCTION_KEY) return functionKey;
  return key.name === 'left' || key.name === 'right' ? sideKeys[key.name] : key[tag];
}

/** What stands on the key comes first, for those who say what they see (WCAG 2.2, 2.5.3): `5, ciffer for ciffer`. */
export function keyName(key: KeyName, language: Language<CodeReaderWords>): string {
  const what = /^\d$/.test(key.name) ? functionTitle(key, language.tag) : key[language.tag];
  return `${onKey(key, language)}, ${what.charAt(0).toLowerCase()}${what.slice(1)}`;
}
