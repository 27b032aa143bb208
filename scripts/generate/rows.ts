/** Long tables in generated TypeScript: a line a row, where Prettier would take one for each number. */
export const KEPT_AS_IT_IS = '// prettier-ignore';

/** Names without quotes: the bundle keeps those that stand in its sources. */
export const rowPerLine = (rows: readonly unknown[]): string =>
  `[\n${rows.map((row) => `  ${JSON.stringify(row).replace(/"(\w+)":/g, '$1: ')},\n`).join('')}]`;
