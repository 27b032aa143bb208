/** Reads a paper that still lies in the folder that stands for the post. */
import path from 'node:path';
import { type LaidFile, readLaidFiles } from '../files/lay-file.ts';

export type { LaidFile };

/** Null: there is no paper of this name, or it has been taken away. */
export function readPaper(folder: string, name: string): Promise<readonly LaidFile[] | null> {
  return readLaidFiles(path.join(folder, name));
}
