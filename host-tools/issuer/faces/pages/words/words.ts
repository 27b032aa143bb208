/** What the pages say: both languages have the same shape, and neither lacks a word. */
import type { Language } from '../../../domain/records/person.ts';
import { DANISH_LOG } from './da-log.ts';
import { DANISH_STORY } from './da-story.ts';
import { DANISH } from './da.ts';
import { ENGLISH_LOG } from './en-log.ts';
import { ENGLISH_STORY } from './en-story.ts';
import { ENGLISH } from './en.ts';

export type IssuerWords = typeof ENGLISH & typeof ENGLISH_LOG & typeof ENGLISH_STORY;

export const WORDS: Readonly<Record<Language, IssuerWords>> = {
  da: { ...DANISH, ...DANISH_LOG, ...DANISH_STORY },
  en: { ...ENGLISH, ...ENGLISH_LOG, ...ENGLISH_STORY },
};
