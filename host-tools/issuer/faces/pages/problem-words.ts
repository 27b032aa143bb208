/** What a step found wrong with a field, as a sentence that says what is expected. */
import { ownEntry } from '../../../link/own-entry.ts';
import type { ActivationCodeProblem } from '../../domain/activation-code.ts';
import type { PasswordProblem } from '../../domain/password/password-rules.ts';
import {
  type ContactProblem,
  MAXIMUM_ADDRESS_CHARACTERS,
  MAXIMUM_ADDRESS_LINES,
  MAXIMUM_EMAIL_CHARACTERS,
  MAXIMUM_NAME_CHARACTERS,
} from '../../domain/people/contacts.ts';
import type { RegistrationProblem } from '../../domain/people/register-person.ts';
import type { UserIdProblem } from '../../domain/people/user-id.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Problem } from './form.ts';
import type { IssuerWords } from './words/words.ts';

export function contactText(words: IssuerWords, field: string, problem: ContactProblem): string {
  const { problems } = words;
  const { name, homeAddress, documentNumber } = words.order;
  const label = ownEntry({ name, homeAddress, documentNumber, ...words.changes.names }, field) ?? field;
  if (problem === 'not-an-address') return problems.email;
  if (problem === 'not-a-number') return problems.phone;
  if (problem === 'control-character') return problems.control(label);
  if (problem === 'missing') return ownEntry(problems.missing, field) ?? problems.empty(label);
  if (field === 'homeAddress' || field === 'alternativeAddress')
    return problems.tooManyLines(label, MAXIMUM_ADDRESS_CHARACTERS, MAXIMUM_ADDRESS_LINES);
  return problems.tooLong(label, field === 'email' ? MAXIMUM_EMAIL_CHARACTERS : MAXIMUM_NAME_CHARACTERS);
}

export function userIdText(words: IssuerWords, problem: UserIdProblem | { readonly rule: 'taken' }): string {
  const { userId } = words.problems;
  switch (problem.rule) {
    case 'too-short':
    case 'too-long':
      return problem.characters === 0 ? words.problems.missing.userId : userId.length(problem.characters);
    case 'sign':
      return userId.sign(problem.position);
    case 'blank-at-an-end':
      return userId.blank;
    case 'like-a-personal-number':
      return userId.personalNumber;
    case 'taken':
      return userId.taken;
  }
}

export function passwordText(words: IssuerWords, problem: PasswordProblem, policy: Policy): string {
  const { password } = words.problems;
  const texts: Readonly<Record<PasswordProblem, string>> = {
    'too-short': password.short(policy.minimumPasswordCharacters),
    'too-long': password.long,
    'one-sign-repeated': password.repeated,
    'is-the-user-id': password.userId,
    'is-a-code': password.code,
  };
  return texts[problem];
}

export function activationCodeText(words: IssuerWords, problem: ActivationCodeProblem): string {
  const { activationCode } = words.problems;
  if (problem.problem === 'slip') return activationCode.slip;
  if (problem.problem === 'not-a-digit') return activationCode.digit(problem.position);
  return problem.digits === 0 ? words.problems.missing.activationCode : activationCode.length(problem.digits);
}

export function registrationProblems(
  words: IssuerWords,
  problems: readonly RegistrationProblem[],
  { minimumAgeYears }: Policy,
): readonly Problem[] {
  return problems.map((problem): Problem => {
    const { field } = problem;
    if (field === 'userId') return { field, text: userIdText(words, problem.problem) };
    if (field === 'personalNumber') return { field, text: words.problems.personalNumber };
    if (field !== 'birthDate') return { field, text: contactText(words, field, problem.problem) };
    const { birthDate } = words.problems;
    const texts = { 'not-a-date': birthDate.date, 'too-young': birthDate.young(minimumAgeYears) };
    return { field, text: problem.problem === 'in-the-future' ? birthDate.future : texts[problem.problem] };
  });
}
