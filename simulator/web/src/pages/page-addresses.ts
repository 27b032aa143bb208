/** Where each page lies, from every other: they share a folder. */
import type { PageName } from '../words/page-names.ts';

/** As the server and the service worker give them; the folder's own page is the start. */
export const PAGE_ADDRESSES: Readonly<Record<PageName, string>> = {
  start: './',
  'code-display': 'code-display.html',
  'code-reader': 'code-reader.html',
  workbench: 'workbench.html',
};
