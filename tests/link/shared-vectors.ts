// Published vectors that lie beside the project, not in it: read when they are there, told about when not.
import { existsSync, readFileSync } from 'node:fs';

/** The parsed file of ../shared/vectors, or null with a line on the terminal: then its part of a suite is left out. */
export function sharedVectors(file: string): unknown {
  const url = new URL(`../../../shared/vectors/${file}`, import.meta.url);
  if (existsSync(url)) return JSON.parse(readFileSync(url, 'utf8'));
  console.warn(
    `NOTE  no ../shared/vectors/${file}: its vectors are left out, those in the suite itself are run`,
  );
  return null;
}
