/** The post as a folder: papers lie in it until somebody prints or embosses them. Nobody but its owner reads it: letters hold codes. */
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { PaperPrinter } from '../../domain/paper/paper-printer.ts';
import type { Post } from '../../domain/ports/post.ts';
import { OWNER_ONLY_FOLDER, UNFINISHED, writeDurably } from '../files/lay-file.ts';

/** Each paper is a folder with its files, which appears whole. */
export function postFolder(folder: string, print: PaperPrinter): Post {
  const placeOf = (name: string): string => {
    if (!/^[\w-]+$/.test(name)) throw new RangeError(`post: expected a name of letters, digits and hyphens`);
    return path.join(folder, name);
  };
  return {
    print,
    async lay(name, files) {
      const place = placeOf(name);
      await mkdir(folder, { recursive: true, mode: OWNER_ONLY_FOLDER });
      if ((await readdir(folder)).includes(name)) return;
      const unfinished = path.join(folder, `${UNFINISHED}${name}`);
      await rm(unfinished, { recursive: true, force: true });
      await mkdir(unfinished, { mode: OWNER_ONLY_FOLDER });
      for (const { extension, bytes } of files)
        await writeDurably(path.join(unfinished, `${name}.${extension}`), bytes);
      await rename(unfinished, place);
    },
    async takeBack(name) {
      await rm(placeOf(name), { recursive: true, force: true });
    },
  };
}
