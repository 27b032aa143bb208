/** A person logs in on her own page: what is approved first, then user ID, code or two codes, and password. */
import { ownEntry } from '../../../link/own-entry.ts';
import { logIn } from '../../domain/login/log-in.ts';
import { startSession } from '../../domain/session/session.ts';
import { addressOf, type Query } from './addresses.ts';
import { timeInWords } from './civil-words.ts';
import { form, type Field, type Problem } from './form.ts';
import { html } from './html.ts';
import { shown } from './layout.ts';
import { sealReset } from './new-password-page.ts';
import { type Answer, type Desk, led, type PageSteps, type Visit } from './visit.ts';
import { waitText } from './wait-text.ts';

type Codes = 'one' | 'two';

export function codeFields({ words }: Visit, codes: Codes): readonly Field[] {
  const first: Field = {
    name: 'code',
    label: words.fields.code,
    hint: words.logIn.codeHint,
    kind: 'code',
    autocomplete: 'one-time-code',
  };
  if (codes === 'one') return [first];
  return [
    { ...first, label: words.fields.firstCode },
    {
      name: 'nextCode',
      label: words.fields.nextCode,
      hint: words.logIn.nextCodeHint,
      kind: 'code',
      autocomplete: 'one-time-code',
    },
  ];
}

/** User ID, codes and password, as one asks for them together; also to unblock. */
export function loginFields(visit: Visit, codes: Codes): readonly Field[] {
  const { fields } = visit.words;
  return [
    { name: 'userId', label: fields.userId, kind: 'text', autocomplete: 'username' },
    ...codeFields(visit, codes),
    { name: 'password', label: fields.password, kind: 'secret', autocomplete: 'current-password' },
  ];
}

/** Fields that are empty, and codes that are none: told, and no try. */
export function loginProblems({ words, fields }: Visit, codes: Codes): readonly Problem[] {
  const { missing } = words.problems;
  const problems: Problem[] = [];
  if ((fields['userId'] ?? '').trim() === '') problems.push({ field: 'userId', text: missing.userId });
  for (const field of codes === 'one' ? ['code'] : ['code', 'nextCode']) {
    const code = (ownEntry(fields, field) ?? '').replace(/[\s-]/g, '');
    if (code === '') problems.push({ field, text: missing.code });
    else if (!/^\d{6,8}$/.test(code)) problems.push({ field, text: words.problems.code });
  }
  if ((fields['password'] ?? '') === '') problems.push({ field: 'password', text: missing.password });
  return problems;
}

function answer(visit: Visit, codes: Codes, problems: readonly Problem[], typed: Query | null): Answer {
  const { words, language } = visit;
  const { logIn: text } = words;
  const other = codes === 'one' ? 'logInTwoCodes' : 'logIn';
  return shown(visit, {
    heading: codes === 'one' ? text.heading : text.headingTwoCodes,
    problems,
    content: html`<section class="approving" aria-labelledby="approving">
        <h2 id="approving">${text.approvingHeading}</h2>
        <p>${text.approvingOwnPage}</p>
      </section>
      ${codes === 'two' && html`<p>${text.twoCodesIntro}</p>`}
      ${form(visit, { fields: loginFields(visit, codes), button: text.button }, typed, problems)}
      <ul class="links">
        <li>
          <a href="${addressOf(language, other)}">${codes === 'one' ? text.anotherWay : text.oneCode}</a>
        </li>
        <li><a href="${addressOf(language, 'forgotten')}">${words.start.choices.forgotten.title}</a></li>
      </ul>
      <section>
        <h2>${text.notMeHeading}</h2>
        <p>${text.notMe}</p>
        ${form(visit, { to: 'notMe', fields: [], button: text.notMeButton, isDanger: true })}
      </section>`,
  });
}

async function send(desk: Desk, visit: Visit, codes: Codes): Promise<Answer> {
  const { words, fields, browserId, source, origin, unixSeconds, language } = visit;
  const problems = loginProblems(visit, codes);
  if (problems.length > 0) return answer(visit, codes, problems, fields);
  const typed = (name: string): string => ownEntry(fields, name) ?? '';
  const request = {
    userId: typed('userId'),
    codes: codes === 'one' ? ([typed('code')] as const) : ([typed('code'), typed('nextCode')] as const),
    password: typed('password'),
    browserId,
    source,
    origin,
    service: null,
  };
  const result = await logIn(desk.ports, request, unixSeconds);
  desk.counted('login', result.outcome);
  const refuse = (text: string, field = ''): Answer => answer(visit, codes, [{ field, text }], fields);
  switch (result.outcome) {
    case 'malformed':
      return refuse(words.problems.code, result.codeNumber === 1 ? 'code' : 'nextCode');
    case 'wrong':
      return refuse(codes === 'one' ? words.logIn.wrong : words.logIn.wrongTwoCodes);
    case 'browser-waits':
      return refuse(
        result.untilUnixSeconds === null
          ? words.logIn.browserClosed
          : words.logIn.browserWaits(timeInWords(result.untilUnixSeconds, language)),
      );
    case 'source-waits':
      return refuse(waitText(words, language, result.untilUnixSeconds));
    case 'logged-in': {
      const { personId } = result.person;
      if (result.needsPassword) return led('newPassword', {}, { reset: sealReset(desk, visit, personId) });
      const session = await startSession(desk.ports, personId, browserId, unixSeconds);
      return led('myPage', result.isNewBrowser ? { browser: 'new' } : {}, { session });
    }
  }
}

function steps(codes: Codes): PageSteps {
  return {
    show: (_desk, visit) => (visit.person === null ? answer(visit, codes, [], null) : led('myPage')),
    send: (desk, visit) => send(desk, visit, codes),
  };
}

export const LOGIN_PAGE = steps('one');
export const LOGIN_TWO_CODES_PAGE = steps('two');
