/**
 * A person asks for a change of how she is reached, of her user ID or her password. It waits, the old and the new address are
 * told, and one click from either stops it: for it may be somebody else who asked in her name.
 */
import { SECONDS_PER_HOUR } from '../calendar/seconds.ts';
import { newEvent } from '../log/new-event.ts';
import { sourceOf } from '../log/source.ts';
import { tell, type Told } from '../notice/tell.ts';
import { type ContactProblem, readEmail, readPhone, readPostalAddress } from '../people/contacts.ts';
import { readUserId, type UserIdProblem } from '../people/user-id.ts';
import { type PasswordProblem, readNewPassword } from '../password/password-rules.ts';
import type { Ports } from '../ports/ports.ts';
import { hexadecimal, newId } from '../ports/random-id.ts';
import type { ChangedField } from '../records/pending-change.ts';
import type { PersonRow } from '../records/person.ts';
import { waysOfChange } from './told-ways.ts';

export type ChangeResult =
  | { readonly outcome: 'waits'; readonly dueAtUnixSeconds: number }
  | {
      readonly outcome: 'refused';
      readonly problem: ContactProblem | PasswordProblem | 'taken' | 'not-open' | 'too-often';
    }
  | { readonly outcome: 'refused'; readonly problem: UserIdProblem };

/** Nobody guesses 128 bits within a day, and a text message has room for them. */
const CANCEL_BYTES = 16;
/** Of each field: each asking writes to her, and to an address that may be a stranger's. */
const WISHES_PER_HOUR = 5;

type Read =
  | { value: string | null; problem?: never }
  | { value?: never; problem: ContactProblem | PasswordProblem | UserIdProblem };

/** What is empty deletes; neither a user ID nor a password can be. */
function readValue(field: ChangedField, typed: string, person: PersonRow, policy: Ports['policy']): Read {
  if (field === 'password') {
    const problem = readNewPassword(typed, person, policy);
    return problem === null ? { value: typed } : { problem };
  }
  if (field === 'userId') {
    const { userId, problem } = readUserId(typed);
    return problem ? { problem } : { value: userId };
  }
  if (typed.trim() === '') return { value: null };
  const reading = { email: readEmail, phone: readPhone, alternativeAddress: readPostalAddress }[field](typed);
  return reading.problem ? { problem: reading.problem } : { value: reading.value };
}

/** The caller is in a session of the person herself. */
export async function askChange(
  { store, secrecy, passwords, random, policy }: Ports,
  personId: string,
  field: ChangedField,
  typed: string,
  unixSeconds: number,
): Promise<ChangeResult> {
  const before = await store.read((rows) => rows.people.byId(personId));
  if (before?.state !== 'open') return { outcome: 'refused', problem: 'not-open' };
  const reading = readValue(field, typed, before, policy);
  if (reading.problem !== undefined) return { outcome: 'refused', problem: reading.problem };
  const value = field === 'password' ? await passwords.hash(reading.value!) : reading.value;
  const waitHours = field === 'password' ? policy.passwordWaitHours : policy.contactWaitHours;
  const dueAtUnixSeconds = unixSeconds + waitHours * SECONDS_PER_HOUR;
  const cancelWord = hexadecimal(random.bytes(CANCEL_BYTES));
  return store.transaction(async (rows): Promise<ChangeResult> => {
    const person = await rows.people.byId(personId);
    if (person?.state !== 'open') return { outcome: 'refused', problem: 'not-open' };
    const hourStart = unixSeconds - (unixSeconds % SECONDS_PER_HOUR);
    if (!(await rows.sources.spend(sourceOf(personId), `${field}-change`, hourStart, WISHES_PER_HOUR)))
      return { outcome: 'refused', problem: 'too-often' };
    const owner = field === 'userId' && value !== null ? await rows.people.byUserId(value) : null;
    if (owner !== null && owner.personId !== personId) return { outcome: 'refused', problem: 'taken' };
    // One wish a field: a newer one takes the place of the older.
    for (const waiting of await rows.changes.waitingOf(personId))
      if (waiting.field === field) await rows.changes.settle(waiting.changeId, 'cancelled');
    await rows.changes.insert({
      changeId: newId(random),
      personId,
      field,
      value,
      state: 'waiting',
      cancelHash: secrecy.hash(cancelWord),
      askedAtUnixSeconds: unixSeconds,
      dueAtUnixSeconds,
      wasToldAtLogin: false,
    });
    const kind = field === 'password' ? 'password-change-asked' : 'contact-change-asked';
    await rows.events.insert(newEvent(personId, kind, 'person', unixSeconds, { subject: field }));
    const details = { field, cancelWord, dueAtUnixSeconds: String(dueAtUnixSeconds) };
    const told: Told = { kind, reach: 'two-channels', details };
    await tell(rows, random, person, told, unixSeconds, waysOfChange(person, field, value));
    return { outcome: 'waits', dueAtUnixSeconds };
  });
}
