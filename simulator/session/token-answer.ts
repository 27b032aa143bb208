/** What a token says of itself when it is asked over its link: who it is, and what time it has. */
import type { Identity } from '../../host-tools/link/identity.ts';
import { LinkSilence } from '../../host-tools/link/errors.ts';
import type { Session } from './session.ts';

export interface TokenAnswer {
  identity: Identity;
  /** Its own UTC time at that uptime of the session's clock, as its clock has run since; null while it knows none. */
  unixMsAt(uptimeMs: number): number | null;
}

async function answerOf(session: Session): Promise<TokenAnswer> {
  const identity = await session.identify();
  // In its fault state a token tells no time.
  if (identity.fault !== null) return { identity, unixMsAt: () => null };
  const { unixSeconds, millisecond } = await session.request('read-clock', {});
  const answeredMs = session.clock.uptimeMs();
  if (unixSeconds === 0n) return { identity, unixMsAt: () => null };
  const unixMs = Number(unixSeconds) * 1000 + millisecond;
  return { identity, unixMsAt: (uptimeMs) => unixMs - (answeredMs - uptimeMs) };
}

/**
 * Null when it is silent, as without power. Time may pass: an emulated chip takes some milliseconds for an answer, and a
 * silent token is waited for.
 */
export async function askToken(session: Session): Promise<TokenAnswer | null> {
  try {
    return await answerOf(session);
  } catch (error) {
    if (error instanceof LinkSilence) return null;
    throw error;
  }
}
