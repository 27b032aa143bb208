/** A person's session on her own page: short, ended by blocking, and not to be opened by who reads the database. */
import { SECONDS_PER_MINUTE } from '../calendar/seconds.ts';
import type { Ports } from '../ports/ports.ts';
import type { PersonRow } from '../records/person.ts';
import { hexadecimal } from '../ports/random-id.ts';

const WORD_BYTES = 32;

/** Answers what the cookie holds. */
export async function startSession(
  { store, random, secrecy, policy }: Ports,
  personId: string,
  browserId: string,
  unixSeconds: number,
): Promise<string> {
  const word = hexadecimal(random.bytes(WORD_BYTES));
  const endsAtUnixSeconds = unixSeconds + policy.sessionMinutes * SECONDS_PER_MINUTE;
  const sessionHash = secrecy.hash(word);
  const session = { sessionHash, personId, browserId, startedAtUnixSeconds: unixSeconds, endsAtUnixSeconds };
  await store.transaction((rows) => rows.sessions.insert(session));
  return word;
}

/** Whose session it is; null: it is over, or none. */
export async function personOfSession(
  { store, secrecy }: Ports,
  word: string,
  unixSeconds: number,
): Promise<PersonRow | null> {
  return store.read(async (rows) => {
    const session = await rows.sessions.find(secrecy.hash(word), unixSeconds);
    const person = session === null ? null : await rows.people.byId(session.personId);
    return person?.state === 'open' ? person : null;
  });
}

export async function endSession({ store, secrecy }: Ports, word: string): Promise<void> {
  await store.transaction((rows) => rows.sessions.end(secrecy.hash(word)));
}
