/** Text that no database takes as it is: with a NUL, or with half a character (a lone surrogate). */

function isUnfit(text: string): boolean {
  return /[\0\p{Surrogate}]/u.test(text);
}

/** The JSON pointer of the first such text within a value; null: there is none. Names of properties count, too. */
export function unfitPath(value: unknown, path = ''): string | null {
  if (typeof value === 'string') return isUnfit(value) ? path : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, inner] of Object.entries(value)) {
    if (isUnfit(name)) return path;
    const found = unfitPath(inner, `${path}/${name}`);
    if (found !== null) return found;
  }
  return null;
}
