/**
 * Why a code is missing where the glass alone does not tell: one sign stands for a clock that is unknown and for one
 * before the first time step.
 */
import type { MissingCodeReason } from './missing-code.ts';
import type { Session } from './session.ts';
import { askToken } from './token-answer.ts';

/** The session's `missingCode`; asks the token for its clock and T0 where its glass has the sign for no time. */
export async function whyNoCode(session: Session): Promise<MissingCodeReason | null> {
  const { missingCode, missedAtMs } = session;
  if (missingCode !== 'no-time') return missingCode;
  const answer = await askToken(session);
  const t0UnixSeconds = answer?.identity.code?.t0UnixSeconds;
  // Its time when the code was missed: it may have been set, or have come to T0, since.
  const unixMs = answer?.unixMsAt(missedAtMs) ?? null;
  if (t0UnixSeconds === undefined || unixMs === null) return missingCode;
  return unixMs < t0UnixSeconds * 1000 ? 'not-begun' : missingCode;
}
