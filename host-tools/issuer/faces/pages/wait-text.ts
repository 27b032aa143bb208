/** That somebody has to wait, and until when; nothing about whom it was tried for. */
import type { Language } from '../../domain/records/person.ts';
import { timeInWords } from './civil-words.ts';
import type { IssuerWords } from './words/words.ts';

export function waitText(words: IssuerWords, language: Language, untilUnixSeconds: number): string {
  return words.problems.wait(timeInWords(untilUnixSeconds, language));
}
