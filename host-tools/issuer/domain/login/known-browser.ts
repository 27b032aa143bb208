/** A browser that a person has logged in from is known: its errors are counted apart, and no stranger's count reaches it. */
import { NO_ERRORS } from '../../../verifier/throttle.ts';
import type { Rows } from '../ports/store.ts';

/** Makes it known and wipes its errors. Answers whether it was known before, and what it had taken of the strangers' pool. */
export async function rememberBrowser(
  rows: Rows,
  personId: string,
  browserId: string,
  unixSeconds: number,
): Promise<{ readonly wasKnown: boolean; readonly strangerCodesSpent: number }> {
  const before = await rows.browsers.find(personId, browserId);
  const { consecutiveErrors, lastErrorUnixSeconds } = NO_ERRORS;
  await rows.browsers.put({
    personId,
    browserId,
    isKnown: true,
    consecutiveErrors,
    lastErrorUnixSeconds,
    strangerCodesSpent: 0,
    firstSeenUnixSeconds: before?.firstSeenUnixSeconds ?? unixSeconds,
    lastSeenUnixSeconds: unixSeconds,
  });
  return { wasKnown: before?.isKnown ?? false, strangerCodesSpent: before?.strangerCodesSpent ?? 0 };
}
