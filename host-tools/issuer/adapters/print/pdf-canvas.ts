/** A tagged page under way: where the next line goes, when a page is full, and which text belongs to which tag. */
import type PDFDocument from 'pdfkit';
import { PAGE, type PaperStyle } from './paper-style.ts';
import { wrapWords } from './wrap-words.ts';

export type Font = 'regular' | 'bold';
type Tag = PDFKit.PDFStructureElement;

/** `bbox` (ISO 32000-1, table 343) is younger than pdfkit's types. */
type TagOptions = PDFKit.Mixins.StructureElementOptions & {
  bbox?: readonly [left: number, top: number, right: number, bottom: number];
};

export interface TextPlace {
  readonly xPt: number;
  readonly yPt: number;
  readonly widthPt: number;
  readonly sizePt: number;
  readonly font: Font;
}

export class PdfCanvas {
  readonly doc: InstanceType<typeof PDFDocument>;
  readonly style: PaperStyle;
  readonly #root: Tag;
  yPt: number = PAGE.bodyTopPt;

  constructor(doc: InstanceType<typeof PDFDocument>, style: PaperStyle) {
    this.doc = doc;
    this.style = style;
    this.#root = doc.struct('Document');
    doc.addStructure(this.#root);
  }

  get bodyWidthPt(): number {
    return PAGE.widthPt - PAGE.leftPt - PAGE.rightPt;
  }

  /** Begins a page when what comes is higher than what is left of this one. */
  makeRoom(heightPt: number): void {
    if (this.yPt + heightPt <= PAGE.heightPt - this.style.bottomPt) return;
    this.doc.addPage();
    this.yPt = PAGE.topPt;
  }

  lines(text: string, { widthPt, sizePt, font }: Omit<TextPlace, 'xPt' | 'yPt'>): string[] {
    this.doc.font(font).fontSize(sizePt);
    return wrapWords(text, (line) => this.doc.widthOfString(line) <= widthPt);
  }

  lineHeightPt(sizePt: number): number {
    return sizePt * this.style.leading;
  }

  /** Draws lines under each other. The blank between two of them is drawn too: else their words run together when read. */
  drawLines(lines: readonly string[], { xPt, yPt, sizePt, font }: Omit<TextPlace, 'widthPt'>): number {
    this.doc.font(font).fontSize(sizePt);
    lines.forEach((line, index) => {
      const drawn = index < lines.length - 1 ? `${line} ` : line;
      this.doc.text(drawn, xPt, yPt + index * this.lineHeightPt(sizePt), { lineBreak: false });
    });
    return lines.length * this.lineHeightPt(sizePt);
  }

  /** A tag at the end of the document, or of another tag. */
  add(tag: Tag, parent: Tag = this.#root): Tag {
    parent.add(tag);
    return tag;
  }

  /** One tag around what is drawn. */
  tagged(
    type: string,
    draw: () => void,
    { parent = this.#root, ...options }: TagOptions & { parent?: Tag } = {},
  ): void {
    const tag = this.add(this.doc.struct(type, options), parent);
    tag.add(draw);
    tag.end();
  }

  /** What is there for the eye alone: boxes, rules, page numbers. */
  untagged(draw: () => void): void {
    this.doc.markContent('Artifact', { type: 'Layout' });
    draw();
    this.doc.endMarkedContent();
  }

  end(): void {
    this.#root.end();
  }
}
