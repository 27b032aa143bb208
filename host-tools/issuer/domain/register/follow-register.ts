/** What the population register tells of a person is taken over: a new name, a new address, her death. */
import { newEvent } from '../log/new-event.ts';
import { tell, waysTo } from '../notice/tell.ts';
import type { Ports } from '../ports/ports.ts';
import type { PopulationRegister, RegisterEntry } from '../ports/register.ts';
import type { Rows } from '../ports/store.ts';
import type { PersonRow } from '../records/person.ts';
import { closeIdentity } from '../people/close-identity.ts';
import { readName, readPostalAddress } from '../people/contacts.ts';
import { personReference } from '../people/former-user-ids.ts';

/** A letter on its way to where she lives no more is of no use to anybody; another follows, as far as there may be one. */
async function cancelLetters(rows: Rows, { personId }: PersonRow, unixSeconds: number): Promise<void> {
  for (const { letterId, orderId } of await rows.letters.ofPerson(personId))
    if (await rows.letters.close(letterId, 'cancelled'))
      await rows.orders.move(orderId, 'letter-sent', 'device-sent', { letterDueAtUnixSeconds: unixSeconds });
}

async function take(
  rows: Rows,
  { random }: Ports,
  person: PersonRow,
  entry: RegisterEntry,
  unixSeconds: number,
): Promise<boolean> {
  const { personId } = person;
  if (person.state === 'closed') return false;
  if (entry.isDead) {
    await closeIdentity(rows, personId, 'deceased', 'authority', unixSeconds);
    return true;
  }
  const readings = { name: readName(entry.name), homeAddress: readPostalAddress(entry.homeAddress) };
  const changed = (['name', 'homeAddress'] as const).filter((field) => {
    const { value } = readings[field];
    return value !== undefined && value !== person[field];
  });
  if (changed.length === 0) return false;
  const changes = Object.fromEntries(changed.map((field) => [field, readings[field].value!]));
  await rows.people.update(personId, changes);
  const moves = changed.includes('homeAddress');
  if (moves && person.alternativeAddress === null) await cancelLetters(rows, person, unixSeconds);
  for (const field of changed) {
    await rows.events.insert(
      newEvent(personId, 'register-changed', 'authority', unixSeconds, { subject: field }),
    );
    const told = { kind: 'register-changed', reach: 'one-channel', details: { field } } as const;
    const ways = waysTo({ ...person, ...changes }).slice(0, 1);
    await tell(rows, random, { ...person, ...changes }, told, unixSeconds, ways);
  }
  return true;
}

/** False: it is nobody's here, or nothing is new. */
export async function takeRegisterEntry(
  ports: Ports,
  entry: RegisterEntry,
  unixSeconds: number,
): Promise<boolean> {
  const reference = personReference(ports.secrecy, entry.personalNumber);
  return ports.store.transaction(async (rows) => {
    const personId = await rows.people.idByProof('personal-number', reference);
    const person = personId === null ? null : await rows.people.byId(personId);
    return person !== null && take(rows, ports, person, entry, unixSeconds);
  });
}

/** Answers for how many people something was new. What cannot be taken waits for the next time, and holds up nobody else. */
export async function followRegister(
  ports: Ports,
  register: PopulationRegister,
  unixSeconds: number,
): Promise<number> {
  let changed = 0;
  const failures: unknown[] = [];
  for (const entry of await register.changed()) {
    try {
      if (await takeRegisterEntry(ports, entry, unixSeconds)) changed++;
      register.taken(entry);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return changed;
}
