/** Tries are also counted where they come from: so a guesser who aims at nobody in particular is slowed down, too. */
import type { Policy } from '../policy.ts';
import type { Rows } from '../ports/store.ts';

/** A network address's prefix, /24 or /48, or what else tells one source from another. */
export type Source = string;

/** Where a person's own tries come from, in a session of hers. */
export function sourceOf(personId: string): Source {
  return `person ${personId}`;
}

const WINDOW_SECONDS = 600;

/** Counts one try. Null: it may go on; else when the next may. */
export async function spendSource(
  rows: Rows,
  source: Source,
  purpose: string,
  { sourceTriesPer10Minutes }: Policy,
  unixSeconds: number,
): Promise<{ readonly untilUnixSeconds: number } | null> {
  const windowStart = unixSeconds - (unixSeconds % WINDOW_SECONDS);
  const isCounted = await rows.sources.spend(source, purpose, windowStart, sourceTriesPer10Minutes);
  return isCounted ? null : { untilUnixSeconds: windowStart + WINDOW_SECONDS };
}
