/** After a login with a temporary password: her own first, and only then a session. */
import { setPasswordAfterReset } from '../../domain/password/reset-password.ts';
import { startSession } from '../../domain/session/session.ts';
import { form, type Field, type Problem } from './form.ts';
import { html } from '../../../markup/html.ts';
import { shown } from './layout.ts';
import { passwordText } from './problem-words.ts';
import { openForBrowser, sealForBrowser } from './sealed-for-browser.ts';
import { type Answer, type Desk, led, type PageSteps, type Visit } from './visit.ts';

/** How long the right to set a password without the day's wait lasts: as long as choosing one may take. */
const RESET_SECONDS = 900;

export function sealReset(
  desk: Pick<Desk, 'sealing'>,
  visit: Pick<Visit, 'browserId' | 'unixSeconds'>,
  personId: string,
): string {
  return sealForBrowser(desk, visit, 'reset', RESET_SECONDS, personId);
}

/** Whose right it is. */
function resetOf(desk: Desk, visit: Visit): string | null {
  return openForBrowser(desk, visit, 'reset', visit.cookies.reset) as string | null;
}

function answer({ ports }: Desk, visit: Visit, problems: readonly Problem[]): Answer {
  const { words } = visit;
  const hint = words.activate.newPasswordHint(ports.policy.minimumPasswordCharacters);
  const fields: readonly Field[] = [
    { name: 'password', label: words.fields.newPassword, hint, kind: 'secret', autocomplete: 'new-password' },
    { name: 'again', label: words.fields.passwordAgain, kind: 'secret', autocomplete: 'new-password' },
  ];
  return shown(visit, {
    heading: words.newPassword.heading,
    problems,
    content: html`<p class="intro">${words.newPassword.intro}</p>
      ${form(visit, { fields, button: words.newPassword.button }, null, problems)}`,
  });
}

async function send(desk: Desk, visit: Visit): Promise<Answer> {
  const personId = resetOf(desk, visit);
  if (personId === null) return led('forgotten', {}, { reset: null });
  const { words, fields, unixSeconds, browserId } = visit;
  const password = fields['password'] ?? '';
  if (password === '')
    return answer(desk, visit, [{ field: 'password', text: words.problems.missing.password }]);
  if (password !== fields['again'])
    return answer(desk, visit, [{ field: 'password', text: words.problems.passwordsDiffer }]);
  const problem = await setPasswordAfterReset(desk.ports, personId, password, unixSeconds);
  if (problem !== null)
    return answer(desk, visit, [
      { field: 'password', text: passwordText(words, problem, desk.ports.policy) },
    ]);
  const session = await startSession(desk.ports, personId, browserId, unixSeconds);
  return led('myPage', {}, { session, reset: null });
}

export const NEW_PASSWORD_PAGE: PageSteps = {
  show: (desk, visit) => (resetOf(desk, visit) === null ? led('forgotten') : answer(desk, visit, [])),
  send,
};
