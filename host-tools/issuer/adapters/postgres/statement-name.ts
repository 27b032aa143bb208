/** Names for prepared statements, so that the server plans each text once a connection. */
import { createHash } from 'node:crypto';

/** Texts have no values in them, but lists of different lengths: beyond this many they are planned anew. */
const MAXIMUM_NAMES = 1000;

const names = new Map<string, string>();

/** The same for the same text; none when there are too many. The server cuts names at 63 bytes. */
export function statementName(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MAXIMUM_NAMES) return known;
  const name = createHash('sha256').update(text).digest('hex').slice(0, 32);
  names.set(text, name);
  return name;
}
