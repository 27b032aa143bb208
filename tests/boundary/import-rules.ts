/** Holds imports against the table of who may know whom: what no row allows is denied. */
import { ROWS, type Row } from './import-table.ts';
import type { Import } from './source-tree.ts';

/** What one file may import or use, and under which words of the table. */
interface Allowance {
  folder: string;
  /** Undefined: every file of the folder. */
  file?: string;
  name: string;
}

const folderOf = (file: string): string => file.slice(0, Math.max(0, file.lastIndexOf('/')));

/** `a/{b,c/d} e` as a shell expands it: a/b, a/c/d, e. */
function expand(words: string): string[] {
  return words.split(' ').flatMap((word) => {
    const [, before = '', choices, after = ''] = /^(.*)\{(.*)\}(.*)$/.exec(word) ?? [];
    if (choices === undefined) return word === '' ? [] : [word];
    return choices.split(',').map((choice) => before + choice + after);
  });
}

function allowancesOf([folder, row]: [string, Row]): Allowance[] {
  return row.flatMap((column = '') =>
    column.split('; ').flatMap((clause) => {
      const [, file, words = clause] = /^(\S+\.\w+): (.*)$/.exec(clause) ?? [];
      return expand(words).map((name) => ({ folder, name, ...(file === undefined ? {} : { file }) }));
    }),
  );
}

/** `@a/b/c.js` belongs to the package `@a/b`. */
function packageOf(name: string): string {
  if (name.startsWith('node:') || name.startsWith('<')) return name;
  return name.split('/', name.startsWith('@') ? 2 : 1).join('/');
}

function allows({ folder, file, name }: Allowance, { from, target, isPackage }: Import): boolean {
  if (folderOf(from) !== folder || name !== (isPackage ? packageOf(target) : folderOf(target))) return false;
  return file === undefined || from === `${folder}/${file}`;
}

/** One line for each import that no row allows, and for each word of the table that no import needs. */
export function importViolations(
  imports: readonly Import[],
  rows: Readonly<Record<string, Row>> = ROWS,
): { denied: string[]; unused: string[] } {
  const allowances = Object.entries(rows).flatMap(allowancesOf);
  const foreign = imports.filter(
    ({ from, target, isPackage }) => isPackage || folderOf(from) !== folderOf(target),
  );
  return {
    denied: foreign
      .filter((each) => !allowances.some((allowance) => allows(allowance, each)))
      .map(({ from, target, isPackage }) => `${from} may not ${isPackage ? 'use' : 'import'} ${target}`),
    unused: allowances
      .filter((allowance) => !foreign.some((each) => allows(allowance, each)))
      .map(
        ({ folder, file, name }) => `${folder}${file === undefined ? '' : `/${file}`} does not need ${name}`,
      ),
  };
}

/** The files below `folder` and all that they need when they run. */
export function reachableFrom(folder: string, imports: readonly Import[]): string[] {
  const reached = new Set(imports.map(({ from }) => from).filter((file) => file.startsWith(folder)));
  for (const file of reached) {
    for (const { from, target, isPackage, isTypeOnly } of imports) {
      if (from === file && !isPackage && !isTypeOnly) reached.add(target);
    }
  }
  return [...reached];
}

const VAGUE_NAME = /(^|\/)(utils?|helpers?|misc|index)(\/|\.ts$)/;

/** Files whose name says nothing, and barrels that re-export a folder. */
export function vagueNames(files: readonly string[]): string[] {
  return files.filter((file) => VAGUE_NAME.test(file));
}
