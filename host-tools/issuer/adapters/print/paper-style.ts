/** Sizes of the two printed forms, in points. Large print is 18 pt and up in all that stands on the page. */

const POINTS_PER_MM = 72 / 25.4;

export const mm = (millimetres: number): number => millimetres * POINTS_PER_MM;

/** A4, and on it the field that shows through a window to the left (DIN 5008, form B; Danish M65 and C5 show a part of it). */
export const PAGE = {
  widthPt: mm(210),
  heightPt: mm(297),
  leftPt: mm(20),
  rightPt: mm(20),
  topPt: mm(18),
  senderTopPt: mm(16),
  addressTopPt: mm(49),
  addressWidthPt: mm(85),
  dateLeftPt: mm(125),
  bodyTopPt: mm(96),
} as const;

export interface PaperStyle {
  readonly bodyPt: number;
  readonly heading1Pt: number;
  readonly heading2Pt: number;
  readonly codePt: number;
  readonly codeSpacingPt: number;
  readonly codeGapPt: number;
  readonly pageNumberPt: number;
  /** From line to line, as a multiple of the font's size. */
  readonly leading: number;
  readonly afterBlockPt: number;
  readonly beforeHeadingPt: number;
  readonly stepIndentPt: number;
  readonly pictureCodePt: number;
  readonly bottomPt: number;
}

export const STANDARD: PaperStyle = {
  bodyPt: 11,
  heading1Pt: 18,
  heading2Pt: 13,
  codePt: 28,
  codeSpacingPt: 2,
  codeGapPt: 22,
  pageNumberPt: 9,
  leading: 1.4,
  afterBlockPt: 8,
  beforeHeadingPt: 10,
  stepIndentPt: 22,
  pictureCodePt: mm(34),
  bottomPt: mm(22),
};

export const LARGE_PRINT: PaperStyle = {
  bodyPt: 18,
  heading1Pt: 28,
  heading2Pt: 22,
  codePt: 36,
  codeSpacingPt: 2.5,
  codeGapPt: 28,
  pageNumberPt: 18,
  leading: 1.4,
  afterBlockPt: 14,
  beforeHeadingPt: 16,
  stepIndentPt: 38,
  pictureCodePt: mm(46),
  bottomPt: mm(26),
};
