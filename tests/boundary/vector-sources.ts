/** Reads the table of tests/vectors/SOURCES.md. */

export interface SourceRow {
  /** Path below tests/vectors/. */
  file: string;
  cells: string[];
}

/** The rows of a Markdown table whose first cell is a code span. */
export function sourceRows(markdown: string): SourceRow[] {
  return [...markdown.matchAll(/^\| *`([^`]+)`.*\|$/gm)].map(([line, file]) => ({
    file: file!,
    cells: line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  }));
}
