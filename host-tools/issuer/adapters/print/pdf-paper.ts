/** A paper as tagged PDF (PDF/UA, ISO 14289-1): the same paper gives the same bytes. */
import PDFDocument from 'pdfkit';
import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import type { Paper } from '../../domain/paper/paper-block.ts';
import { letterFonts } from './fonts.ts';
import { PAGE, type PaperStyle } from './paper-style.ts';
import { drawBlock } from './pdf-blocks.ts';
import { PdfCanvas } from './pdf-canvas.ts';

const PAGE_NUMBER_FROM_BOTTOM_PT = 40;
const LANGUAGE_TAGS = { da: 'da-DK', en: 'en-GB' } as const;

/** pdfkit knows it, its types do not yet. */
const PDF_UA = 'PDF/UA' as string as PDFKit.Mixins.PDFSubsets;

/** Noon of the day of issue: a clock's second would make two prints of one letter differ. */
const noonOf = (date: CivilDate): Date => new Date(`${date}T12:00:00Z`);

function newDocument(paper: Paper): InstanceType<typeof PDFDocument> {
  const { regular, bold } = letterFonts();
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    // None at first, or pdfkit names Helvetica on each page, which nothing embeds (ISO 14289-1, 7.21.4.1).
    font: '',
    pdfVersion: '1.7',
    subset: PDF_UA,
    tagged: true,
    lang: LANGUAGE_TAGS[paper.language],
    displayTitle: true,
    bufferPages: true,
    info: { Title: paper.title, CreationDate: noonOf(paper.issuedOn) },
  });
  doc.registerFont('regular', regular);
  doc.registerFont('bold', bold);
  return doc;
}

function numberPages(canvas: PdfCanvas, pageWord: string): void {
  const { doc, style } = canvas;
  const { start, count } = doc.bufferedPageRange();
  if (count === 1) return;
  for (let index = 0; index < count; index += 1) {
    doc.switchToPage(start + index);
    const yPt = PAGE.heightPt - PAGE_NUMBER_FROM_BOTTOM_PT;
    canvas.untagged(() => {
      const text = `${pageWord} ${index + 1} / ${count}`;
      canvas.drawLines([text], { xPt: PAGE.leftPt, yPt, sizePt: style.pageNumberPt, font: 'regular' });
    });
  }
}

export async function pdfPaper(paper: Paper, style: PaperStyle): Promise<Uint8Array> {
  const doc = newDocument(paper);
  const canvas = new PdfCanvas(doc, style);
  for (const block of paper.blocks) drawBlock(canvas, block);
  numberPages(canvas, paper.pageWord);
  canvas.end();
  const chunks: Uint8Array[] = [];
  const whole = new Promise<Uint8Array>((resolve, reject) => {
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
  doc.end();
  return await whole;
}
