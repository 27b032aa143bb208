/** A vite plugin that makes the HTML of every page from one template: they differ in the script that each begins with. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import { PAGE_ADDRESSES } from './src/pages/page-addresses.ts';

const TEMPLATE = 'page.html';
const PLACEHOLDER = 'PAGE';

/** The folder's own page is index.html to vite, and to a server. */
const NAME_OF_FILE = new Map(
  Object.entries(PAGE_ADDRESSES).map(([name, address]) => [address === './' ? 'index.html' : address, name]),
);

/** What vite builds, by the name of each page's file. `webDir` is vite's root. */
export function pageInputs(webDir: string): Record<string, string> {
  const files = [...NAME_OF_FILE.keys()];
  return Object.fromEntries(files.map((file) => [path.parse(file).name, path.join(webDir, file)]));
}

export function pagesPlugin(webDir: string): Plugin {
  const template = path.join(webDir, TEMPLATE);
  const html = (file: string): string | undefined => {
    const name = NAME_OF_FILE.get(file);
    return name && readFileSync(template, 'utf8').replace(PLACEHOLDER, name);
  };
  const pageAt = (id: string): string | undefined => {
    return path.dirname(id) === webDir ? html(path.basename(id)) : undefined;
  };
  return {
    name: 'talkode-pages',
    // No page is a file: vite would look for one.
    enforce: 'pre',
    resolveId: (id) => (pageAt(id) === undefined ? undefined : id),
    load: (id) => pageAt(id),
    configureServer: (server) => {
      server.middlewares.use((request, response, next) => {
        const { pathname } = new URL(request.url ?? '/', 'http://localhost');
        const page = html(pathname === '/' ? 'index.html' : pathname.slice(1));
        if (page === undefined) {
          next();
          return;
        }
        server
          .transformIndexHtml(pathname, page)
          .then((text) => response.setHeader('content-type', 'text/html').end(text))
          .catch(next);
      });
    },
  };
}
