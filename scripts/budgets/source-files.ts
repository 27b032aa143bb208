/** Counts the lines of hand-written source files. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

export interface SourceFile {
  file: string;
  lines: number;
}

const FOLDERS = ['firmware', 'simulator', 'host-tools', 'cli', 'scripts', 'tests'];
const SOURCE = /\.(ts|mjs|js|css|c|h)$/;
const GENERATED = /\.generated\./;
const LONG_LINES = 400;

export function sourceFiles(root: string): SourceFile[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && SOURCE.test(entry.name) && !GENERATED.test(entry.name))
      .map((entry) => {
        const file = path.join(entry.parentPath, entry.name);
        return { file: path.relative(root, file), lines: readFileSync(file, 'utf8').split('\n').length - 1 };
      }),
  );
}

export function medianLines(files: readonly SourceFile[]): number {
  const sorted = files.map((file) => file.lines).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

export function longFiles(files: readonly SourceFile[]): SourceFile[] {
  return files.filter((file) => file.lines > LONG_LINES).sort((a, b) => b.lines - a.lines);
}
