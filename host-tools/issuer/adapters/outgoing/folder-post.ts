/** A folder as the way out: each paper a file, whole or not there, for its owner alone; whoever prints them empties it. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { PaperPrinter, PrintedFile } from '../../domain/paper/paper-printer.ts';
import type { Post } from '../../domain/ports/post.ts';

/** A file is written under this name first. */
const DRAFT = '.new';

export function folderPost(folder: string, print: PaperPrinter): Post {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const placeOf = (name: string, { extension }: PrintedFile): string =>
    path.join(folder, `${name}.${extension}`);
  return {
    print,
    lay(name, files) {
      for (const file of files) {
        const place = placeOf(name, file);
        if (existsSync(place)) continue;
        writeFileSync(place + DRAFT, file.bytes, { mode: 0o600 });
        renameSync(place + DRAFT, place);
      }
      return Promise.resolve();
    },
    takeBack(name) {
      for (const place of papersIn(folder, name)) rmSync(place, { force: true });
      return Promise.resolve();
    },
  };
}

function papersIn(folder: string, name: string): readonly string[] {
  return readdirSync(folder)
    .filter((file) => path.parse(file).name === name)
    .map((file) => path.join(folder, file));
}

/** The files of one paper that are still in the folder. */
export function readPapers(
  folder: string,
  name: string,
): readonly { readonly name: string; readonly bytes: Uint8Array }[] {
  return papersIn(folder, name).map((place) => ({ name: path.basename(place), bytes: readFileSync(place) }));
}
