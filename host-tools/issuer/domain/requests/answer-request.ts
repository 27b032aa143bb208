/**
 * A request is answered, with a reason that the person can read. What is granted is done in the same transaction: corrections are
 * taken over, the use is restricted, and what nobody needs for guarding against misuse is deleted.
 */
import { waysOfChange } from '../changes/told-ways.ts';
import { newEvent } from '../log/new-event.ts';
import { tell, type Way, waysTo } from '../notice/tell.ts';
import { isCivilDate } from '../calendar/civil-date.ts';
import { type ContactProblem, readName, readPostalAddress } from '../people/contacts.ts';
import type { Ports } from '../ports/ports.ts';
import type { Rows } from '../ports/store.ts';
import type { Random } from '../ports/secrecy.ts';
import type { CorrectedField } from '../records/notice.ts';
import type { ChangedField } from '../records/pending-change.ts';
import type { PersonChanges, PersonRow } from '../records/person.ts';
import type { RequestRow } from '../records/request.ts';
import { restrict } from './restriction.ts';

/** What the person cannot change herself. */
export interface Corrections {
  readonly name?: string;
  readonly birthDate?: string;
  readonly homeAddress?: string;
}

export interface RequestAnswer {
  readonly decision: 'granted' | 'refused';
  readonly reason: string;
  /** Of a correction that is granted. */
  readonly corrections?: Corrections;
}

export type AnswerResult =
  | { readonly outcome: 'answered'; readonly request: RequestRow }
  | { readonly outcome: 'refused'; readonly reason: 'no-such-request' | 'answered-before' | 'not-open' }
  | {
      readonly outcome: 'refused';
      readonly reason: 'malformed';
      readonly field: keyof Corrections;
      readonly problem: ContactProblem | 'not-a-date';
    };

/** Ends the transaction, so that nothing of it stays. */
class Refusal extends Error {
  readonly result: AnswerResult;
  constructor(result: AnswerResult) {
    super('the answer was refused');
    this.result = result;
  }
}

function changesOf({ name, birthDate, homeAddress }: Corrections): PersonChanges {
  const refuse = (field: keyof Corrections, problem: ContactProblem | 'not-a-date'): never => {
    throw new Refusal({ outcome: 'refused', reason: 'malformed', field, problem });
  };
  const readingOf = {
    name: name && readName(name),
    homeAddress: homeAddress && readPostalAddress(homeAddress),
  };
  if (birthDate !== undefined && !isCivilDate(birthDate)) refuse('birthDate', 'not-a-date');
  const changes: { -readonly [Field in keyof PersonChanges]: PersonChanges[Field] } = {};
  for (const field of ['name', 'homeAddress'] as const) {
    const reading = readingOf[field];
    if (!reading) continue;
    if (reading.problem) refuse(field, reading.problem);
    changes[field] = reading.value!;
  }
  return birthDate === undefined ? changes : { ...changes, birthDate };
}

/** Where she was reached until now: whoever asked may have been somebody else in her name, who wants her not to hear of it. */
function waysOfCorrection(person: PersonRow, field: CorrectedField): readonly Way[] {
  const ways = waysTo(person).slice(0, 2);
  const home: Way = { channel: 'paper', address: person.homeAddress };
  const isTold = ways.some(({ channel, address }) => channel === 'paper' && address === home.address);
  return field === 'homeAddress' && !isTold ? [...ways, home] : ways;
}

async function tellOf(
  rows: Rows,
  random: Random,
  person: PersonRow,
  field: ChangedField | CorrectedField,
  ways: readonly Way[],
  unixSeconds: number,
): Promise<void> {
  if (person.state === 'closed') return;
  const told = { kind: 'contact-changed', reach: 'two-channels', details: { field } } as const;
  await tell(rows, random, person, told, unixSeconds, ways);
}

const VOLUNTARY = ['email', 'phone', 'alternativeAddress'] as const;

/** What she gave of her own accord, and her browsers. Log, devices and proofs stay: they guard against misuse (article 17(3)). */
async function deleteVoluntary(
  rows: Rows,
  random: Random,
  person: PersonRow,
  unixSeconds: number,
): Promise<void> {
  const { personId } = person;
  const nothing = { email: null, phone: null, phoneSinceUnixSeconds: null, alternativeAddress: null };
  await rows.people.update(personId, { ...nothing, wantsPaper: true });
  for (const field of VOLUNTARY)
    if (person[field] !== null)
      await tellOf(rows, random, person, field, waysOfChange(person, field, null), unixSeconds);
  await rows.people.setTemporaryPassword(personId, null);
  for (const { changeId } of await rows.changes.waitingOf(personId))
    await rows.changes.settle(changeId, 'cancelled');
  for (const { browserId } of await rows.browsers.ofPerson(personId))
    await rows.browsers.forget(personId, browserId);
}

async function correct(
  rows: Rows,
  random: Random,
  person: PersonRow,
  corrections: Corrections,
  unixSeconds: number,
): Promise<void> {
  const { personId } = person;
  const changes = changesOf(corrections);
  await rows.people.update(personId, changes);
  for (const field of Object.keys(changes) as CorrectedField[]) {
    const changed = newEvent(personId, 'contact-changed', 'support', unixSeconds, { subject: field });
    await rows.events.insert(changed);
    await tellOf(rows, random, person, field, waysOfCorrection(person, field), unixSeconds);
  }
}

async function grant(
  rows: Rows,
  random: Random,
  { kind, personId }: RequestRow,
  corrections: Corrections,
  unixSeconds: number,
): Promise<void> {
  if (kind === 'restriction' && !(await restrict(rows, personId, unixSeconds)))
    throw new Refusal({ outcome: 'refused', reason: 'not-open' });
  const person = await rows.people.byId(personId);
  if (person === null) return;
  if (kind === 'deletion') await deleteVoluntary(rows, random, person, unixSeconds);
  if (kind === 'correction') await correct(rows, random, person, corrections, unixSeconds);
}

/** The caller has made sure who asks: by the letter's answer to her address, or face to face. */
export async function answerRequest(
  { store, random }: Pick<Ports, 'store' | 'random'>,
  requestId: string,
  { decision, reason, corrections = {} }: RequestAnswer,
  unixSeconds: number,
): Promise<AnswerResult> {
  try {
    return await store.transaction(async (rows): Promise<AnswerResult> => {
      const request = await rows.requests.byId(requestId);
      if (request === null) return { outcome: 'refused', reason: 'no-such-request' };
      if (!(await rows.requests.answer(requestId, decision, reason, unixSeconds)))
        return { outcome: 'refused', reason: 'answered-before' };
      const { personId, kind } = request;
      if (decision === 'granted') await grant(rows, random, request, corrections, unixSeconds);
      await rows.events.insert(
        newEvent(personId, 'request-answered', 'support', unixSeconds, { subject: kind }),
      );
      return {
        outcome: 'answered',
        request: { ...request, state: decision, reason, answeredAtUnixSeconds: unixSeconds },
      };
    });
  } catch (error) {
    if (error instanceof Refusal) return error.result;
    throw error;
  }
}
