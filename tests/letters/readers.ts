/** Who reads letters in these suites: tesseract as the eye, zxing as the phone. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { programPath } from '../support/system-programs.ts';

const ZXING_WASM = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');

/** Or it would fetch its module from the network. */
prepareZXingModule({ overrides: { wasmBinary: readFileSync(ZXING_WASM).buffer } });

/** The text that tesseract sees on a page, with the model that it always brings and no hint of what to look for. */
export function eyesRead(page: string): string {
  return execFileSync(programPath('tesseract'), [page, '-', '-l', 'eng'], {
    encoding: 'utf8',
    env: { ...process.env, OMP_THREAD_LIMIT: '1' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

/** What the QR codes of the pages hold. */
export async function phoneReads(pages: readonly string[]): Promise<string[]> {
  const found = [];
  for (const page of pages) {
    const codes = await readBarcodes(readFileSync(page), { formats: ['QRCode'], tryHarder: true });
    found.push(...codes.map(({ text }) => text));
  }
  return found;
}

/** Three digits, three times: nothing else in a letter looks so. */
export const codesIn = (text: string): string[] =>
  [...text.matchAll(/(?<!\d)(\d{3})[\s\u00a0]+(\d{3})[\s\u00a0]+(\d{3})(?!\d)/g)].map(([, ...groups]) =>
    groups.join(''),
  );

/**
 * The same where specks of dirt lie between the groups, which the eye takes for a dot or a quotation mark, and where a zero is
 * taken for the letter O: the page reads it as a zero, too.
 */
export const codesSeenIn = (text: string): string[] =>
  [...text.matchAll(/(?<![\dO])([\dO]{3})[^\dO\n]{1,4}([\dO]{3})[^\dO\n]{1,4}([\dO]{3})(?![\dO])/g)].map(
    ([, ...groups]) => groups.join('').replaceAll('O', '0'),
  );
