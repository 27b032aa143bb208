/** What `talkode` reads before it knows which command was asked for: its file, and the parts that this imports at once. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Imports of parts at the top of a file; not `import()`, whose part is read when a command needs it. */
const PART = /\b(?:from|import)\s*"\.\/([^"]+)"/g;

export function commandStartBytes(folder: string, name: string, seen = new Set<string>()): number {
  if (seen.has(name)) return 0;
  seen.add(name);
  const text = readFileSync(path.join(folder, name), 'utf8');
  const parts = [...text.matchAll(PART)].map(([, part]) => part!);
  return parts.reduce((sum, part) => sum + commandStartBytes(folder, part, seen), Buffer.byteLength(text));
}
