/**
 * The pages' stylesheet and script: beside the bundled command, or among the sources. Their look is that of the practice pages,
 * whose colours and forms a test measures; what these pages have on top of it is their own.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export interface PageFiles {
  readonly stylesheet: string;
  readonly codeFromLetter: string;
}

/** In this order: a later one has the last word. scripts/build.mjs lays them all into one folder. */
const STYLESHEETS = ['base.css', 'forms.css', 'start.css', 'issuer.css'];

export function readPageFiles(): PageFiles {
  const here = path.dirname(fileURLToPath(import.meta.url));
  const own = path.join(here, 'faces/pages/files');
  const folders = existsSync(own)
    ? [own, path.resolve(here, '../../simulator/web/src/styles')]
    : [path.join(here, 'issuer-pages')];
  const read = (name: string): string => {
    const file = folders.map((folder) => path.join(folder, name)).find((each) => existsSync(each));
    if (file === undefined)
      throw new Error(`the issuer’s pages: expected ${name} beside the program, found none`);
    return readFileSync(file, 'utf8');
  };
  return { stylesheet: STYLESHEETS.map(read).join('\n'), codeFromLetter: read('code-from-letter.js') };
}
