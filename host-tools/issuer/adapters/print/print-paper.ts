/** A paper in each of its four forms, as files. */
import type { Paper } from '../../domain/paper/paper-block.ts';
import type { PaperForm } from '../../domain/records/paper-form.ts';
import type { PaperPrinter, PrintedFile } from '../../domain/paper/paper-printer.ts';
import { braillePaper, type BrailleTranslator } from './braille-paper.ts';
import { brailleAscii } from './brf.ts';
import { toBraille } from './liblouis.ts';
import { LARGE_PRINT, STANDARD } from './paper-style.ts';
import { pdfPaper } from './pdf-paper.ts';
import { plainTextPaper } from './plain-text-paper.ts';

const pdfFile = (bytes: Uint8Array): PrintedFile => ({
  mediaType: 'application/pdf',
  extension: 'pdf',
  bytes,
});

const textFile = (text: string): PrintedFile => ({
  mediaType: 'text/plain; charset=utf-8',
  extension: 'txt',
  bytes: new TextEncoder().encode(text),
});

/** Unicode Braille is the same cells in every country; Braille ASCII is what most embossers take without asking. */
function brailleFiles(braille: string): [PrintedFile, PrintedFile] {
  const bytes = new TextEncoder().encode(brailleAscii(braille));
  return [textFile(braille), { mediaType: 'application/x-brf', extension: 'brf', bytes }];
}

const PRINTERS: Readonly<
  Record<PaperForm, (paper: Paper, translate: BrailleTranslator) => Promise<[PrintedFile, ...PrintedFile[]]>>
> = {
  standard: async (paper) => [pdfFile(await pdfPaper(paper, STANDARD))],
  'large-print': async (paper) => [pdfFile(await pdfPaper(paper, LARGE_PRINT))],
  braille: async (paper, translate) => brailleFiles(await braillePaper(paper, translate)),
  'plain-text': (paper) => Promise.resolve([textFile(plainTextPaper(paper))]),
};

export const paperPrinter =
  (translate: BrailleTranslator = toBraille): PaperPrinter =>
  (paper, form) =>
    PRINTERS[form](paper, translate);
