/** A page as a poor scanner gives it: 150 dots an inch, in greys, with noise and specks. The same each time. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
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

/** Lays noise over a portable graymap of one byte a dot. */
function addNoise(graymap: Uint8Array, seed: number): Uint8Array {
  const head = /^P5\s+\d+\s+\d+\s+255\s/.exec(Buffer.from(graymap.subarray(0, 40)).toString('latin1'));
  if (!head) throw new Error('graymap: expected P5 with 255 greys');
  const random = randomFrom(seed);
  return graymap.map((grey, index) => {
    if (index < head[0].length) return grey;
    const chance = random();
    if (chance < SPECKS) return chance < SPECKS / 2 ? 0 : 255;
    // The sum of three even chances is close to a bell.
    const noise = (random() + random() + random() - 1.5) * 2 * NOISE_GREYS;
    return Math.max(0, Math.min(255, Math.round(grey + noise)));
  });
}

/** Writes the pages of a PDF as noisy graymaps into its folder, and names them in order. */
export function scan(pdfFile: string, seed: number): string[] {
  const base = pdfFile.replace(/\.pdf$/, '');
  execFileSync(programPath('pdftoppm'), ['-r', String(DOTS_PER_INCH), '-gray', pdfFile, base]);
  const folder = path.dirname(pdfFile);
  const pages = readdirSync(folder)
    .filter((name) => name.startsWith(`${path.basename(base)}-`) && name.endsWith('.pgm'))
    .sort()
    .map((name) => path.join(folder, name));
  pages.forEach((page, index) => writeFileSync(page, addNoise(readFileSync(page), seed * 100 + index)));
  return pages;
}
