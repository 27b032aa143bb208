/** The start page: which device do you have? Each page stands there with one sentence. */
import type { ElementMaker } from '../document/dom.ts';
import { PageVoice } from '../sound/page-voice.ts';
import '../styles/base.css';
import '../styles/start.css';
import type { LanguageTag } from '../words/language.ts';
import { PAGE_NAMES } from '../words/page-names.ts';
import type { PageName } from '../words/page-names.ts';
import { START_WORDS } from './page-words.ts';
import type { StartPageWords } from '../words/words.ts';
import { devicePicture } from './device-picture.ts';
import { PAGE_ADDRESSES } from './page-addresses.ts';
import { buildPage } from './page-frame.ts';
import { startPage } from './start-up.ts';
import { STORY_HEADER, STORY_PATH } from './story-address.ts';

const CHOICES_ID = 'choices';

type Choice = Exclude<PageName, 'start'>;

/**
 * Only some servers have the story beside the pages; the one in use tells by a header. Asked anew, and not by GET, which the service
 * worker would answer from what it keeps.
 */
async function hasStory(): Promise<boolean> {
  if (!navigator.onLine) return false;
  try {
    const { headers } = await fetch(PAGE_ADDRESSES.start, { method: 'HEAD', cache: 'no-store' });
    return headers.has(STORY_HEADER);
  } catch {
    return false;
  }
}

function storyCard(maker: ElementMaker<StartPageWords>): HTMLElement {
  const link = maker.make('a', {}, (words) => words.start.story.title);
  maker.language.follow(() => (link.href = `${STORY_PATH}?language=${maker.language.tag}`));
  return maker.make(
    'li',
    { class: 'choice-card', 'data-page': 'story' },
    maker.make('h2', {}, link),
    maker.make('p', {}, (words) => words.start.story.about),
  );
}

/** The link is named by the device alone; a press anywhere on its card follows it. */
function choice(maker: ElementMaker<StartPageWords>, page: Choice): HTMLElement {
  const link = maker.make('a', { href: PAGE_ADDRESSES[page] }, (words) => words.page.names[page]);
  return maker.make(
    'li',
    { class: 'choice-card', 'data-page': page },
    ...(page === 'workbench' ? [] : [devicePicture(page)]),
    maker.make('h2', {}, link),
    maker.make('p', {}, (words) => words.start.about[page]),
  );
}

await startPage(START_WORDS, ({ maker, settings, change }) => {
  const voice = new PageVoice(maker.language, () => change({ hintVoice: false }));
  const greet = (): void => {
    if (settings.hintVoice) void voice.turnOn();
  };
  const languageChosen = (language: LanguageTag): void => {
    void maker.language.change(language).then((changed) => {
      if (changed) change({ language });
      greet();
    });
  };
  const choices = PAGE_NAMES.filter((name) => name !== 'start').map((page) => choice(maker, page));
  const list = maker.make('ul', { class: 'choices', id: CHOICES_ID, tabindex: '-1' }, ...choices);
  buildPage(
    document.body,
    maker,
    { page: 'start', skipLinks: { [CHOICES_ID]: (words) => words.start.skipTo }, languageChosen },
    list,
  );
  void hasStory().then((has) => has && list.append(storyCard(maker)));
  greet();
});
