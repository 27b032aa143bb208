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

type ModuleInfo = { readonly importers: readonly string[] } | null;
type FindModule = (id: string) => ModuleInfo;

/** Names of the pages that begin with the module: what is fetched later counts for none. */
function pagesWith(id: string, find: FindModule, seen = new Set<string>()): Set<string> {
  if (seen.has(id)) return new Set();
  seen.add(id);
  if (id.endsWith('.html')) return new Set([path.parse(id).name]);
  const importers = find(id)?.importers ?? [];
  return new Set(importers.flatMap((importer) => [...pagesWith(importer, find, seen)]));
}

/** The chunk of a module that several of `pageCount` pages begin with; null leaves the module to the bundler. */
export function sharedChunk(id: string, find: FindModule, pageCount: number): string | null {
  if (id === PRELOAD_HELPER) return ALL_PAGES;
  if (id.endsWith('/words/plural.ts')) return DEVICE_PAGES;
  const [, language] = DEVICE_WORDS.exec(id) ?? [];
  if (language !== undefined) return `words-${language}`;
  const pages = pagesWith(id, find);
  if (pages.size === pageCount) return ALL_PAGES;
  if (pages.size === 0 || pages.has('index')) return null;
  if (id.endsWith('.css') || pages.size === pageCount - 1) return DEVICE_PAGES;
  return pages.size > 1 ? [...pages].sort().join('-and-') : null;
}

/**
 * Imports at run time as they stand, without vite's helper of 0.9 KiB: it fetches the styles of what is imported, and nothing
 * here that is imported later has any.
 */
export function plainImportsPlugin(): Plugin {
  return {
    name: 'talkode-plain-imports',
    apply: 'build',
    enforce: 'pre',
    load: (id) => (id === PRELOAD_HELPER ? 'export const __vitePreload = (load) => load();' : undefined),
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        const isLater = file.type === 'chunk' && file.isDynamicEntry;
        if (isLater && (file.viteMetadata?.importedCss.size ?? 0) > 0)
          throw new Error(
            `${file.fileName}: expected no styles in what is imported later, nobody fetches them`,
          );
      }
    },
  };
}
