/** Breaks a text into lines at its blanks, and nowhere else: no word is hyphenated, and no-break spaces hold. */

/** Behind these an address is broken that no line holds. */
const SEAMS = '/.-@?&';

/** Whether a line is short enough; `index` counts from 0, for a first line with an indent of its own. */
type Fits = (line: string, index: number) => boolean;

/** A word too long for any line is broken at a seam, or where it must be. */
export function wrapWords(text: string, fits: Fits, seams = SEAMS): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/[ \n\t]+/).filter((each) => each !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (fits(longer, lines.length)) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = brokenWord(word, (piece) => fits(piece, lines.length), seams);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1)!;
  }
  return line === '' ? lines : [...lines, line];
}

function brokenWord(word: string, fits: (piece: string) => boolean, seams: string): string[] {
  if (fits(word)) return [word];
  const signs = [...word];
  let most = 1;
  while (most < signs.length && fits(signs.slice(0, most + 1).join(''))) most += 1;
  const seam = Math.max(...[...seams].map((sign) => signs.lastIndexOf(sign, most - 1)));
  const end = seam > 0 ? seam + 1 : most;
  return [signs.slice(0, end).join(''), ...brokenWord(signs.slice(end).join(''), fits, seams)];
}
