/** A blocked device opens again by two codes and the password; one answer for all that is wrong. */
import { unblockByCodes } from '../../domain/blocking/unblock-device.ts';
import { addressOf, type Query } from './addresses.ts';
import { form, type Problem } from './form.ts';
import { html } from '../../../markup/html.ts';
import { shown } from './layout.ts';
import { loginFields, loginProblems } from './login-pages.ts';
import { type Answer, type Desk, led, type PageSteps, type Visit } from './visit.ts';
import { waitText } from './wait-text.ts';

function answer({ ports }: Desk, visit: Visit, problems: readonly Problem[], typed: Query | null): Answer {
  const { words, query, language } = visit;
  const { unblock } = words;
  if (query['done'] !== undefined)
    return shown(visit, {
      heading: unblock.doneHeading,
      content: html`<p class="intro done">${unblock.done}</p>
        <p><a href="${addressOf(language, 'logIn')}">${words.start.choices.logIn.title}</a></p>`,
    });
  return shown(visit, {
    heading: unblock.heading,
    problems,
    content: html`<p class="intro">${unblock.intro}</p>
      <p>${unblock.otherwise(ports.policy.helpPhone)}</p>
      ${form(visit, { fields: loginFields(visit, 'two'), button: unblock.button }, typed, problems)}`,
  });
}

async function send(desk: Desk, visit: Visit): Promise<Answer> {
  const { words, fields, source, unixSeconds, language } = visit;
  const problems = loginProblems(visit, 'two');
  if (problems.length > 0) return answer(desk, visit, problems, fields);
  const request = {
    userId: fields['userId'] ?? '',
    codes: [fields['code'] ?? '', fields['nextCode'] ?? ''] as const,
    password: fields['password'] ?? '',
    source,
  };
  const result = await unblockByCodes(desk.ports, request, unixSeconds);
  desk.counted('unblock', result.outcome);
  const refuse = (field: string, text: string): Answer => answer(desk, visit, [{ field, text }], fields);
  if (result.outcome === 'unblocked') return led('unblock', { done: 'yes' });
  if (result.outcome === 'source-waits')
    return refuse('', waitText(words, language, result.untilUnixSeconds));
  if (result.outcome === 'malformed') {
    const field = result.codeNumber === 1 ? 'code' : 'nextCode';
    return refuse(field, words.problems[field]);
  }
  return refuse('', words.unblock.wrong(desk.ports.policy.helpPhone));
}

export const UNBLOCK_PAGE: PageSteps = {
  show: (desk, visit) => answer(desk, visit, [], null),
  send,
};
