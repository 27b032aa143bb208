/**
 * First step of an activation: user ID, serial number and the letter's code belong together, or they don't. A stranger learns
 * nothing more, and can't use up anybody's letter: a try counts against it only when the first two are its person's and its
 * device's; all others count against where they came from. Answers, and what is calculated and stored for them, are alike.
 */
import { type ActivationCodeProblem, readActivationCode } from '../activation-code.ts';
import { newEvent, type Origin } from '../log/new-event.ts';
import { canonicalUserId } from '../people/user-id.ts';
import { idleStatement } from '../ports/idle-statement.ts';
import { NO_ID } from '../ports/random-id.ts';
import type { Ports } from '../ports/ports.ts';
import type { Rows } from '../ports/store.ts';
import type { LetterRow } from '../records/order.ts';
import type { PersonRow } from '../records/person.ts';
import { spendSource, type Source } from '../log/source.ts';
import { killLetter } from './dead-letter.ts';
import { readSerialNumber } from './entered-serial-number.ts';

export interface LetterClaim {
  readonly userId: string;
  readonly serialNumber: string;
  readonly activationCode: string;
}

export type LetterCheck =
  | {
      readonly outcome: 'right';
      readonly letterId: string;
      readonly personId: string;
      readonly serialNumber: string;
    }
  | {
      readonly outcome: 'malformed';
      readonly field: 'serialNumber';
      readonly problem: 'wrong-length' | 'slip';
    }
  | {
      readonly outcome: 'malformed';
      readonly field: 'activationCode';
      readonly problem: ActivationCodeProblem;
    }
  /** One answer for unknown names, other people's devices, wrong codes, dead and expired letters. */
  | { readonly outcome: 'wrong' }
  | { readonly outcome: 'source-waits'; readonly untilUnixSeconds: number };

const NO_FINGERPRINT = new Uint8Array(32);

interface Found {
  readonly person: PersonRow | null;
  readonly letter: LetterRow | null;
  /** Null: no try is left, or there is no letter. */
  readonly tries: number | null;
}

async function findAndCount(
  rows: Rows,
  claim: { readonly userId: string; readonly serialNumber: string },
  maximumTries: number,
  unixSeconds: number,
): Promise<Found> {
  const person = await rows.people.byUserId(claim.userId);
  // Who is blocked has no letter here: nothing of it is read, as for a name that nobody has.
  const holderId = person?.state === 'open' ? person.personId : NO_ID;
  const open = await rows.letters.openFor(holderId, claim.serialNumber);
  const isUsable = open !== null && open.validUntilUnixSeconds > unixSeconds;
  const tries = await rows.letters.countTry(isUsable ? open.letterId : NO_ID, maximumTries);
  return { person, letter: isUsable ? open : null, tries };
}

export async function checkLetter(
  { store, secrecy, random, policy }: Ports,
  claim: LetterClaim,
  source: Source,
  origin: Origin,
  unixSeconds: number,
): Promise<LetterCheck> {
  const serial = readSerialNumber(claim.serialNumber);
  if (serial.problem) return { outcome: 'malformed', field: 'serialNumber', problem: serial.problem };
  const code = readActivationCode(claim.activationCode);
  if (!code.ok) return { outcome: 'malformed', field: 'activationCode', problem: code };
  const { serialNumber } = serial;
  const userId = canonicalUserId(claim.userId);

  const found = await store.transaction(async (rows) => {
    const waits = await spendSource(rows, source, 'activation', policy, unixSeconds);
    if (waits !== null) return waits;
    return findAndCount(rows, { userId, serialNumber }, policy.letterTries, unixSeconds);
  });
  if ('untilUnixSeconds' in found) return { outcome: 'source-waits', ...found };

  const { person, letter, tries } = found;
  const fingerprint = await secrecy.activationCodeFingerprint(
    code.code,
    serialNumber,
    letter?.letterId ?? NO_ID,
  );
  const isEqual = secrecy.equal(fingerprint, letter?.codeFingerprint ?? NO_FINGERPRINT);
  const isRight = isEqual && letter !== null && tries !== null;

  await store.transaction(async (rows) => {
    if (isRight) return rows.letters.returnTry(letter.letterId);
    // As much is written for a name that nobody has: the time that a commit takes must not tell.
    await spendSource(rows, source, 'activation-failed', policy, unixSeconds);
    if (letter === null || person === null || tries === null) return idleStatement(rows);
    const { personId } = person;
    const failed = { serialNumber, ...origin };
    await rows.events.insert(newEvent(personId, 'activation-failed', 'person', unixSeconds, failed));
    if (tries >= policy.letterTries) await killLetter(rows, random, person, letter, unixSeconds);
  });
  if (!isRight) return { outcome: 'wrong' };
  return { outcome: 'right', letterId: letter.letterId, personId: letter.personId, serialNumber };
}
