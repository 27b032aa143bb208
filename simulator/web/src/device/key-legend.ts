/** What each key of the code reader does, for people who read it. */
import type { ElementMaker } from '../document/dom.ts';
import type { CodeReaderWords } from '../words/words.ts';
import { functionTitle, READER_KEYS } from './key-names.ts';

/** Closed at first: a screen reader hears the same on the keys. */
export function keyLegend(maker: ElementMaker<CodeReaderWords>): HTMLElement {
  const { language } = maker;
  const rows = READER_KEYS.map((key) =>
    maker.make(
      'div',
      {},
      maker.make('dt', {}, () => key[language.tag]),
      maker.make('dd', {}, () => functionTitle(key, language.tag)),
    ),
  );
  return maker.make(
    'details',
    { class: 'legend' },
    maker.make('summary', {}, (words) => words.reader.legend),
    maker.make('dl', {}, ...rows),
  );
}
