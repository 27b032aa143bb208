/** Reads the hand-written TypeScript and AssemblyScript sources, with what each file imports. */
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
  /** `import type`: couples the sources, but is gone when they run. */
  isTypeOnly: boolean;
}

const HAS_EXTENSION = /\.(ts|js|mjs|json|css|svg|wasm|bin)$/;

/** Every TypeScript, AssemblyScript and JavaScript file below the given folders of the project. */
export function readSources(folders: readonly string[]): Source[] {
  return folders.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|m?js)$/.test(name))
      .map((name) => `${folder}/${name.split(path.sep).join('/')}`)
      .sort()
      .map((file) => ({ file, text: readFileSync(path.join(ROOT, file), 'utf8') })),
  );
}

function isTypeOnly(statement: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(statement)) return statement.isTypeOnly;
  return statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
}

/** Modules of which a file imports types alone. */
function typeOnlyModules({ file, text }: Source): Set<string> {
  const statements = ts
    .createSourceFile(file, text, ts.ScriptTarget.Latest)
    .statements.filter((statement) => ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement));
  const named = (wanted: boolean): string[] =>
    statements
      .filter((statement) => isTypeOnly(statement) === wanted)
      .map(({ moduleSpecifier }) =>
        moduleSpecifier && ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : '',
      );
  const values = new Set(named(false));
  return new Set(named(true).filter((name) => !values.has(name)));
}

/** Imports, re-exports, `import()` and `require()` of one file; types too, since they couple as much. */
export function importsOf(source: Source): Import[] {
  const typeOnly = typeOnlyModules(source);
  const folder = path.posix.dirname(source.file);
  return ts.preProcessFile(source.text, true, true).importedFiles.map(({ fileName }) => {
    const isPackage = !fileName.startsWith('.');
    const file = path.posix.join(folder, fileName.replace(/\?.*$/, ''));
    // AssemblyScript resolves a name without extension.
    const target = isPackage ? fileName : HAS_EXTENSION.test(file) ? file : `${file}.ts`;
    return { from: source.file, target, isPackage, isTypeOnly: typeOnly.has(fileName) };
  });
}
