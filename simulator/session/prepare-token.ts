/**
 * Makes a session's token what its tester asked for: erased, provisioned or blank, over the link as a factory does it.
 */
import type { Identity } from '../../host-tools/link/identity.ts';
import { LIMITS } from '../../host-tools/token/limits.generated.ts';
import { provisionRequest } from '../../host-tools/token/provisioning.ts';
import { zoneRequest } from '../../host-tools/token/time-zone.ts';
import { completeParameters } from '../../host-tools/token/published-token.ts';
import type { SecretOrigin } from '../trace/format.ts';
import type { Session } from './session.ts';
import { WishRefused, type TokenWish, type WishName } from './wish.ts';

/** A token before anything is done to it. */
export interface FoundToken extends Identity {
  /** Whether it has an answer to the question of its first use. */
  isOutputChosen: boolean;
}

/** What was asked for and a provisioned token cannot become. A state that it is in already is granted. */
function deniedOf(wish: TokenWish, found: FoundToken): WishName[] {
  if (wish.blank) return ['blank'];
  const denied = Object.keys(wish.parameters) as WishName[];
  if (wish.clockUnset && found.clockState !== 'unknown') denied.push('clockUnset');
  if (wish.firstUse && found.isOutputChosen) denied.push('firstUse');
  return denied;
}

/** What `wish` leads to on the token that was found, decided before anything is changed. Throws WishRefused. */
export function secretOrigin(wish: TokenWish, found: FoundToken): SecretOrigin {
  const stored = found.lifeCycleState !== 'blank' && !wish.erase;
  const denied = stored ? deniedOf(wish, found) : [];
  if (denied.length > 0) throw new WishRefused({ kind: 'provisioned', against: denied });
  if (stored) return 'stored';
  if (wish.blank) return 'none';
  return wish.parameters.secret ? 'given' : 'published';
}

/** Whether the token takes this time: it holds a clock from before its own design for a fault. */
export function isSettable(unixMs: number): boolean {
  return unixMs >= LIMITS.clockMinimumUnixSeconds * 1000;
}

/** Carries the wish out. `before` is the token as found. Rejects as LinkClient does, and with WishRefused. */
export async function prepareToken(
  session: Session,
  wish: TokenWish,
  before: FoundToken,
): Promise<SecretOrigin> {
  const origin = secretOrigin(wish, before);
  if (wish.erase && before.lifeCycleState !== 'blank') await session.request('erase', {});
  const unixMs = session.clock.unixMs();
  // A stored token keeps its own clock: the file stands for a device whose real-time clock went on.
  if (origin !== 'stored' && !wish.clockUnset && isSettable(unixMs))
    await session.request('set-clock', {
      unixSeconds: BigInt(Math.floor(unixMs / 1000)),
      millisecond: unixMs % 1000,
      trimPartsPerBillion: 0,
    });
  if (origin === 'published' || origin === 'given') {
    await session.request('provision', provisionRequest(completeParameters(wish.parameters)));
    if (wish.parameters.zone) await session.request('set-zone', zoneRequest(wish.parameters.zone));
  }
  return origin;
}
