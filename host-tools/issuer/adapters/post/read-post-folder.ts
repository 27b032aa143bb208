/** Reads a paper that still lies in the folder that stands for the post. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

export interface LaidFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Null: there is no paper of this name, or it has been taken away. */
export async function readPaper(folder: string, name: string): Promise<readonly LaidFile[] | null> {
  const place = path.join(folder, name);
  try {
    const files = (await readdir(place)).sort();
    return await Promise.all(
      files.map(async (file) => ({ name: file, bytes: await readFile(path.join(place, file)) })),
    );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
