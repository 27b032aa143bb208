/** A waiting change comes into force when its time has come, or is stopped by whoever holds a notice of it. */
import { newEvent } from '../log/new-event.ts';
import { tell, type Told } from '../notice/tell.ts';
import type { Ports } from '../ports/ports.ts';
import type { Rows } from '../ports/store.ts';
import type { PendingChangeRow } from '../records/pending-change.ts';
import type { PersonChanges, PersonRow } from '../records/person.ts';
import { waysOfChange } from './told-ways.ts';

async function stop(rows: Rows, change: PendingChangeRow | null, unixSeconds: number): Promise<boolean> {
  if (change === null || !(await rows.changes.settle(change.changeId, 'cancelled'))) return false;
  const { personId, field } = change;
  const kind = field === 'password' ? 'password-change-cancelled' : 'contact-change-cancelled';
  await rows.events.insert(newEvent(personId, kind, 'person', unixSeconds, { subject: field }));
  return true;
}

/** By the word in a notice's link. False: there is no such change, or it waits no more. */
export async function cancelChange(
  { store, secrecy }: Ports,
  cancelWord: string,
  unixSeconds: number,
): Promise<boolean> {
  return store.transaction(async (rows) =>
    stop(rows, await rows.changes.byCancelHash(secrecy.hash(cancelWord)), unixSeconds),
  );
}

/** In a session of the person herself. False: she has no such change, or it waits no more. */
export async function cancelOwnChange(
  { store }: Pick<Ports, 'store'>,
  personId: string,
  changeId: string,
  unixSeconds: number,
): Promise<boolean> {
  return store.transaction(async (rows) => {
    const waiting = await rows.changes.waitingOf(personId);
    return stop(rows, waiting.find((change) => change.changeId === changeId) ?? null, unixSeconds);
  });
}

function changesOf(
  { field, value }: PendingChangeRow,
  person: PersonRow,
  unixSeconds: number,
): PersonChanges {
  if (field === 'password') return { passwordHash: value };
  if (field === 'userId') return { userId: value! };
  // Without an e-mail address notices come on paper; with the first one they come there, as before she chose otherwise.
  if (field === 'email')
    return { email: value, wantsPaper: value === null || (person.wantsPaper && person.email !== null) };
  if (field === 'phone') return { phone: value, phoneSinceUnixSeconds: value === null ? null : unixSeconds };
  return { alternativeAddress: value };
}

async function applyChange(
  rows: Rows,
  { random }: Ports,
  change: PendingChangeRow,
  unixSeconds: number,
): Promise<void> {
  const { changeId, personId, field } = change;
  const person = await rows.people.byId(personId);
  // Who is blocked may be so because of this very wish; and one that stays would be looked at again for ever.
  const isOpen = person?.state === 'open';
  if (!(await rows.changes.settle(changeId, isOpen ? 'done' : 'cancelled')) || !isOpen) return;
  // A user ID that somebody else took meanwhile: the change is over, and she is told at her next login.
  if (!(await rows.people.update(personId, changesOf(change, person, unixSeconds)))) return;
  if (field === 'userId') {
    await rows.people.reserveUserId({ userId: person.userId, personId, sinceUnixSeconds: unixSeconds });
  }
  if (field === 'password') await rows.sessions.endAllOf(personId);
  const eventKind = { password: 'password-changed', userId: 'user-id-changed' } as const;
  const kind = field === 'password' || field === 'userId' ? eventKind[field] : 'contact-changed';
  await rows.events.insert(newEvent(personId, kind, 'person', unixSeconds, { subject: field }));
  // To the address from before, too: it may be the only one that is hers.
  const told: Told = { kind, reach: 'two-channels', details: { field } };
  await tell(rows, random, person, told, unixSeconds, waysOfChange(person, field, change.value));
}

/** Brings into force what is due; answers how many it looked at. One transaction each: one that fails holds up no other. */
export async function settleDueChanges(ports: Ports, unixSeconds: number, limit: number): Promise<number> {
  const due = await ports.store.read((rows) => rows.changes.due(unixSeconds, limit));
  for (const change of due)
    await ports.store.transaction((rows) => applyChange(rows, ports, change, unixSeconds));
  return due.length;
}
