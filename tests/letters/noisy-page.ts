/** A page as a poor scanner gives it: 150 dots an inch, in greys, with noise and specks. The same each time. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { programPath } from '../support/system-programs.ts';

const DOTS_PER_INCH = 150;
/** Of 255 greys: as grainy as a worn office copier. */
const NOISE_GREYS = 24;
/** One dot in two hundred is black or white, whatever was printed there. */
const SPECKS = 1 / 200;

/** Numbers from 0 to 1, by a seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** So many dots' noise is made once; each page begins at another of them. The number is a prime, so that no pattern repeats a line. */
const NOISE_DOTS = 1_000_003;

let noise: Int16Array | undefined;

/** What is added to each dot; a speck is more than any grey can make good. */
function noiseDots(): Int16Array {
  const random = randomFrom(NOISE_DOTS);
  noise ??= Int16Array.from({ length: NOISE_DOTS }, () => {
    const chance = random();
    if (chance < SPECKS) return chance < SPECKS / 2 ? -255 : 255;
    // The sum of three even chances is close to a bell of half its width.
    return Math.round((random() + random() + random() - 1.5) * 2 * NOISE_GREYS);
  });
  return noise;
}

interface Graymap {
  readonly width: number;
  readonly height: number;
  readonly dots: Uint8Array;
}

/** A portable graymap of one byte a dot. */
function readGraymap(file: string): Graymap {
  const bytes = readFileSync(file);
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 40).toString('latin1'));
  if (!head) throw new Error('graymap: expected P5 with 255 greys');
  return { width: Number(head[1]), height: Number(head[2]), dots: bytes.subarray(head[0].length) };
}

function writeGraymap(file: string, { width, height, dots }: Graymap): void {
  writeFileSync(file, Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), dots]));
}

function addNoise(graymap: Graymap, seed: number): Graymap {
  const noise = noiseDots();
  const begin = Math.floor(randomFrom(seed)() * NOISE_DOTS);
  const dots = Uint8ClampedArray.from(graymap.dots, (grey, at) => grey + noise[(begin + at) % NOISE_DOTS]!);
  return { ...graymap, dots: new Uint8Array(dots.buffer) };
}

/** A strip of a page over its whole width, from and to a part of its height, as a file beside it. */
export function stripOf(page: string, from: number, to: number): string {
  const { width, height, dots } = readGraymap(page);
  const [first, last] = [Math.floor(height * from), Math.floor(height * to)];
  const file = page.replace(/\.pgm$/, '-strip.pgm');
  writeGraymap(file, { width, height: last - first, dots: dots.subarray(first * width, last * width) });
  return file;
}

/** Writes the first pages of a PDF as noisy graymaps into its folder, and names them in order. */
export function scan(pdfFile: string, pages: number, seed: number): string[] {
  const base = pdfFile.replace(/\.pdf$/, '');
  const options = ['-r', String(DOTS_PER_INCH), '-gray', '-l', String(pages)];
  execFileSync(programPath('pdftoppm'), [...options, pdfFile, base]);
  return Array.from({ length: pages }, (_, index) => {
    const page = `${base}-${index + 1}.pgm`;
    writeGraymap(page, addNoise(readGraymap(page), seed * 100 + index));
    return page;
  });
}
