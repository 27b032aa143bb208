/** A paper as plain text: lines of 72 characters, headings and paragraphs apart by one empty line, nothing drawn with signs. */
import type { Paper, PaperBlock } from '../../domain/paper/paper-block.ts';
import { wrapWords } from './wrap-words.ts';

const LINE_CHARACTERS = 72;

const wrapped = (text: string, indent = ''): string[] =>
  wrapWords(text, (line) => indent.length + [...line].length <= LINE_CHARACTERS).map((line) => indent + line);

function stepLines(items: readonly string[]): string[] {
  const indent = ' '.repeat(`${items.length}. `.length);
  return items.flatMap((item, index) => {
    const number = `${index + 1}. `.padEnd(indent.length);
    return wrapped(item, indent).map((line, at) => (at === 0 ? number + line.trimStart() : line));
  });
}

function blockLines(block: PaperBlock): string[] {
  switch (block.kind) {
    case 'sender':
      return wrapped(block.name);
    case 'address':
      return block.lines.flatMap((line) => wrapped(line));
    case 'code':
      return [
        `${block.label}: ${block.groups.join(' ')}`,
        `${block.digitByDigit.label}: ${block.digitByDigit.digits}`,
      ];
    case 'steps':
      return stepLines(block.items);
    case 'picture-code':
      return [];
    case 'date':
    case 'heading':
    case 'paragraph':
    case 'footer':
      return wrapped(block.text);
  }
}

/** No-break spaces have done their work when the lines are broken; programs that read text want plain ones. */
const plainSpaces = (text: string): string => text.replaceAll('\u00a0', ' ');

export function plainTextPaper({ blocks }: Paper): string {
  const paragraphs = blocks.map((block) => blockLines(block).join('\n')).filter((text) => text !== '');
  return plainSpaces(`${paragraphs.join('\n\n')}\n`);
}
