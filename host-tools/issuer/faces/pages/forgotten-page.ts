/** A forgotten password: the answer is the same for every name, and comes before anything is sent. */
import { askTemporaryPassword } from '../../domain/password/reset-password.ts';
import { addressOf, type Query } from './addresses.ts';
import { form, type Field, type Problem } from './form.ts';
import { html } from '../../../markup/html.ts';
import { shown } from './layout.ts';
import { type Answer, type Desk, led, type PageSteps, type Visit } from './visit.ts';
import { waitText } from './wait-text.ts';

function answer({ ports }: Desk, visit: Visit, problems: readonly Problem[], typed: Query | null): Answer {
  const { words, query, language } = visit;
  const { forgotten } = words;
  const { temporaryPasswordMinutes, phoneUnchangedHours, helpPhone } = ports.policy;
  const isAsked = query['asked'] !== undefined;
  const fields: readonly Field[] = [
    { name: 'userId', label: words.fields.userId, kind: 'text', autocomplete: 'username' },
  ];
  return shown(visit, {
    heading: forgotten.heading,
    problems,
    content: isAsked
      ? html`<p class="intro done">${forgotten.asked(temporaryPasswordMinutes)}</p>
          <p><a href="${addressOf(language, 'logIn')}">${words.start.choices.logIn.title}</a></p>
          <p>${forgotten.noPhone(helpPhone)}</p>`
      : html`<p class="intro">${forgotten.intro(phoneUnchangedHours)}</p>
          <p>${forgotten.noPhone(helpPhone)}</p>
          ${form(visit, { fields, button: forgotten.button }, typed, problems)}`,
  });
}

async function send(desk: Desk, visit: Visit): Promise<Answer> {
  const { words, fields, source, unixSeconds, language } = visit;
  const userId = fields['userId'] ?? '';
  const refuse = (field: string, text: string): Answer => answer(desk, visit, [{ field, text }], fields);
  if (userId.trim() === '') return refuse('userId', words.problems.missing.userId);
  const result = await askTemporaryPassword(desk.ports, userId, source, unixSeconds);
  if (result.outcome === 'source-waits')
    return refuse('', waitText(words, language, result.untilUnixSeconds));
  // Not waited for: how long a message takes would tell whether there was one. What fails, its owner asks for again when it has run out.
  if (result.message !== null) void desk.textMessages.sendTemporaryPassword(result.message).catch(() => {});
  return led('forgotten', { asked: 'yes' });
}

export const FORGOTTEN_PAGE: PageSteps = {
  show: (desk, visit) => answer(desk, visit, [], null),
  send,
};
