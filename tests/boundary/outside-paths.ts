/** Finds paths that lead out of the project: a clone has nothing beside it. */
import { readFileSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Source } from './source-tree.ts';

/** Made by a build, by an install, or by git; the lockfile names packages, not folders. */
const NOT_OURS = new Set(['.git', 'build', 'node_modules', 'package-lock.json']);

/** Every text file of the project. */
export function textFiles(root: string, folder = ''): Source[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry): Source[] => {
    const file = path.posix.join(folder, entry.name);
    if (NOT_OURS.has(file)) return [];
    if (entry.isDirectory()) return textFiles(root, file);
    const text = readFileSync(path.join(root, file), 'utf8');
    return text.includes('\0') ? [] : [{ file, text }];
  });
}

/** All names of files and folders. A path between two made-up files of a test still names folders of the project. */
export function namesIn(sources: readonly Source[]): ReadonlySet<string> {
  return new Set([...NOT_OURS, ...sources.flatMap(({ file }) => file.split('/'))]);
}

/** Folders of one machine: where this clone lies, and the home of whoever works in it. */
export function machineFolders(root: string): string[] {
  const folders = [root, path.dirname(root), os.homedir()];
  // A clone right below / or in the folder for temporary files has a parent that others name rightly.
  return folders.filter((folder) => folder.split('/').length > 1 && !['/', os.tmpdir()].includes(folder));
}

/** Whether what follows a name in a text leaves that name as it is. */
function endsAName(rest: string): boolean {
  return !/^[\w.-]/.test(rest);
}

/** "file: path" for each path that begins with ../ and names nothing of the project, and for each folder of this machine. */
export function outsidePaths(
  { file, text }: Source,
  names: ReadonlySet<string>,
  folders: readonly string[],
): string[] {
  const relative = [...text.matchAll(/(?<![\w.])(?:\.\.\/)+([\w-][\w.-]*)/g)]
    .filter(([, name]) => !names.has(name!) && !names.has(`${name}.ts`))
    .map(([found]) => found);
  const absolute = folders.filter((folder) => text.split(folder).slice(1).some(endsAName));
  return [...relative, ...absolute].map((found) => `${file}: ${found}`);
}
