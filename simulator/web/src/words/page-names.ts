/** The pages of the site, in the order in which they are offered. */
export const PAGE_NAMES = ['start', 'code-display', 'code-reader', 'workbench'] as const;
export type PageName = (typeof PAGE_NAMES)[number];
