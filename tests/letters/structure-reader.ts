/** A letter as a screen reader goes through it: poppler tells the texts in the order of the tags. */
import { execFileSync } from 'node:child_process';

export interface StructuredText {
  readonly tag: string;
  readonly text: string;
}

export function structureReads(pdfFile: string): StructuredText[] {
  const output = execFileSync('pdfinfo', ['-struct-text', pdfFile], { encoding: 'utf8' });
  const found: StructuredText[] = [];
  let tag = '';
  for (const line of output.split('\n')) {
    const [, text] = /^\s*"(.*)"$/.exec(line) ?? [];
    if (text !== undefined) found.push({ tag, text });
    else tag = /^\s*(\w+)/.exec(line)?.[1] ?? tag;
  }
  return found;
}
