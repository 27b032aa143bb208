/** The letter in Braille: pages that an embosser takes, print words that come back, and a clear word when liblouis is missing. */
import { describe, expect, test } from 'vitest';
import { brailleAscii } from '../../host-tools/issuer/adapters/print/brf.ts';
import { braillePaper } from '../../host-tools/issuer/adapters/print/braille-paper.ts';
import {
  BrailleUnavailableError,
  fromBraille,
  toBraille,
} from '../../host-tools/issuer/adapters/print/liblouis.ts';
import { paperPrinter } from '../../host-tools/issuer/adapters/print/print-paper.ts';
import { letterPaper } from '../../host-tools/issuer/domain/letter/letter-paper.ts';
import type { Paper } from '../../host-tools/issuer/domain/paper/paper-block.ts';
import { describeWith } from '../support/system-programs.ts';
import { LETTER_KINDS, letterOf } from './letters.ts';
import { blockTextsOf } from './paper-text.ts';

const LINE_CELLS = 30;
const PAGE_LINES = 28;

const pagesOf = (braille: string): string[][] =>
  braille
    .replace(/\n$/, '')
    .split('\n\f')
    .map((page) => page.split('\n'));

/** Print words as fingers find them: without the page numbers, and an address that was broken made whole. */
async function wordsRead(braille: string, language: Paper['language']): Promise<string[]> {
  const lines = pagesOf(braille).flatMap((page) => page.slice(0, -1));
  return (await fromBraille(lines, language)).join(' ').split(/\s+/).filter(Boolean);
}

const wordsWritten = (paper: Paper): string[] =>
  blockTextsOf({ ...paper, blocks: paper.blocks.filter(({ kind }) => kind !== 'picture-code') })
    .join(' ')
    .split(/\s+/);

describeWith(['lou_translate', '/usr/share/liblouis/tables/da-dk-g16.ctb'], 'a letter in Braille', () => {
  describe.each(LETTER_KINDS)('$language, $deviceKind, $delivery', (kind) => {
    const paper = letterPaper(letterOf(kind));

    test('every word comes back from the cells', async () => {
      expect(await wordsRead(await braillePaper(paper, toBraille), kind.language)).toEqual(
        wordsWritten(paper),
      );
    });

    test('fits pages of 28 lines of 30 cells, each with its number, no heading last', async () => {
      const pages = pagesOf(await braillePaper(paper, toBraille));
      const headings = paper.blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []));
      expect(pages.length).toBeGreaterThan(2);
      for (const [index, page] of pages.entries()) {
        expect(page).toHaveLength(PAGE_LINES);
        for (const line of page) {
          expect(line).toMatch(/^[\u2800-\u283f]*$/);
          expect(line.length).toBeLessThanOrEqual(LINE_CELLS);
        }
        const print = await fromBraille(page, kind.language);
        expect(print.at(-1)!.trim()).toBe(String(index + 1));
        expect(print[0]).not.toBe('');
        expect(headings).not.toContain(
          print
            .slice(0, -1)
            .filter((line) => line.trim() !== '')
            .at(-1)!
            .trim(),
        );
      }
    });
  });

  test('the code is on a line of its own, number sign and letters a to j', async () => {
    const braille = async (language: 'da' | 'en'): Promise<string> =>
      await braillePaper(
        letterPaper(letterOf({ ...LETTER_KINDS[0]!, language }, { activationCode: '407182637' })),
        toBraille,
      );
    expect((await braille('da')).split('\n')).toContain('⠀⠀⠼⠙⠚⠛⠀⠼⠁⠓⠃⠀⠼⠋⠉⠛');
    // Unified English Braille has a space within a number (Rules of UEB, 6.6).
    expect((await braille('en')).split('\n')).toContain('⠀⠀⠼⠙⠚⠛⠐⠁⠓⠃⠐⠋⠉⠛');
  });

  test('an address longer than a line is broken behind a slash', async () => {
    const activationAddress = 'https://udsteder.example.dk/engangskoder/aktiver';
    const paper = letterPaper(letterOf(LETTER_KINDS[0]!, { activationAddress }));
    const words = await wordsRead(await braillePaper(paper, toBraille), 'da');
    const first = words.indexOf('udsteder.example.dk/');
    expect(words[first + 1]).toBe('engangskoder/aktiver');
  });

  test('an embosser gets the same cells as Braille ASCII', async () => {
    const [unicode, ascii] = await paperPrinter()(letterPaper(letterOf(LETTER_KINDS[0]!)), 'braille');
    expect([unicode.extension, ascii!.extension]).toEqual(['txt', 'brf']);
    const text = new TextDecoder().decode(ascii!.bytes);
    expect(text).toMatch(/^[ -_\r\n\f]*$/);
    expect(text.split('\r\n\f')).toHaveLength(pagesOf(new TextDecoder().decode(unicode.bytes)).length);
    // The same letters as liblouis's own table of them, which is what lou_translate writes without one for Unicode.
    expect(brailleAscii('⠠⠡⠃⠝⠀⠼⠁⠃⠂⠀⠿')).toBe(',*BN #AB1 =');
  });
});

test('without lou_translate it is said what to install, and nothing of the letter', async () => {
  const failure = toBraille(['407 182 637'], 'da', 'no-such-program-lou-translate');
  await expect(failure).rejects.toThrow(BrailleUnavailableError);
  await expect(failure).rejects.toThrow(
    'Braille needs no-such-program-lou-translate, which is not here; as root: apt-get install --no-install-recommends liblouis-bin liblouis-data',
  );
});

test('a program that fails or answers something else is told by how it ended', async () => {
  await expect(toBraille(['1'], 'da', 'false')).rejects.toThrow('false: expected to end with 0, got 1');
  await expect(toBraille(['1', '2'], 'da', 'true')).rejects.toThrow('true: expected 2 lines, got 1');
});

test('a line break within a text is refused, since it would shift all that follows', async () => {
  await expect(toBraille(['a\nb'], 'da')).rejects.toThrow('Braille: expected texts of one line each');
});

test('cells of eight dots are no Braille ASCII', () => {
  expect(() => brailleAscii('⡁')).toThrow('expected six dots');
});
