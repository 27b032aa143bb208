/** Makes the token that a tester asked for, with remarks on standard error about what was taken for granted. */
import { LinkRefusal } from '../../host-tools/link/errors.ts';
import type { GlassReading } from '../../simulator/glass/reading.ts';
import { CommandFailure } from '../messages/failures.ts';
import { isSettable } from '../../simulator/session/prepare-token.ts';
import type { TokenParameters } from '../../host-tools/token/provisioning.ts';
import {
  openSession,
  type OpenedSession,
  type SessionRequest,
} from '../../simulator/session/open-session.ts';
import { remark, tellReasonOnce } from '../messages/remarks.ts';

import { WishRefused } from '../../simulator/session/wish.ts';
import { refusalOf, type WishPlaces } from './wish-refusals.ts';

/** Refusals while the token is made are about what the tester asked for. */
export async function openForTester(
  request: Omit<SessionRequest, 'onStorageFailure'>,
  places: WishPlaces,
): Promise<OpenedSession> {
  try {
    return await openSession({ ...request, onStorageFailure: tellReasonOnce('simulate') });
  } catch (error) {
    if (error instanceof WishRefused) throw refusalOf(error, places);
    if (error instanceof LinkRefusal) throw new CommandFailure(error.message);
    throw error;
  }
}

/** Explains the glass's sign for an unknown time. */
export function tellAboutClock({ origin }: OpenedSession, { icons }: GlassReading): void {
  if (origin === 'stored' && icons.includes('no-time'))
    remark(
      'simulate',
      'the stored token does not trust its clock: it was never set, or the time is before the one it knows or before its T0',
    );
}

/** Says what the tester may not expect of this token. */
export function tellAboutToken(
  { session, origin }: OpenedSession,
  parameters: Partial<TokenParameters>,
): void {
  if (origin === 'published')
    remark(
      'simulate',
      'no --secret given: the token has the published test secret of RFC 4226 and RFC 6238, known to everybody',
    );
  if (origin !== 'stored' && !isSettable(session.clock.unixMs()))
    remark('simulate', 'the time is before 2020: no token takes such a clock, so it shows no codes');
  const { t0UnixSeconds = 0 } = parameters;
  if (t0UnixSeconds * 1000 > session.clock.unixMs())
    remark(
      'simulate',
      '--t0 is later than the time: until then no time step has begun, and the token shows no codes',
    );
}
