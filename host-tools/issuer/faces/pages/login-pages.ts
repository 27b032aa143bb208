/** A person logs in on her own page: what is approved first, then user ID, code or two codes, and password. */
import { ownEntry } from '../../../link/own-entry.ts';
import { logIn } from '../../domain/login/log-in.ts';
import type { LoginResult } from '../../domain/login/login.ts';
import type { PendingChangeRow } from '../../domain/records/pending-change.ts';
import { startSession } from '../../domain/session/session.ts';
import { addressOf, type Query } from './addresses.ts';
import { type Waiting, waitingApproval } from './approval.ts';
import { timeInWords } from './civil-words.ts';
import { form, type Field, type Problem } from './form.ts';
import { html, type Markup } from '../../../markup/html.ts';
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
  for (const field of codes === 'one' ? (['code'] as const) : (['code', 'nextCode'] as const)) {
    const code = (ownEntry(fields, field) ?? '').replace(/[\s-]/g, '');
    if (code === '') problems.push({ field, text: missing[field] });
    else if (!/^\d{6,8}$/.test(code)) problems.push({ field, text: words.problems[field] });
  }
  if ((fields['password'] ?? '') === '') problems.push({ field: 'password', text: missing.password });
  return problems;
}

/** What is about to be approved, before anything is asked for. */
function approving({ words }: Visit, waiting: Waiting | null): Markup {
  const { logIn: text } = words;
  const { service, discloses } = waiting?.approval ?? { service: null, discloses: [] };
  return html`<section class="approving" aria-labelledby="approving">
    <h2 id="approving">${text.approvingHeading}</h2>
    <p>${service === null ? text.approvingOwnPage : text.approvingService(service.name)}</p>
    ${service !== null && html`<p>${service.text}</p>`}
    ${discloses.length > 0 && html`<p>${text.discloses(discloses.map((what) => text.disclosed[what]))}</p>`}
  </section>`;
}

interface Shown {
  readonly codes: Codes;
  readonly waiting: Waiting | null;
  readonly problems?: readonly Problem[];
  readonly typed?: Query | null;
}

function answer(visit: Visit, { codes, waiting, problems = [], typed = null }: Shown): Answer {
  const { words, language } = visit;
  const { logIn: text } = words;
  const other = codes === 'one' ? 'logInTwoCodes' : 'logIn';
  const carried: Query = waiting === null ? {} : { approval: waiting.word };
  const fields = loginFields(visit, codes);
  return shown(
    { ...visit, query: { ...visit.query, ...carried } },
    {
      heading: codes === 'one' ? text.heading : text.headingTwoCodes,
      problems,
      formOrigins: waiting?.approval.origins ?? [],
      content: html`${approving(visit, waiting)} ${codes === 'two' && html`<p>${text.twoCodesIntro}</p>`}
        ${form(visit, { fields, button: text.button, hidden: carried }, typed, problems)}
        <ul class="links">
          <li>
            <a href="${addressOf(language, other, carried)}"
              >${codes === 'one' ? text.anotherWay : text.oneCode}</a
            >
          </li>
          <li><a href="${addressOf(language, 'forgotten')}">${words.start.choices.forgotten.title}</a></li>
        </ul>
        <section>
          <h2>${text.notMeHeading}</h2>
          <p>${text.notMe}</p>
          ${form(visit, { to: 'notMe', fields: [], button: text.notMeButton, isDanger: true, hidden: carried })}
        </section>`,
    },
  );
}

/** What she did not ask for she learns of before she goes on to the service. */
function changesFirst(visit: Visit, address: string, changes: readonly PendingChangeRow[]): Answer {
  const { words, language } = visit;
  const line = ({ field, dueAtUnixSeconds }: PendingChangeRow): Markup =>
    html`<li>
      ${words.myPage.waiting(words.changes.names[field], timeInWords(dueAtUnixSeconds, language))}
    </li>`;
  return shown(visit, {
    heading: words.myPage.waitingHeading,
    content: html`<p class="intro">${words.myPage.waitingIntro}</p>
      <ul>
        ${changes.map(line)}
      </ul>
      <p><a href="${addressOf(language, 'logIn')}">${words.logIn.toStop}</a></p>
      <p><a href="${address}">${words.logIn.toService}</a></p>`,
  });
}

function overAnswer(visit: Visit): Answer {
  const { logIn: text } = visit.words;
  return shown(visit, {
    heading: text.heading,
    status: 410,
    content: html`<p class="intro">${text.serviceOver}</p>`,
  });
}

async function arrive(
  desk: Desk,
  visit: Visit,
  waiting: Waiting | null,
  result: Extract<LoginResult, { outcome: 'logged-in' }>,
): Promise<Answer> {
  const { browserId, unixSeconds, country, source, origin } = visit;
  const { person, needsPassword, isNewBrowser, lastUsedAtUnixSeconds, waitingChanges } = result;
  const { personId } = person;
  if (needsPassword) return led('newPassword', {}, { reset: sealReset(desk, visit, personId) });
  if (waiting !== null) {
    const risk = {
      country,
      network: source,
      browserFamily: origin.browserFamily,
      isNewBrowser,
      secondsSinceLastUse: lastUsedAtUnixSeconds === null ? null : unixSeconds - lastUsedAtUnixSeconds,
    };
    const address = await desk.approvals()?.approve(waiting.approvalId, personId, risk, unixSeconds);
    if (!address) return overAnswer(visit);
    return waitingChanges.length > 0
      ? changesFirst(visit, address, waitingChanges)
      : { kind: 'left', address };
  }
  const session = await startSession(desk.ports, personId, browserId, unixSeconds);
  return led('myPage', isNewBrowser ? { browser: 'new' } : {}, { session });
}

async function send(desk: Desk, visit: Visit, codes: Codes): Promise<Answer> {
  const found = await waitingApproval(desk, visit);
  if (found === 'over') return overAnswer(visit);
  const waiting = found === 'none' ? null : found;
  const { words, fields, browserId, source, origin, unixSeconds, language } = visit;
  const problems = loginProblems(visit, codes);
  if (problems.length > 0) return answer(visit, { codes, waiting, problems, typed: fields });
  const typed = (name: string): string => ownEntry(fields, name) ?? '';
  const request = {
    userId: typed('userId'),
    codes: codes === 'one' ? ([typed('code')] as const) : ([typed('code'), typed('nextCode')] as const),
    password: typed('password'),
    browserId,
    source,
    origin,
    service: waiting?.approval.service ?? null,
  };
  const result = await logIn(desk.ports, request, unixSeconds);
  desk.counted('login', result.outcome);
  const refuse = (text: string, field = ''): Answer =>
    answer(visit, { codes, waiting, problems: [{ field, text }], typed: fields });
  switch (result.outcome) {
    case 'malformed': {
      const field = result.codeNumber === 1 ? 'code' : 'nextCode';
      return refuse(words.problems[field], field);
    }
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
    case 'logged-in':
      return arrive(desk, visit, waiting, result);
  }
}

function steps(codes: Codes): PageSteps {
  return {
    show: async (desk, visit) => {
      const found = await waitingApproval(desk, visit);
      if (found === 'over') return overAnswer(visit);
      if (found !== 'none') return answer(visit, { codes, waiting: found });
      return visit.person === null ? answer(visit, { codes, waiting: null }) : led('myPage');
    },
    send: (desk, visit) => send(desk, visit, codes),
  };
}

export const LOGIN_PAGE = steps('one');
export const LOGIN_TWO_CODES_PAGE = steps('two');
