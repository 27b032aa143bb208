/**
 * A forgotten password: a temporary one by SMS, for half an hour, and only to a number that has been hers for days, so that
 * whoever changes her number gets none. Who has no such number gets a letter, as for a new device.
 */
import { SECONDS_PER_DAY, SECONDS_PER_HOUR, SECONDS_PER_MINUTE } from '../calendar/seconds.ts';
import { newEvent } from '../log/new-event.ts';
import { tell } from '../notice/tell.ts';
import { spendSource, type Source } from '../log/source.ts';
import { canonicalUserId } from '../people/user-id.ts';
import { idleStatement } from '../ports/idle-statement.ts';
import { NO_ID } from '../ports/random-id.ts';
import type { Ports } from '../ports/ports.ts';
import type { TemporaryPasswordMessage } from '../ports/text-messages.ts';
import { readNewPassword, type PasswordProblem } from './password-rules.ts';

const DIGITS = 10;
/** Whoever knows a user ID can ask: her phone is not to ring all day. */
const MESSAGES_PER_DAY = 3;
const RANDOM_BYTES = 40;
/** 250 is the largest multiple of ten that a byte reaches: each digit is as likely. */
const FAIR_BYTES = 250;

export type ResetResult =
  /** The same for every name: whether something was sent, only the phone's owner learns. */
  | { readonly outcome: 'asked'; readonly message: TemporaryPasswordMessage | null }
  | { readonly outcome: 'source-waits'; readonly untilUnixSeconds: number };

/** Whether a password looks like a temporary one: by that a login knows which of two is meant, and checks one alone. */
export function isLikeTemporary(typed: string): boolean {
  return typed.length === DIGITS && /^\d+$/.test(typed);
}

function temporaryPassword(bytes: Uint8Array): string {
  const digits = [...bytes].filter((byte) => byte < FAIR_BYTES).map((byte) => String(byte % 10));
  if (digits.length < DIGITS) throw new Error('temporary password: expected more fair random bytes');
  return digits.slice(0, DIGITS).join('');
}

/**
 * The face sends `message`, if there is one, after it has answered. As long as one counts there is no other: else a stranger could make
 * the one that was just sent worthless, again and again.
 */
export async function askTemporaryPassword(
  { store, passwords, random, policy }: Ports,
  typedUserId: string,
  source: Source,
  unixSeconds: number,
): Promise<ResetResult> {
  const password = temporaryPassword(random.bytes(RANDOM_BYTES));
  const passwordHash = await passwords.hash(password);
  return store.transaction(async (rows): Promise<ResetResult> => {
    const waits = await spendSource(rows, source, 'password-reset', policy, unixSeconds);
    if (waits !== null) return { outcome: 'source-waits', ...waits };
    const person = await rows.people.byUserId(canonicalUserId(typedUserId));
    const since = person?.phoneSinceUnixSeconds ?? unixSeconds;
    const isOld = unixSeconds - since >= policy.phoneUnchangedHours * SECONDS_PER_HOUR;
    // As many statements for a name that nobody has.
    const askedId = person?.personId ?? NO_ID;
    const former = await rows.people.temporaryPassword(askedId);
    const sent = await rows.events.since(askedId, ['password-reset'], unixSeconds - SECONDS_PER_DAY);
    const isDue =
      sent.length < MESSAGES_PER_DAY && (former === null || former.validUntilUnixSeconds <= unixSeconds);
    const mayHave = person?.state === 'open' && person.passwordHash !== null && isOld && isDue;
    if (!mayHave || person.phone === null) {
      await idleStatement(rows);
      await idleStatement(rows);
      return { outcome: 'asked', message: null };
    }
    const { personId, phone, language } = person;
    const validMinutes = policy.temporaryPasswordMinutes;
    const validUntilUnixSeconds = unixSeconds + validMinutes * SECONDS_PER_MINUTE;
    await rows.people.setTemporaryPassword(personId, {
      personId,
      passwordHash,
      validUntilUnixSeconds,
    });
    await rows.events.insert(newEvent(personId, 'password-reset', 'person', unixSeconds));
    return { outcome: 'asked', message: { phone, language, password, validMinutes } };
  });
}

/** After a login with a temporary password, in its session: her own, which counts at once. Null: it is taken. */
export async function setPasswordAfterReset(
  { store, passwords, policy, random }: Ports,
  personId: string,
  password: string,
  unixSeconds: number,
): Promise<PasswordProblem | null> {
  const person = await store.read((rows) => rows.people.byId(personId));
  if (person === null) throw new Error('password: expected a person in a session, got none');
  const problem = readNewPassword(password, person, policy);
  if (problem !== null) return problem;
  const passwordHash = await passwords.hash(password);
  await store.transaction(async (rows) => {
    await rows.people.update(personId, { passwordHash });
    await rows.events.insert(newEvent(personId, 'password-changed', 'person', unixSeconds));
    const told = { kind: 'password-changed', reach: 'two-channels', details: { field: 'password' } } as const;
    await tell(rows, random, person, told, unixSeconds);
  });
  return null;
}
