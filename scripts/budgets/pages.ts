/**
 * What each page of the site begins with: its file, styles, scripts and the words of one language. Core and voice have limits of
 * their own, and what a script imports later counts under all pages: the check of a code and why it was refused, captions, the
 * browser's voice, what can be chosen of the code reader and beside the code's field, and the workbench's panels below its
 * devices. Nobody uses any of it before a device stands there, and the page works while it comes.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** Files that a text names: in a page's tags, and in a script's own imports. */
function namedFiles(text: string): string[] {
  const tags = [...text.matchAll(/<(?:script|link)[^>]* (?:src|href)="\.\/([^"]+)"/g)];
  const imports = [...text.matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([^"']+)["']/g)];
  return [...tags.map(([, file]) => file!), ...imports.map(([, file]) => `assets/${file}`)];
}

/** The file, and all that it fetches by itself. */
function closure(folder: string, file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  if (!/\.(html|js)$/.test(file)) return found;
  for (const named of namedFiles(readFileSync(path.join(folder, file), 'utf8')))
    closure(folder, named, found);
  return found;
}

function gzipBytes(folder: string, files: Iterable<string>): number {
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(path.join(folder, file))).length, 0);
}

/** Bytes of each page by its name, of the language with more of them. */
export function measurePages(folder: string): Record<string, number> {
  const assets = readdirSync(path.join(folder, 'assets'));
  const pages = readdirSync(folder).filter((name) => name.endsWith('.html'));
  const measured = pages.map((page): [string, number] => {
    const name = page === 'index.html' ? 'start' : page.replace('.html', '');
    const own = closure(folder, page);
    const words = assets.filter((file) => file.startsWith(`${name}-page-`));
    if (words.length !== 2) throw new Error(`${page}: expected words in 2 languages, got ${words.length}`);
    const bytes = words.map((file) => {
      return gzipBytes(folder, closure(folder, `assets/${file}`, new Set(own)));
    });
    return [name, Math.max(...bytes)];
  });
  return Object.fromEntries(measured);
}
