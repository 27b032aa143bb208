/** How each block of a paper is drawn and tagged (PDF/UA: ISO 14289-1, 7.1 to 7.6). */
import type { PaperBlock } from '../../domain/paper/paper-block.ts';
import { PAGE } from './paper-style.ts';
import type { PdfCanvas, Font } from './pdf-canvas.ts';
import { qrModules, QUIET_MODULES } from './qr-modules.ts';

type Of<Kind extends PaperBlock['kind']> = Extract<PaperBlock, { kind: Kind }>;

const CODE_PADDING_PT = 12;
const RULE_PT = 0.75;
/** From the top of a line of text to its middle, as a multiple of the size: digits of the code and their box. */
const LABEL_GAP_PT = 4;

/** Text over the whole width, below what was drawn last. */
function flowing(canvas: PdfCanvas, tag: string, text: string, sizePt: number, font: Font): void {
  const lines = canvas.lines(text, { widthPt: canvas.bodyWidthPt, sizePt, font });
  canvas.makeRoom(lines.length * canvas.lineHeightPt(sizePt));
  canvas.tagged(tag, () => {
    canvas.yPt += canvas.drawLines(lines, { xPt: PAGE.leftPt, yPt: canvas.yPt, sizePt, font });
  });
  canvas.yPt += canvas.style.afterBlockPt;
}

/** Text that has a place of its own on the first page; the body begins below it. */
function placed(
  canvas: PdfCanvas,
  texts: readonly string[],
  place: { xPt: number; yPt: number; widthPt: number },
  font: Font,
): void {
  const sizePt = canvas.style.bodyPt;
  const lines = texts.flatMap((text) => canvas.lines(text, { ...place, sizePt, font }));
  canvas.tagged('P', () => {
    const heightPt = canvas.drawLines(lines, { ...place, sizePt, font });
    canvas.yPt = Math.max(canvas.yPt, place.yPt + heightPt + canvas.style.afterBlockPt);
  });
}

function drawHeading(canvas: PdfCanvas, { level, text }: Of<'heading'>): void {
  const { heading1Pt, heading2Pt, bodyPt, beforeHeadingPt, afterBlockPt } = canvas.style;
  const sizePt = level === 1 ? heading1Pt : heading2Pt;
  if (level > 1) canvas.yPt += beforeHeadingPt;
  // No heading alone at the foot of a page: three lines of what follows fit below it.
  canvas.makeRoom(canvas.lineHeightPt(sizePt) + 3 * canvas.lineHeightPt(bodyPt) + afterBlockPt);
  flowing(canvas, `H${level}`, text, sizePt, 'bold');
  if (level > 1) canvas.yPt -= afterBlockPt / 2;
}

function drawSteps(canvas: PdfCanvas, { items }: Of<'steps'>): void {
  const { bodyPt: sizePt, stepIndentPt, afterBlockPt } = canvas.style;
  const font = 'regular';
  const list = canvas.add(canvas.doc.struct('L'));
  items.forEach((item, index) => {
    const lines = canvas.lines(item, { widthPt: canvas.bodyWidthPt - stepIndentPt, sizePt, font });
    canvas.makeRoom(lines.length * canvas.lineHeightPt(sizePt));
    const { yPt } = canvas;
    const parent = canvas.add(canvas.doc.struct('LI'), list);
    canvas.tagged(
      'Lbl',
      () => void canvas.drawLines([`${index + 1}. `], { xPt: PAGE.leftPt, yPt, sizePt, font }),
      { parent },
    );
    canvas.tagged(
      'LBody',
      () => {
        canvas.yPt += canvas.drawLines(lines, { xPt: PAGE.leftPt + stepIndentPt, yPt, sizePt, font });
      },
      { parent },
    );
    parent.end();
    canvas.yPt += afterBlockPt / 2;
  });
  list.end();
  canvas.yPt += afterBlockPt / 2;
}

/** The code in a box. What a voice says of it is its digits one by one: `ActualText` (ISO 32000-1, 14.9.4). */
function drawCode(canvas: PdfCanvas, { label, groups, digitByDigit }: Of<'code'>): void {
  const { doc, style } = canvas;
  const labelHeightPt = canvas.lineHeightPt(style.bodyPt) + LABEL_GAP_PT;
  const heightPt = 2 * CODE_PADDING_PT + labelHeightPt + style.codePt;
  canvas.makeRoom(heightPt);
  const top = canvas.yPt;
  const xPt = PAGE.leftPt + CODE_PADDING_PT;
  canvas.untagged(() => {
    doc.lineWidth(RULE_PT).roundedRect(PAGE.leftPt, top, canvas.bodyWidthPt, heightPt, 4).stroke();
  });
  canvas.tagged('P', () => {
    canvas.drawLines([label], { xPt, yPt: top + CODE_PADDING_PT, sizePt: style.bodyPt, font: 'regular' });
  });
  const paragraph = canvas.add(doc.struct('P'));
  canvas.tagged('Span', () => drawGroups(canvas, groups, xPt, top + CODE_PADDING_PT + labelHeightPt), {
    parent: paragraph,
    actual: digitByDigit.digits,
  });
  paragraph.end();
  canvas.yPt = top + heightPt + style.afterBlockPt * 1.5;
}

function drawGroups(canvas: PdfCanvas, groups: readonly string[], leftPt: number, yPt: number): void {
  const { doc, style } = canvas;
  const options = { lineBreak: false, characterSpacing: style.codeSpacingPt };
  doc.font('bold').fontSize(style.codePt);
  let xPt = leftPt;
  groups.forEach((group, index) => {
    doc.text(index < groups.length - 1 ? `${group}\u00a0` : group, xPt, yPt, options);
    xPt += doc.widthOfString(group, options) + style.codeGapPt;
  });
}

/** As squares, not as an image: sharp at any size. Runs of a row are one rectangle, so that no seam is seen between two. */
function drawPictureCode(canvas: PdfCanvas, { content, alternative, caption }: Of<'picture-code'>): void {
  const { doc, style } = canvas;
  const sidePt = style.pictureCodePt;
  canvas.makeRoom(sidePt);
  const { yPt } = canvas;
  const { size, isDark } = qrModules(content);
  const modulePt = sidePt / (size + 2 * QUIET_MODULES);
  // The margin to the left and above is white as the page is: the dark part stands in line with the text.
  const darkPt = size * modulePt;
  const bbox = [PAGE.leftPt, yPt, PAGE.leftPt + darkPt, yPt + darkPt] as const;
  canvas.tagged(
    'Figure',
    () => {
      for (let row = 0; row < size; row += 1)
        for (let column = 0; column < size; column += 1) {
          const begin = column;
          while (column < size && isDark(column, row)) column += 1;
          if (column > begin)
            doc.rect(
              PAGE.leftPt + begin * modulePt,
              yPt + row * modulePt,
              (column - begin) * modulePt,
              modulePt,
            );
        }
      doc.fill('black');
    },
    { alt: alternative, bbox },
  );
  const besidePt = sidePt + style.afterBlockPt;
  const text = { sizePt: style.bodyPt, font: 'regular' } as const;
  const lines = canvas.lines(caption, { ...text, widthPt: canvas.bodyWidthPt - besidePt });
  const heightPt = lines.length * canvas.lineHeightPt(style.bodyPt);
  canvas.tagged('P', () => {
    const captionTopPt = yPt + Math.max(0, (darkPt - heightPt) / 2);
    canvas.drawLines(lines, { ...text, xPt: PAGE.leftPt + besidePt, yPt: captionTopPt });
  });
  canvas.yPt = yPt + Math.max(darkPt, heightPt) + style.afterBlockPt;
}

function drawFooter(canvas: PdfCanvas, { text }: Of<'footer'>): void {
  const { doc, style } = canvas;
  canvas.yPt += style.afterBlockPt;
  const lines = canvas.lines(text, { widthPt: canvas.bodyWidthPt, sizePt: style.bodyPt, font: 'regular' });
  canvas.makeRoom(style.afterBlockPt + lines.length * canvas.lineHeightPt(style.bodyPt));
  canvas.untagged(() => {
    doc.lineWidth(RULE_PT).moveTo(PAGE.leftPt, canvas.yPt);
    doc.lineTo(PAGE.widthPt - PAGE.rightPt, canvas.yPt).stroke();
  });
  canvas.yPt += style.afterBlockPt;
  flowing(canvas, 'P', text, style.bodyPt, 'regular');
}

export function drawBlock(canvas: PdfCanvas, block: PaperBlock): void {
  const widthPt = canvas.bodyWidthPt;
  switch (block.kind) {
    case 'sender':
      return placed(canvas, [block.name], { xPt: PAGE.leftPt, yPt: PAGE.senderTopPt, widthPt }, 'bold');
    case 'address': {
      const field = { xPt: PAGE.leftPt, yPt: PAGE.addressTopPt, widthPt: PAGE.addressWidthPt };
      return placed(canvas, block.lines, field, 'regular');
    }
    case 'date': {
      const dateWidthPt = PAGE.widthPt - PAGE.rightPt - PAGE.dateLeftPt;
      const place = { xPt: PAGE.dateLeftPt, yPt: PAGE.addressTopPt, widthPt: dateWidthPt };
      return placed(canvas, [block.text], place, 'regular');
    }
    case 'heading':
      return drawHeading(canvas, block);
    case 'paragraph':
      return flowing(canvas, 'P', block.text, canvas.style.bodyPt, block.strong ? 'bold' : 'regular');
    case 'steps':
      return drawSteps(canvas, block);
    case 'code':
      return drawCode(canvas, block);
    case 'picture-code':
      return drawPictureCode(canvas, block);
    case 'footer':
      return drawFooter(canvas, block);
  }
}
