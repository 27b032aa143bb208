/** Long tables in generated TypeScript: a line a row, where Prettier would take one for each number. */
export const KEPT_AS_IT_IS = '// prettier-ignore';

export const rowPerLine = (rows: readonly unknown[]): string =>
  `[\n${rows.map((row) => `  ${JSON.stringify(row)},\n`).join('')}]`;
