/** A change of contact, user ID or password is asked for; it waits, and both addresses are told. */
import { askChange } from '../../domain/changes/ask-change.ts';
import { mayWishUserId } from '../../domain/changes/user-id-wishes.ts';
import type { ContactProblem } from '../../domain/people/contacts.ts';
import type { PasswordProblem } from '../../domain/password/password-rules.ts';
import type { ChangedField } from '../../domain/records/pending-change.ts';
import { addressOf, type Query } from './addresses.ts';
import { form, type Field, type Problem } from './form.ts';
import { html } from '../../../markup/html.ts';
import { shown } from './layout.ts';
import { contactText, passwordText, userIdText } from './problem-words.ts';
import { type Answer, type Desk, led, type PageSteps, type Visit } from './visit.ts';

const PASSWORD_PROBLEMS = ['too-short', 'too-long', 'one-sign-repeated', 'is-the-user-id', 'is-a-code'];

function fieldsOf(
  { words, person }: Visit,
  field: ChangedField,
  minimumCharacters: number,
): readonly Field[] {
  const label = words.changes.names[field];
  switch (field) {
    case 'email':
      return [
        {
          name: field,
          label,
          hint: words.changes.emptyDeletes,
          kind: 'email',
          autocomplete: 'email',
          value: person?.email ?? '',
        },
      ];
    case 'phone':
      return [
        {
          name: field,
          label,
          hint: words.changes.phoneHint,
          kind: 'tel',
          autocomplete: 'tel',
          value: person?.phone ?? '',
        },
      ];
    case 'alternativeAddress':
      return [
        {
          name: field,
          label,
          hint: words.changes.emptyDeletes,
          kind: 'lines',
          autocomplete: 'street-address',
          value: person?.alternativeAddress ?? '',
        },
      ];
    case 'userId':
      return [
        {
          name: field,
          label: words.changes.newUserId,
          hint: words.order.userIdHint,
          kind: 'text',
          autocomplete: 'username',
        },
      ];
    case 'password':
      return [
        {
          name: field,
          label: words.fields.newPassword,
          hint: words.activate.newPasswordHint(minimumCharacters),
          kind: 'secret',
          autocomplete: 'new-password',
        },
        { name: 'again', label: words.fields.passwordAgain, kind: 'secret', autocomplete: 'new-password' },
      ];
  }
}

function answer(
  { ports }: Desk,
  visit: Visit,
  field: ChangedField,
  problems: readonly Problem[],
  typed: Query | null,
): Answer {
  const { words, language } = visit;
  const { passwordWaitHours, contactWaitHours, minimumPasswordCharacters } = ports.policy;
  const hours = field === 'password' ? passwordWaitHours : contactWaitHours;
  return shown(visit, {
    heading: words.changes.change(words.changes.names[field]),
    problems,
    content: html`<p class="intro">${words.changes.intro(hours)}</p>
      ${form(visit, { fields: fieldsOf(visit, field, minimumPasswordCharacters), button: words.changes.button }, typed, problems)}
      <p><a href="${addressOf(language, 'myPage')}">${words.changes.back}</a></p>`,
  });
}

async function send(desk: Desk, visit: Visit, field: ChangedField): Promise<Answer> {
  const { words, fields, person, unixSeconds } = visit;
  const { ports } = desk;
  const typed = fields[field] ?? '';
  const refuse = (text: string): Answer => answer(desk, visit, field, [{ field, text }], fields);
  if (field === 'password' && typed === '') return refuse(words.problems.missing.password);
  if (field === 'password' && typed !== fields['again']) return refuse(words.problems.passwordsDiffer);
  if (field === 'userId' && !(await mayWishUserId(ports, person!.personId, unixSeconds)))
    return refuse(words.problems.userId.tooOften);
  const result = await askChange(ports, person!.personId, field, typed, unixSeconds);
  if (result.outcome === 'waits') return led('myPage');
  const { problem } = result;
  if (problem === 'not-open') return led('logIn', {}, { session: null });
  if (problem === 'too-often') return refuse(words.changes.tooOften);
  if (problem === 'taken') return refuse(userIdText(words, { rule: 'taken' }));
  if (typeof problem === 'object') return refuse(userIdText(words, problem));
  return field === 'password' && PASSWORD_PROBLEMS.includes(problem)
    ? refuse(passwordText(words, problem as PasswordProblem, ports.policy))
    : refuse(contactText(words, field, problem as ContactProblem));
}

export function changePage(field: ChangedField): PageSteps {
  return {
    needsPerson: true,
    show: (desk, visit) => answer(desk, visit, field, [], null),
    send: (desk, visit) => send(desk, visit, field),
  };
}
