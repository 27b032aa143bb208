/** A page for what could not be done at all: in words, with a way back, and without what was sent. */
import type { Language } from '../../domain/records/person.ts';
import { addressOf, type PageName } from './addresses.ts';
import { html, type Markup } from '../../../markup/html.ts';
import { pageMarkup } from './layout.ts';
import { WORDS } from './words/words.ts';

const KNOWN = [400, 403, 404, 413, 429] as const;

export function errorMarkup(language: Language, page: PageName, status: number): Markup {
  const words = WORDS[language];
  const known = KNOWN.find((each) => each === status);
  const { heading, text } = words.errors[known ?? 'other'];
  const content = html`<p class="intro">${text}</p>
    ${known !== 404 && html`<p><a href="${addressOf(language, page)}">${words.errors.again}</a></p>`}
    <p><a href="${addressOf(language, 'start')}">${words.navigation.start}</a></p>`;
  return pageMarkup({ language, words, page, query: {}, person: null }, { heading, content });
}
