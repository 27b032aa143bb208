/** Names of the code reader's keys on the page, made from the one key map: what stands on a key, and what it does. */
import { ownEntry } from '../../../../host-tools/link/own-entry.ts';
import { FUNCTION_TITLES, KEY_NAMES } from '../../../token/contract.generated.ts';
import type { KeyName } from '../../../token/contract.generated.ts';
import type { LanguageTag } from '../words/language.ts';

export const READER_KEYS: readonly KeyName[] = KEY_NAMES['code-reader'];

/** It alone wakes the device, and its name is enough. */
export const FUNCTION_KEY = 'fn';

export function functionTitle(key: KeyName, language: LanguageTag): string {
  return ownEntry(FUNCTION_TITLES, key.press)![language];
}

/** `5, ciffer for ciffer`; the function key is just that. */
export function keyName(key: KeyName, language: LanguageTag): string {
  if (key.name === FUNCTION_KEY) return key[language];
  const title = functionTitle(key, language);
  return `${key[language]}, ${title.charAt(0).toLowerCase()}${title.slice(1)}`;
}
