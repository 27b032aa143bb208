/** Reads published vectors, files of tests/vectors/ that came as JSON. */
import { readFileSync } from 'node:fs';

const FOLDER = new URL('../vectors/', import.meta.url);

/** The parsed file, by its name in tests/vectors/SOURCES.md. */
export function publishedVectors(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'));
}
