/** Tests that a table names as `file > suite > title`: whether they are there, and a link to each. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { testTitlesOf } from './test-titles.ts';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** File and title of a test's name. */
function splitName(name: string): { file: string; title: string } {
  const [file = '', ...titles] = name.split(' > ');
  return { file, title: titles.join(' > ') };
}

/** Of a document in a folder of the top. */
export function testLink(name: string): string {
  const { file, title } = splitName(name);
  return `[${title}](../${file})`;
}

/** One line for each name without a test, such as `test "mark": tests/a.test.ts has no test "title"`; `who` names its owner. */
export function missingTests(
  names: readonly (readonly [who: string, name: string])[],
  root = ROOT,
): string[] {
  const titles = new Map<string, readonly string[]>();
  const titlesOf = (file: string): readonly string[] => {
    const known = titles.get(file);
    if (known) return known;
    const full = path.join(root, file);
    const found = existsSync(full) ? testTitlesOf(full) : [];
    titles.set(file, found);
    return found;
  };
  return names.flatMap(([who, name]) => {
    const { file, title } = splitName(name);
    return titlesOf(file).includes(title) ? [] : [`${who}: ${file} has no test "${title}"`];
  });
}
