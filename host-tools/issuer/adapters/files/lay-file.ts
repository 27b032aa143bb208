/** Lays a file where another program takes it: it appears whole, stays through a power cut, and is its owner's alone. */
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';

export const OWNER_ONLY_FOLDER = 0o700;
const OWNER_ONLY_FILE = 0o600;
/** What is being laid; what a crash leaves of it is nothing. */
export const UNFINISHED = '.unfinished-';

export async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx', OWNER_ONLY_FILE);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Again with the same name: in the place of the first. */
export async function layFile(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  if (!/^\w[\w.-]*$/.test(name))
    throw new RangeError('file to lay: expected a name of letters, digits, hyphens and dots');
  await mkdir(folder, { recursive: true, mode: OWNER_ONLY_FOLDER });
  const unfinished = path.join(folder, `${UNFINISHED}${name}`);
  await rm(unfinished, { force: true });
  await writeDurably(unfinished, bytes);
  await rename(unfinished, path.join(folder, name));
}

export interface LaidFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The files that still lie in a folder, by name; null: there is no such folder, or it has been taken away. */
export async function readLaidFiles(folder: string): Promise<readonly LaidFile[] | null> {
  try {
    const names = (await readdir(folder)).filter((name) => !name.startsWith(UNFINISHED)).sort();
    return await Promise.all(
      names.map(async (name) => ({ name, bytes: await readFile(path.join(folder, name)) })),
    );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
