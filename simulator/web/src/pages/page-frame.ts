/** What stands around every page's content: skip links, links to all pages, language switch, practice notice, footer. */
import type { ElementMaker } from '../document/dom.ts';
import { LANGUAGE_NAMES, LANGUAGE_TAGS } from '../words/language.ts';
import type { LanguageTag, PickWords } from '../words/language.ts';
import { PAGE_NAMES } from '../words/page-names.ts';
import type { PageName } from '../words/page-names.ts';
import type { PageWords } from '../words/words.ts';
import { PAGE_ADDRESSES } from './page-addresses.ts';

export interface Frame<Words> {
  page: PageName;
  /** Where the skip links lead, by the id of the place. */
  skipLinks: Readonly<Record<string, PickWords<Words>>>;
  languageChosen: (tag: LanguageTag) => void;
}

function skipLinks<Words>(maker: ElementMaker<Words>, links: Frame<Words>['skipLinks']): HTMLElement {
  return maker.make(
    'ul',
    { class: 'skip-links' },
    ...Object.entries(links).map(([id, label]) =>
      maker.make('li', {}, maker.make('a', { href: `#${id}` }, label)),
    ),
  );
}

function pageLinks(maker: ElementMaker<PageWords>, current: PageName): HTMLElement {
  const links = PAGE_NAMES.map((name) => {
    const here = name === current && { 'aria-current': 'page' };
    return maker.make(
      'li',
      {},
      maker.make('a', { href: PAGE_ADDRESSES[name], ...here }, (words) => words.page.names[name]),
    );
  });
  const nav = maker.make('nav', {}, maker.make('ul', {}, ...links));
  maker.language.follow((words) => nav.setAttribute('aria-label', words.page.pages));
  return nav;
}

function languageSwitch(maker: ElementMaker<PageWords>, chosen: (tag: LanguageTag) => void): HTMLElement {
  const group = maker.make('div', { class: 'languages', role: 'group' });
  maker.language.follow((words) => group.setAttribute('aria-label', words.page.language));
  for (const tag of LANGUAGE_TAGS) {
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

function introduction(maker: ElementMaker<PageWords>): HTMLElement[] {
  return [
    maker.make('h1', {}, (words) => words.own.heading),
    maker.make('p', { class: 'intro' }, (words) => words.own.intro),
    maker.make(
      'div',
      { class: 'practice-notice' },
      maker.make('p', { class: 'not-mitid' }, (words) => words.practice.notMitId),
      maker.make('p', {}, (words) => words.practice.staysHere),
      maker.make('p', {}, (words) => words.practice.neverType),
      maker.make('p', {}, (words) => words.practice.neverGive),
    ),
  ];
}

/** Builds the page into `body` around its own content. */
export function buildPage<Words extends PageWords>(
  body: HTMLElement,
  maker: ElementMaker<Words>,
  frame: Frame<Words>,
  ...content: Node[]
): void {
  const name = maker.make('p', { class: 'name', translate: 'no' }, document.createTextNode('Talkode'));
  document.documentElement.dataset['page'] = frame.page;
  body.replaceChildren(
    maker.make(
      'header',
      {},
      skipLinks(maker, frame.skipLinks),
      name,
      pageLinks(maker, frame.page),
      languageSwitch(maker, frame.languageChosen),
    ),
    maker.make('main', { id: 'main', tabindex: '-1' }, ...introduction(maker), ...content),
    maker.make(
      'footer',
      {},
      maker.make('p', {}, (words) => words.page.independence),
      maker.make('p', {}, (words) => words.page.offline),
    ),
  );
}
