/** Captions: the words of what is being said, and no more than that. */
import { Window } from 'happy-dom';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AudioMark } from '../../simulator/token/sound-buffers.ts';
import { Captions } from '../../simulator/web/src/sound/captions.ts';
import { ElementMaker } from '../../simulator/web/src/document/dom.ts';
import { Language } from '../../simulator/web/src/words/language.ts';
import { CODE_READER_WORDS } from '../../simulator/web/src/pages/page-words.ts';

function mark(clip: number, kind: AudioMark['kind'] = 'begins'): AudioMark {
  return { sample: 0, clip, kind, language: 0 };
}

/** Clip n is the word `wn`; 255 is a tone. */
async function captions(wanted = true): Promise<Captions> {
  const wordOf = ({ clip }: AudioMark): { text: string; language: string } | null =>
    clip === 255 ? null : { text: `w${clip}`, language: 'da' };
  return new Captions(new ElementMaker(await Language.open('da', CODE_READER_WORDS)), wordOf, wanted);
}

function line({ element }: Captions): string {
  return element.querySelector('.caption-line')!.textContent;
}

describe('captions', () => {
  beforeEach(() => {
    vi.stubGlobal('document', new Window().document);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  test('grow word by word, each in its language, without tones', async () => {
    const shown = await captions();
    shown.add([mark(255), mark(1)]);
    shown.add([mark(1, 'ends'), mark(2)]);
    expect(line(shown)).toBe('w1 w2');
    expect(shown.element.querySelector('span')!.lang).toBe('da');
  });

  test('stay after the last word and give way to the next that is said', async () => {
    const shown = await captions();
    shown.add([mark(1)]);
    shown.end();
    expect(line(shown)).toBe('w1');
    shown.add([mark(255)]);
    expect(line(shown)).toBe('w1');
    shown.add([mark(2)]);
    expect(line(shown)).toBe('w2');
  });

  test('begin anew after a word that a key cut short', async () => {
    const shown = await captions();
    shown.add([mark(1), mark(1, 'cut'), mark(2)]);
    expect(line(shown)).toBe('w2');
  });

  test('of a long help keep the newest words', async () => {
    const shown = await captions();
    shown.add(Array.from({ length: 20 }, (_, clip) => mark(clip)));
    expect(line(shown).split(' ')).toEqual(Array.from({ length: 14 }, (_, at) => `w${at + 6}`));
  });

  test('are hidden unless wanted, and never announced', async () => {
    const shown = await captions(false);
    expect(shown.element.hidden).toBe(true);
    shown.show(true);
    expect(shown.element.hidden).toBe(false);
    expect(shown.element.outerHTML).not.toMatch(/aria-live|role=/);
  });
});
