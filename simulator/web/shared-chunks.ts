/**
 * How the build shares code between pages: a script for each set of pages that begin with the same modules, and one style
 * sheet for all pages with a device. Each further file has a gzip dictionary of its own and names of what it imports, which
 * came to 2 KiB of 44 on the code reader's page.
 */
import path from 'node:path';
import type { Plugin } from 'vite';

const PRELOAD_HELPER = '\0vite/preload-helper.js';
const ALL_PAGES = 'all-pages';
const DEVICE_PAGES = 'device-pages';

/** What the pages with a device say, but what each says of itself: a file for a language. */
const DEVICE_WORDS = /\/words\/(da|en)\/(?:device|log-on|code-display|code-reader)\.ts$/;

interface Importers {
  readonly importers: readonly string[];
  readonly dynamicImporters: readonly string[];
}
type FindModule = (id: string) => Importers | null;
type FindImporters = (id: string) => readonly string[];

/** Names of the pages at the end of all ways back from the module. */
function pagesBehind(id: string, importersOf: FindImporters, seen = new Set<string>()): Set<string> {
  if (seen.has(id)) return new Set();
  seen.add(id);
  if (id.endsWith('.html')) return new Set([path.parse(id).name]);
  return new Set(importersOf(id).flatMap((each) => [...pagesBehind(each, importersOf, seen)]));
}

/** The chunk of a module that several of `pageCount` pages begin with; null leaves the module to the bundler. */
export function sharedChunk(id: string, find: FindModule, pageCount: number): string | null {
  if (id === PRELOAD_HELPER) return ALL_PAGES;
  if (id.endsWith('/words/plural.ts')) return DEVICE_PAGES;
  const [, language] = DEVICE_WORDS.exec(id) ?? [];
  if (language !== undefined) return `words-${language}`;
  const beginning = pagesBehind(id, (each) => find(each)?.importers ?? []);
  if (beginning.size === 0) return null;
  // A page that imports it later must not fetch with it what only other pages begin with.
  const pages = pagesBehind(id, (each) => {
    const found = find(each);
    return found ? [...found.importers, ...found.dynamicImporters] : [];
  });
  if (pages.size === pageCount) return ALL_PAGES;
  if (pages.has('index')) return null;
  if (id.endsWith('.css') || pages.size === pageCount - 1) return DEVICE_PAGES;
  return pages.size > 1 ? [...pages].sort().join('-and-') : null;
}

/** What vite gives its helper to fetch: names of files, by a table at the head of the chunk. */
const PRELOAD_TABLE = /^const __vite__mapDeps=.*\n/;
const PRELOAD_ARGUMENTS = /,(?:__vite__mapDeps\(\[[\d,]*\]\)|\[\]),import\.meta\.url\)/g;

/**
 * Imports at run time as they stand, without vite's helper of 0.9 KiB: it fetches the styles of what is imported, and nothing
 * here that is imported later has any of its own.
 */
export function plainImportsPlugin(): Plugin {
  return {
    name: 'talkode-plain-imports',
    apply: 'build',
    enforce: 'pre',
    load: (id) => (id === PRELOAD_HELPER ? 'export const __vitePreload = (load) => load();' : undefined),
    generateBundle: {
      // After vite has written the names.
      order: 'post',
      handler(_options, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type !== 'chunk') continue;
          if (file.isDynamicEntry && (file.viteMetadata?.importedCss.size ?? 0) > 0)
            throw new Error(
              `${file.fileName}: expected no styles in what is imported later, nobody fetches them`,
            );
          file.code = file.code.replace(PRELOAD_TABLE, '').replace(PRELOAD_ARGUMENTS, ')');
          if (file.code.includes('__vite__mapDeps'))
            throw new Error(`${file.fileName}: expected imports as vite writes them`);
        }
      },
    },
  };
}
