/** The pages' stylesheet and script: beside the bundled command, or among the sources. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export interface PageFiles {
  readonly stylesheet: string;
  readonly codeFromLetter: string;
}

export function readPageFiles(): PageFiles {
  const here = path.dirname(fileURLToPath(import.meta.url));
  const folders = [path.join(here, 'faces/pages/files'), path.join(here, 'issuer-pages')];
  const folder = folders.find((each) => existsSync(each));
  if (folder === undefined)
    throw new Error('the issuer’s pages: expected their files beside the program, found none');
  const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
  return { stylesheet: read('issuer.css'), codeFromLetter: read('code-from-letter.js') };
}
