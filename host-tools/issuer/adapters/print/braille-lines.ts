/** The blocks of a paper as lines of Braille cells, and which of them stay together. */
import type { PaperBlock } from '../../domain/paper/paper-block.ts';
import { wrapWords } from './wrap-words.ts';

/** Fits each A4 embosser: 30 cells of 6 mm, 28 lines of 10 mm. */
export const LINE_CELLS = 30;

export const BLANK_CELL = '\u2800';

/** A slash, in Danish and in Unified English Braille: behind it an address is broken that no line holds. */
const SLASH_CELL = '\u280c';

/** The custom of Braille: a paragraph begins two cells in, what runs on from a step's number too. */
const INDENT = BLANK_CELL.repeat(2);

/** The cells of a print word. What stands between no-break spaces is one word. */
export type CellsOf = (word: string) => string;

/** Lines that belong together, and what is around them. */
export interface BrailleGroup {
  readonly lines: readonly string[];
  readonly around?: 'blank-before' | 'blank-before-and-after' | 'heading';
}

export const wordsOf = (text: string): string[] => text.split(' ').filter((word) => word !== '');

function cellLines(text: string, cellsOf: CellsOf, first = '', rest = ''): string[] {
  const indent = (index: number): string => (index === 0 ? first : rest);
  const lines = wrapWords(
    wordsOf(text).map(cellsOf).join(' '),
    (line, index) => indent(index).length + line.length <= LINE_CELLS,
    SLASH_CELL,
  );
  return lines.map((line, index) => indent(index) + line.replaceAll(' ', BLANK_CELL));
}

export const printedCode = (groups: readonly string[]): string => groups.join('\u00a0');

/** All text of a block that is put into Braille, so that one run of the translator does. */
export function blockTexts(block: PaperBlock): string[] {
  switch (block.kind) {
    case 'sender':
      return [block.name];
    case 'address':
      return [...block.lines];
    case 'code':
      return [block.label, printedCode(block.groups)];
    case 'steps':
      return block.items.map((item, index) => `${index + 1}. ${item}`);
    case 'picture-code':
      return [];
    case 'date':
    case 'heading':
    case 'paragraph':
    case 'footer':
      return [block.text];
  }
}

export function blockGroups(block: PaperBlock, cellsOf: CellsOf): BrailleGroup[] {
  const texts = blockTexts(block);
  const lines = (first: string, rest: string): string[] =>
    texts.flatMap((text) => cellLines(text, cellsOf, first, rest));
  switch (block.kind) {
    case 'sender':
    case 'address':
    case 'date':
      return [{ lines: lines('', INDENT), around: 'blank-before' }];
    case 'heading':
      return [{ lines: lines('', ''), around: 'heading' }];
    case 'paragraph':
      return [{ lines: lines(INDENT, '') }];
    case 'footer':
      return [{ lines: lines(INDENT, ''), around: 'blank-before' }];
    case 'steps':
      return texts.map((text) => ({ lines: cellLines(text, cellsOf, '', INDENT) }));
    case 'code':
      return [{ lines: lines(INDENT, INDENT), around: 'blank-before-and-after' }];
    case 'picture-code':
      return [];
  }
}
