/** A person is taken in: by a registration authority that has seen who she is. */
import type { Policy } from '../policy.ts';
import type { Ports } from '../ports/ports.ts';
import type { IdentityProofRow, Language, PersonRow, ProofKind } from '../records/person.ts';
import { newEvent } from '../log/new-event.ts';
import { newId } from '../ports/random-id.ts';
import { ageOn, civilDateAt, isCivilDate } from '../calendar/civil-date.ts';
import {
  type ContactProblem,
  type Reading,
  readEmail,
  readName,
  readPhone,
  readPostalAddress,
} from './contacts.ts';
import { readUserId, type UserIdProblem } from './user-id.ts';

/** As somebody typed it; what is voluntary may be left out or empty. */
export interface Registration {
  readonly name: string;
  readonly birthDate: string;
  readonly userId: string;
  readonly language: Language;
  readonly homeAddress: string;
  readonly alternativeAddress?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly proof: {
    readonly kind: ProofKind;
    readonly documentNumber: string;
    readonly authority: string;
  };
}

export type RegistrationProblem =
  | {
      readonly field:
        'name' | 'homeAddress' | 'alternativeAddress' | 'email' | 'phone' | 'documentNumber' | 'authority';
      readonly problem: ContactProblem;
    }
  | { readonly field: 'birthDate'; readonly problem: 'not-a-date' | 'too-young' | 'in-the-future' }
  | { readonly field: 'userId'; readonly problem: UserIdProblem | { readonly rule: 'taken' } };

export type RegistrationResult =
  | { readonly outcome: 'registered'; readonly person: PersonRow }
  | { readonly outcome: 'refused'; readonly problems: readonly RegistrationProblem[] };

/** Nobody has been older than 122 years; what lies before is a slip. */
const MAXIMUM_AGE_YEARS = 130;

function birthDateProblem(
  birthDate: string,
  unixSeconds: number,
  minimumAgeYears: number,
): 'not-a-date' | 'too-young' | 'in-the-future' | null {
  if (!isCivilDate(birthDate)) return 'not-a-date';
  const today = civilDateAt(unixSeconds);
  if (birthDate > today) return 'in-the-future';
  const age = ageOn(birthDate, today);
  if (age > MAXIMUM_AGE_YEARS) return 'not-a-date';
  return age < minimumAgeYears ? 'too-young' : null;
}

/** What somebody left out is none; what she wrote is read. */
function voluntary(
  typed: string | undefined,
  read: (typed: string) => Reading,
): Reading | { value: null; problem?: never } {
  return typed === undefined || typed.trim() === '' ? { value: null } : read(typed);
}

/** What was typed, field by field. */
function readRegistration(registration: Registration) {
  return {
    name: readName(registration.name),
    userId: readUserId(registration.userId),
    homeAddress: readPostalAddress(registration.homeAddress),
    alternativeAddress: voluntary(registration.alternativeAddress, readPostalAddress),
    email: voluntary(registration.email, readEmail),
    phone: voluntary(registration.phone, readPhone),
    documentNumber: readName(registration.proof.documentNumber),
    authority: readName(registration.proof.authority),
  };
}

/** Each field that cannot be, in the order of the form; whether a user ID is taken only the store knows. */
export function findProblems(
  registration: Registration,
  { minimumAgeYears }: Policy,
  unixSeconds: number,
): readonly RegistrationProblem[] {
  const { name, userId, ...contacts } = readRegistration(registration);
  const problems: RegistrationProblem[] = [];
  if (name.problem) problems.push({ field: 'name', problem: name.problem });
  const birthDate = birthDateProblem(registration.birthDate.trim(), unixSeconds, minimumAgeYears);
  if (birthDate) problems.push({ field: 'birthDate', problem: birthDate });
  if (userId.problem) problems.push({ field: 'userId', problem: userId.problem });
  for (const [field, { problem }] of Object.entries(contacts))
    if (problem) problems.push({ field, problem } as RegistrationProblem);
  return problems;
}

/** Registers a person, or names each field that cannot be, in the order of the form. Nothing is written then. */
export async function registerPerson(
  { store, secrecy, random, policy }: Ports,
  registration: Registration,
  unixSeconds: number,
): Promise<RegistrationResult> {
  const problems = findProblems(registration, policy, unixSeconds);
  if (problems.length > 0) return { outcome: 'refused', problems };
  const { proof, language } = registration;
  const read = readRegistration(registration);
  const person: PersonRow = {
    personId: newId(random),
    state: 'open',
    name: read.name.value!,
    birthDate: registration.birthDate.trim(),
    userId: read.userId.userId!,
    language,
    homeAddress: read.homeAddress.value!,
    alternativeAddress: read.alternativeAddress.value!,
    email: read.email.value!,
    phone: read.phone.value!,
    phoneSinceUnixSeconds: read.phone.value === null ? null : unixSeconds,
    passwordHash: null,
    wantsPaper: read.email.value === null,
    wantsNoticeOfEachUse: false,
    keepsServiceNames: false,
    registeredAtUnixSeconds: unixSeconds,
  };
  const proofRow: IdentityProofRow = {
    proofId: newId(random),
    personId: person.personId,
    kind: proof.kind,
    numberPseudonym: secrecy.documentPseudonym(proof.kind, read.documentNumber.value!),
    authority: read.authority.value!,
    provedAtUnixSeconds: unixSeconds,
  };
  const isInserted = await store.transaction(async (rows) => {
    if (!(await rows.people.insert(person))) return false;
    await rows.people.insertProof(proofRow);
    await rows.events.insert(newEvent(person.personId, 'registered', 'authority', unixSeconds));
    return true;
  });
  // The authority has seen who she is: here, and in an identified session, "taken" may be said.
  if (!isInserted) return { outcome: 'refused', problems: [{ field: 'userId', problem: { rule: 'taken' } }] };
  return { outcome: 'registered', person };
}
