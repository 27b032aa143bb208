/** An identity ends: her devices, letters, orders, changes and sessions with it, and nobody is told anything any more. */
import { newEvent } from '../log/new-event.ts';
import type { Rows } from '../ports/store.ts';
import type { Actor } from '../records/device.ts';

const ENDED: readonly string[] = ['replaced', 'lost', 'expired', 'revoked'];
const UNDER_WAY = ['placed', 'device-sent', 'letter-sent'] as const;

/** What is kept of her from now on is kept as long as the catalogue says of closed ones: the event is when that time begins. */
export async function closeIdentity(
  rows: Rows,
  personId: string,
  subject: string,
  actor: Actor,
  unixSeconds: number,
): Promise<void> {
  await rows.people.update(personId, { state: 'closed' });
  for (const { serialNumber, state: fromState } of await rows.devices.ofPerson(personId))
    if (!ENDED.includes(fromState)) {
      const move = { serialNumber, fromState, toState: 'revoked', actor, reason: subject } as const;
      await rows.devices.move({ ...move, atUnixSeconds: unixSeconds });
    }
  for (const { letterId } of await rows.letters.ofPerson(personId))
    await rows.letters.close(letterId, 'cancelled');
  for (const { orderId } of await rows.orders.ofPerson(personId))
    for (const from of UNDER_WAY) await rows.orders.move(orderId, from, 'cancelled');
  for (const { changeId } of await rows.changes.waitingOf(personId))
    await rows.changes.settle(changeId, 'cancelled');
  for (const { noticeId, state } of await rows.notices.ofPerson(personId))
    if (state === 'waiting') await rows.notices.markFailed(noticeId);
  await rows.people.setTemporaryPassword(personId, null);
  await rows.sessions.endAllOf(personId);
  await rows.events.insert(newEvent(personId, 'identity-closed', actor, unixSeconds, { subject }));
}
