/**
 * Restriction of processing (article 18 GDPR): what is kept of a person is only stored, and her identity opens nothing, until it is
 * lifted. Whoever looks at it meanwhile says on which of the law's grounds, and she can read that afterwards.
 */
import { resumeDeviceOf, suspendDeviceOf } from '../devices/suspend-device.ts';
import { newEvent } from '../log/new-event.ts';
import type { Ports } from '../ports/ports.ts';
import type { Rows } from '../ports/store.ts';

/** Article 18(2). */
export const GROUNDS_OF_USE = [
  'consent',
  'legal-claim',
  'protection-of-a-person',
  'public-interest',
] as const;
export type GroundOfUse = (typeof GROUNDS_OF_USE)[number];

/** False: she is not open. Her device is suspended with it, and her sessions end. */
export async function restrict(rows: Rows, personId: string, unixSeconds: number): Promise<boolean> {
  const person = await rows.people.byId(personId);
  if (person?.state !== 'open') return false;
  await rows.people.update(personId, { state: 'restricted' });
  const suspension = { actor: 'support', reason: 'use restricted', atUnixSeconds: unixSeconds } as const;
  await suspendDeviceOf(rows, personId, suspension);
  await rows.sessions.endAllOf(personId);
  await rows.events.insert(newEvent(personId, 'identity-restricted', 'support', unixSeconds));
  return true;
}

/** She is told before it is done (article 18(3)): by whoever does it. False: nothing was restricted. */
export async function liftRestriction(
  { store }: Pick<Ports, 'store'>,
  personId: string,
  reason: string,
  unixSeconds: number,
): Promise<boolean> {
  return store.transaction(async (rows) => {
    const person = await rows.people.byId(personId);
    if (person?.state !== 'restricted') return false;
    await rows.people.update(personId, { state: 'open' });
    await resumeDeviceOf(rows, personId, { actor: 'support', reason, atUnixSeconds: unixSeconds });
    await rows.events.insert(newEvent(personId, 'restriction-lifted', 'support', unixSeconds));
    return true;
  });
}

/** Whether somebody may look at what is kept of her now. That restricted data was looked at is in her log, with the ground. */
export async function mayUse(
  { store }: Pick<Ports, 'store'>,
  personId: string,
  ground: GroundOfUse | null,
  unixSeconds: number,
): Promise<boolean> {
  return store.transaction(async (rows) => {
    const person = await rows.people.byId(personId);
    if (person?.state !== 'restricted') return true;
    if (ground === null) return false;
    const used = newEvent(personId, 'restricted-data-used', 'support', unixSeconds, { subject: ground });
    await rows.events.insert(used);
    return true;
  });
}
