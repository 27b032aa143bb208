// Reads the hand-written TypeScript and AssemblyScript sources, with what each file imports.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

export interface Source {
  /** Path from the project's root, with forward slashes. */
  file: string;
  text: string;
}

/** One import: `target` is a path from the project's root, or the name of a package. */
export interface Import {
  from: string;
  target: string;
  isPackage: boolean;
}

/** Every .ts file below the given folders of the project. */
export function readSources(folders: readonly string[]): Source[] {
  return folders.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${folder}/${name.split(path.sep).join('/')}`)
      .sort()
      .map((file) => ({ file, text: readFileSync(path.join(ROOT, file), 'utf8') })),
  );
}

/** Imports, re-exports, `import()` and `require()` of one file; types count too, since they couple as much. */
export function importsOf({ file, text }: Source): Import[] {
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => {
    const isPackage = !fileName.startsWith('.');
    if (isPackage) return { from: file, target: fileName, isPackage };
    const target = path.posix.join(path.posix.dirname(file), fileName.replace(/\?.*$/, ''));
    // AssemblyScript resolves a name without extension.
    const withExtension = path.posix.extname(target) === '' ? `${target}.ts` : target;
    return { from: file, target: withExtension, isPackage };
  });
}
