/** Finds the known word nearest to one that nobody knows, for error messages. */

/** Levenshtein's edit distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const substitution = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substitution, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}

/** `; did you mean X?` when a known word differs by at most a third of its letters, else nothing. */
export function suggestion(word: string, known: readonly string[]): string {
  const longest = Math.max(...known.map((each) => each.length));
  // More than a third of the letters differ; the distance of a whole file's worth would take minutes.
  if (word.length > 2 * longest) return '';
  const ranked = known
    .map((each) => ({ each, edits: distance(word.toLowerCase(), each.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits);
  const best = ranked[0];
  return best && best.edits <= Math.max(1, best.each.length / 3) ? `; did you mean ${best.each}?` : '';
}
