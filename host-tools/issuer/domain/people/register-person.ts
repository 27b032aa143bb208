/** A person is taken in: by a registration authority that has seen who she is. */
import type { Policy } from '../policy.ts';
import type { Ports } from '../ports/ports.ts';
import type { DocumentKind, IdentityProofRow, Language, PersonRow } from '../records/person.ts';
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
import { formerOwner, personReference } from './former-user-ids.ts';
import { isBornOn, readPersonalNumber } from './personal-number.ts';
import type { PopulationRegister } from '../ports/register.ts';
import { readUserId, type UserIdProblem } from './user-id.ts';

/** As somebody typed it; what is voluntary may be left out or empty. */
export interface Registration {
  readonly name: string;
  readonly birthDate: string;
  readonly userId: string;
  readonly language: Language;
  /** By it the register tells name and address. */
  readonly personalNumber?: string;
  /** Left out or empty only where the register tells it. */
  readonly homeAddress?: string;
  readonly alternativeAddress?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly proof: {
    readonly kind: DocumentKind;
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
  | {
      readonly field: 'personalNumber';
      readonly problem: 'not-a-personal-number' | 'not-in-the-register' | 'registered-before';
    }
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
    homeAddress: readPostalAddress(registration.homeAddress ?? ''),
    alternativeAddress: voluntary(registration.alternativeAddress, readPostalAddress),
    email: voluntary(registration.email, readEmail),
    phone: voluntary(registration.phone, readPhone),
    documentNumber: readName(registration.proof.documentNumber),
    authority: readName(registration.proof.authority),
  };
}

/** One that was given and cannot be hers. */
function isWrongPersonalNumber({ personalNumber = '', birthDate }: Registration): boolean {
  if (personalNumber.trim() === '') return false;
  const read = readPersonalNumber(personalNumber);
  return read === null || !isBornOn(read, birthDate.trim());
}

/** What the register tells goes before what somebody typed. Null: it does not know her, or that she is dead. */
async function asRegistered(
  registration: Registration,
  register: PopulationRegister | null,
): Promise<Registration | null> {
  const personalNumber = readPersonalNumber(registration.personalNumber ?? '');
  if (personalNumber === null || register === null || isWrongPersonalNumber(registration))
    return registration;
  const entry = await register.find(personalNumber);
  if (entry === null || entry.isDead) return null;
  return { ...registration, name: entry.name, homeAddress: entry.homeAddress };
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
  if (isWrongPersonalNumber(registration))
    problems.push({ field: 'personalNumber', problem: 'not-a-personal-number' });
  if (userId.problem) problems.push({ field: 'userId', problem: userId.problem });
  for (const [field, { problem }] of Object.entries(contacts))
    if (problem) problems.push({ field, problem } as RegistrationProblem);
  return problems;
}

/** Ends the transaction, so that nothing of it stays. */
class UserIdTaken extends Error {
  constructor() {
    super('the user ID is taken');
  }
}

/** Registers a person, or names each field that cannot be, in the order of the form. Nothing is written then. */
export async function registerPerson(
  { store, secrecy, random, policy }: Ports,
  typed: Registration,
  unixSeconds: number,
  register: PopulationRegister | null = null,
): Promise<RegistrationResult> {
  const registration = await asRegistered(typed, register);
  if (registration === null)
    return { outcome: 'refused', problems: [{ field: 'personalNumber', problem: 'not-in-the-register' }] };
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
  const { personId } = person;
  const personalNumber = readPersonalNumber(registration.personalNumber ?? '');
  const reference = personalNumber === null ? null : personReference(secrecy, personalNumber);
  const problem = await store
    .transaction(async (rows): Promise<RegistrationProblem | null> => {
      if (reference !== null) {
        if ((await rows.people.idByProof('personal-number', reference)) !== null)
          return { field: 'personalNumber', problem: 'registered-before' };
        await rows.people.takeOverUserIds(formerOwner(reference), personId);
      }
      if (!(await rows.people.insert(person))) throw new UserIdTaken();
      await rows.people.insertProof(proofRow);
      if (reference !== null)
        await rows.people.insertProof({
          ...proofRow,
          proofId: newId(random),
          kind: 'personal-number',
          numberPseudonym: reference,
        });
      await rows.events.insert(newEvent(personId, 'registered', 'authority', unixSeconds));
      return null;
    })
    .catch((error: unknown): RegistrationProblem => {
      // The authority has seen who she is: here, and in an identified session, "taken" may be said.
      if (error instanceof UserIdTaken) return { field: 'userId', problem: { rule: 'taken' } };
      throw error;
    });
  return problem === null ? { outcome: 'registered', person } : { outcome: 'refused', problems: [problem] };
}
