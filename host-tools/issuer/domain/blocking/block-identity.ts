/** A person stops all use of her identity at once; lifted with a proof of identity alone. */
import { resumeDeviceOf, suspendDeviceOf } from '../devices/suspend-device.ts';
import { newEvent } from '../log/new-event.ts';
import { tell } from '../notice/tell.ts';
import type { Ports } from '../ports/ports.ts';
import type { Actor } from '../records/device.ts';

/** Her device is suspended with it, so that a login under way sees it too; her sessions end. False: she is not open. */
export async function blockIdentity(
  { store, random }: Ports,
  personId: string,
  actor: Actor,
  unixSeconds: number,
): Promise<boolean> {
  return store.transaction(async (rows) => {
    const person = await rows.people.byId(personId);
    if (person?.state !== 'open') return false;
    await rows.people.update(personId, { state: 'blocked' });
    const suspension = { actor, reason: 'identity blocked', atUnixSeconds: unixSeconds };
    await suspendDeviceOf(rows, personId, suspension);
    await rows.sessions.endAllOf(personId);
    await rows.events.insert(newEvent(personId, 'identity-blocked', actor, unixSeconds));
    const told = { kind: 'blocked', reach: 'two-channels', details: { actor } } as const;
    await tell(rows, random, person, told, unixSeconds);
    return true;
  });
}

/** By support or the authority, who answer for the proof that they have seen. */
export async function unblockIdentity(
  { store, random }: Ports,
  personId: string,
  reason: string,
  unixSeconds: number,
): Promise<boolean> {
  return store.transaction(async (rows) => {
    const person = await rows.people.byId(personId);
    if (person?.state !== 'blocked') return false;
    await rows.people.update(personId, { state: 'open' });
    await resumeDeviceOf(rows, personId, { actor: 'support', reason, atUnixSeconds: unixSeconds });
    await rows.events.insert(newEvent(personId, 'identity-unblocked', 'support', unixSeconds));
    const told = { kind: 'unblocked', reach: 'two-channels', details: { actor: 'support' } } as const;
    await tell(rows, random, person, told, unixSeconds);
    return true;
  });
}
