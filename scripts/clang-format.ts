/** The project's C as clang-format lays it out: LLVM's own, compiled to WebAssembly, so that no machine's version counts. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from '@wasm-fmt/clang-format';
import { globSync } from 'tinyglobby';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const STYLE = readFileSync(path.join(ROOT, '.clang-format'), 'utf8');

export const isC = (file: string): boolean => /\.[ch]$/.test(file);

export const formattedC = (text: string, file: string): string => format(text, file, STYLE);

/** Every C file of the project, from its folder. */
export function cFiles(): string[] {
  return globSync('**/*.{c,h}', { cwd: ROOT, ignore: ['build/**', 'node_modules/**'] }).sort();
}

/** Those that are not laid out so, with what they should be. */
export function misformattedC(): { file: string; text: string }[] {
  return cFiles().flatMap((file) => {
    const found = readFileSync(path.join(ROOT, file), 'utf8');
    const text = formattedC(found, file);
    return text === found ? [] : [{ file: path.join(ROOT, file), text }];
  });
}
