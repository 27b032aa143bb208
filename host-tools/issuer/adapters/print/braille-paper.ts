/** A paper as pages of Unicode Braille: 28 lines of 30 cells, the last one with the page's number, form feeds between pages. */
import type { Paper } from '../../domain/paper/paper-block.ts';
import type { Language } from '../../domain/records/person.ts';
import {
  BLANK_CELL,
  blockGroups,
  blockTexts,
  LINE_CELLS,
  wordsOf,
  type BrailleGroup,
} from './braille-lines.ts';

const PAGE_LINES = 28;
const TEXT_LINES = PAGE_LINES - 1;
/** So many lines at least stay with the heading above them, and on either side of a page's end. */
const LINES_TOGETHER = 2;

/** Puts texts into Braille cells, one for one. */
export type BrailleTranslator = (texts: readonly string[], language: Language) => Promise<readonly string[]>;

function paginate(groups: readonly BrailleGroup[]): string[][] {
  const pages: string[][] = [[]];
  groups.forEach(({ lines, around }, index) => {
    const page = pages.at(-1)!;
    const gap = around !== undefined || groups[index - 1]?.around === 'blank-before-and-after';
    const begun = gap && page.length > 0 ? [...page, ''] : page;
    const next = around === 'heading' ? (groups[index + 1]?.lines.length ?? 0) : 0;
    const room = TEXT_LINES - begun.length - Math.min(next, LINES_TOGETHER);
    const here = lines.length <= room ? lines.length : linesBeforeBreak(lines, around, room);
    if (here > 0) pages[pages.length - 1] = [...begun, ...lines.slice(0, here)];
    for (let from = here; from < lines.length; from += TEXT_LINES)
      pages.push(lines.slice(from, from + TEXT_LINES));
  });
  return pages.filter((page) => page.length > 0);
}

/** A paragraph may run over to the next page, but no line of it is alone on either; all else stays together. */
function linesBeforeBreak(lines: readonly string[], around: BrailleGroup['around'], room: number): number {
  const here = Math.min(room, lines.length - LINES_TOGETHER);
  return around === undefined && here >= LINES_TOGETHER ? here : 0;
}

const withNumber = (lines: readonly string[], number: string): string =>
  [
    ...lines,
    ...Array.from({ length: TEXT_LINES - lines.length }, () => ''),
    BLANK_CELL.repeat(LINE_CELLS - number.length) + number,
  ].join('\n');

export async function braillePaper(paper: Paper, translate: BrailleTranslator): Promise<string> {
  const words = [...new Set(paper.blocks.flatMap(blockTexts).flatMap(wordsOf))];
  const cells = await translate(
    words.map((word) => word.replaceAll('\u00a0', ' ')),
    paper.language,
  );
  const cellsByWord = new Map(words.map((word, index) => [word, cells[index]!] as const));
  const pages = paginate(
    paper.blocks.flatMap((block) => blockGroups(block, (word) => cellsByWord.get(word)!)),
  );
  const numbers = await translate(
    pages.map((_, index) => String(index + 1)),
    paper.language,
  );
  return `${pages.map((lines, index) => withNumber(lines, numbers[index]!)).join('\n\f')}\n`;
}
