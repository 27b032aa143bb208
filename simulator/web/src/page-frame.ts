/** What stands around the panels: skip links, language switch, the practice notice, and the word of independence. */
import type { ElementMaker } from './document/dom.ts';
import { DEVICE_ID, LOG_ON_ID, READER_ID } from './document/element-ids.ts';
import { LANGUAGES } from './words/language.ts';
import type { LanguageTag, PickWords } from './words/language.ts';

/** Each language by its own name, which is the same on every page. */
const LANGUAGE_NAMES: Readonly<Record<LanguageTag, string>> = { da: 'Dansk', en: 'English' };

function skipLinks(maker: ElementMaker): HTMLElement {
  const link = (id: string, label: PickWords): HTMLElement =>
    maker.make('li', {}, maker.make('a', { href: `#${id}` }, label));
  return maker.make(
    'ul',
    { class: 'skip-links' },
    link(DEVICE_ID, (words) => words.page.skipToDevice),
    link(READER_ID, (words) => words.page.skipToReader),
    link(LOG_ON_ID, (words) => words.page.skipToLogOn),
  );
}

function languageSwitch(maker: ElementMaker, chosen: (tag: LanguageTag) => void): HTMLElement {
  const group = maker.make('div', { class: 'languages', role: 'group' });
  maker.language.follow((words) => group.setAttribute('aria-label', words.page.language));
  for (const tag of Object.keys(LANGUAGES) as LanguageTag[]) {
    const button = maker.make(
      'button',
      { type: 'button', lang: tag },
      document.createTextNode(LANGUAGE_NAMES[tag]),
    );
    button.addEventListener('click', () => chosen(tag));
    maker.language.follow(() => button.setAttribute('aria-pressed', String(maker.language.tag === tag)));
    group.append(button);
  }
  return group;
}

export function pageHeader(maker: ElementMaker, chosen: (tag: LanguageTag) => void): HTMLElement {
  const name = maker.make('p', { class: 'name', translate: 'no' }, document.createTextNode('Talkode'));
  return maker.make('header', {}, skipLinks(maker), name, languageSwitch(maker, chosen));
}

export function introduction(maker: ElementMaker): HTMLElement[] {
  return [
    maker.make('h1', {}, (words) => words.page.heading),
    maker.make(
      'div',
      { class: 'practice-notice' },
      maker.make('p', { class: 'not-mitid' }, (words) => words.practice.notMitId),
      maker.make('p', {}, (words) => words.practice.staysHere),
      maker.make('p', {}, (words) => words.practice.neverType),
      maker.make('p', {}, (words) => words.practice.neverGive),
    ),
    maker.make('p', { class: 'intro' }, (words) => words.page.intro),
  ];
}

export function pageFooter(maker: ElementMaker): HTMLElement {
  return maker.make(
    'footer',
    {},
    maker.make('p', {}, (words) => words.page.independence),
    maker.make('p', {}, (words) => words.page.offline),
  );
}
