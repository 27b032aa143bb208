/** What is asked of a person who is taken in, in order, and the registration that the answers make. */
import type { Question } from '../administration/answers.ts';

interface RegistrationQuestion {
  /** Where it belongs in the registration. */
  readonly item: string;
  readonly question: Question;
  /** What nobody answers is left out. */
  readonly isVoluntary?: true;
  /** Its lines are parted by `/`. */
  readonly hasLines?: true;
}

export const REGISTRATION_QUESTIONS: readonly RegistrationQuestion[] = [
  { item: 'name', question: { text: 'Name' } },
  { item: 'birthDate', question: { text: 'Date of birth, as 1961-04-09' } },
  { item: 'userId', question: { text: 'User ID' } },
  { item: 'language', question: { text: 'Language, da or en' } },
  { item: 'homeAddress', question: { text: 'Home address, its lines parted by /' }, hasLines: true },
  {
    item: 'alternativeAddress',
    question: { text: 'Another address for her post; nothing: none' },
    isVoluntary: true,
    hasLines: true,
  },
  { item: 'email', question: { text: 'E-mail; nothing: none' }, isVoluntary: true },
  { item: 'phone', question: { text: 'Phone; nothing: none' }, isVoluntary: true },
  {
    item: 'proof/kind',
    question: {
      text: 'Document: passport, driving-licence, residence-permit, identity-card or travel-document',
    },
  },
  { item: 'proof/documentNumber', question: { text: 'Number of the document', isHidden: true } },
  { item: 'proof/authority', question: { text: 'Registration authority' } },
];

const OF_PROOF = 'proof/';

/** @param answers by item. */
export function registrationOf(answers: ReadonlyMap<string, string>): object {
  const given = REGISTRATION_QUESTIONS.flatMap(({ item, isVoluntary, hasLines }) => {
    const answer = answers.get(item) ?? '';
    if (isVoluntary && answer.trim() === '') return [];
    return [[item, hasLines ? answer.replace(/ *\/ */g, '\n') : answer] as const];
  });
  const proof = given
    .filter(([item]) => item.startsWith(OF_PROOF))
    .map(([item, answer]) => [item.slice(OF_PROOF.length), answer] as const);
  const own = given.filter(([item]) => !item.startsWith(OF_PROOF));
  return { ...Object.fromEntries(own), proof: Object.fromEntries(proof) };
}
