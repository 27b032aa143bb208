/** What a browser keeps for us from page to page: sealed, for itself alone, and for a while. Carried elsewhere it opens nothing. */
import type { Desk, Visit } from './visit.ts';

interface Kept {
  readonly browserId: string;
  readonly untilUnixSeconds: number;
  readonly value: unknown;
}

export function sealForBrowser(
  { sealing }: Pick<Desk, 'sealing'>,
  { browserId, unixSeconds }: Pick<Visit, 'browserId' | 'unixSeconds'>,
  purpose: string,
  seconds: number,
  value: unknown,
): string {
  const kept: Kept = { browserId, untilUnixSeconds: unixSeconds + seconds, value };
  return sealing.seal(purpose, JSON.stringify(kept));
}

/** Null: there is none, it is another browser's, or over. The seal says that the value is as it was handed over. */
export function openForBrowser(
  { sealing }: Pick<Desk, 'sealing'>,
  { browserId, unixSeconds }: Pick<Visit, 'browserId' | 'unixSeconds'>,
  purpose: string,
  sealed: string | null,
): unknown {
  const opened = sealed === null ? null : sealing.open(purpose, sealed);
  if (opened === null) return null;
  const kept = JSON.parse(opened) as Kept;
  return kept.browserId === browserId && kept.untilUnixSeconds > unixSeconds ? kept.value : null;
}
