/**
 * A request is answered, with a reason that the person can read. What is granted is done in the same transaction: corrections are
 * taken over, the use is restricted, and what nobody needs for guarding against misuse is deleted.
 */
import { newEvent } from '../log/new-event.ts';
import { isCivilDate } from '../calendar/civil-date.ts';
import { type ContactProblem, readName, readPostalAddress } from '../people/contacts.ts';
import type { Ports } from '../ports/ports.ts';
import type { Rows } from '../ports/store.ts';
import type { PersonChanges } from '../records/person.ts';
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

/** What she gave of her own accord, and her browsers. Log, devices and proofs stay: they guard against misuse (article 17(3)). */
async function deleteVoluntary(rows: Rows, personId: string): Promise<void> {
  const nothing = { email: null, phone: null, phoneSinceUnixSeconds: null, alternativeAddress: null };
  await rows.people.update(personId, { ...nothing, wantsPaper: true });
  await rows.people.setTemporaryPassword(personId, null);
  for (const { changeId } of await rows.changes.waitingOf(personId))
    await rows.changes.settle(changeId, 'cancelled');
  for (const { browserId } of await rows.browsers.ofPerson(personId))
    await rows.browsers.forget(personId, browserId);
}

async function grant(
  rows: Rows,
  { kind, personId }: RequestRow,
  corrections: Corrections,
  unixSeconds: number,
): Promise<void> {
  if (kind === 'deletion') await deleteVoluntary(rows, personId);
  if (kind === 'restriction' && !(await restrict(rows, personId, unixSeconds)))
    throw new Refusal({ outcome: 'refused', reason: 'not-open' });
  if (kind === 'correction') {
    const changes = changesOf(corrections);
    await rows.people.update(personId, changes);
    for (const subject of Object.keys(changes))
      await rows.events.insert(newEvent(personId, 'contact-changed', 'support', unixSeconds, { subject }));
  }
}

/** The caller has made sure who asks: by the letter's answer to her address, or face to face. */
export async function answerRequest(
  { store }: Pick<Ports, 'store'>,
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
      if (decision === 'granted') await grant(rows, request, corrections, unixSeconds);
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
