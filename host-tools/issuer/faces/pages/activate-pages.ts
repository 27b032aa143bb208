/** A device becomes a person's own, in three pages: what is in the letter, what the device shows, her password. */
import { ownEntry } from '../../../link/own-entry.ts';
import { checkLetter } from '../../domain/activation/check-letter.ts';
import { completeActivation } from '../../domain/activation/complete-activation.ts';
import { proveDevice } from '../../domain/activation/prove-device.ts';
import { progressOf, sealProgress, type Progress } from './activation-progress.ts';
import { addressOf, type Query } from './addresses.ts';
import { form, type Field, type Problem } from './form.ts';
import { html } from '../../../markup/html.ts';
import { shown } from './layout.ts';
import { activationCodeText, passwordText } from './problem-words.ts';
import { type Answer, type Desk, led, type PageSteps, type Visit } from './visit.ts';
import { waitText } from './wait-text.ts';

type CodeProgress = Extract<Progress, { step: 'code' }>;

function letterAnswer(visit: Visit, problems: readonly Problem[], typed: Query | null): Answer {
  const { words } = visit;
  const fields: readonly Field[] = [
    {
      name: 'userId',
      label: words.fields.userId,
      hint: words.activate.userIdHint,
      kind: 'text',
      autocomplete: 'username',
    },
    {
      name: 'serialNumber',
      label: words.fields.serialNumber,
      hint: words.activate.serialNumberHint,
      kind: 'digits',
      autocomplete: 'off',
    },
    {
      name: 'activationCode',
      label: words.fields.activationCode,
      hint: words.activate.activationCodeHint,
      kind: 'code',
      autocomplete: 'one-time-code',
    },
  ];
  return shown(visit, {
    heading: words.activate.heading,
    problems,
    takesCodeFromLetter: true,
    content: html`<p class="intro">${words.activate.intro}</p>
      <p class="progress">${words.activate.step(1)}</p>
      ${form(visit, { fields, button: words.form.next }, typed, problems)}`,
  });
}

async function sendLetter(desk: Desk, visit: Visit): Promise<Answer> {
  const { words, fields, source, origin, unixSeconds, language } = visit;
  const typed = (name: string): string => ownEntry(fields, name) ?? '';
  const problems: Problem[] = [];
  if (typed('userId').trim() === '') problems.push({ field: 'userId', text: words.problems.missing.userId });
  if (typed('serialNumber').trim() === '')
    problems.push({ field: 'serialNumber', text: words.problems.missing.serialNumber });
  if (typed('activationCode').trim() === '')
    problems.push({ field: 'activationCode', text: words.problems.missing.activationCode });
  if (problems.length > 0) return letterAnswer(visit, problems, fields);
  const claim = {
    userId: typed('userId'),
    serialNumber: typed('serialNumber'),
    activationCode: typed('activationCode'),
  };
  const checked = await checkLetter(desk.ports, claim, source, origin, unixSeconds);
  const refuse = (field: string, text: string): Answer => letterAnswer(visit, [{ field, text }], fields);
  switch (checked.outcome) {
    case 'malformed':
      return checked.field === 'serialNumber'
        ? refuse('serialNumber', words.problems.serialNumber[checked.problem])
        : refuse('activationCode', activationCodeText(words, checked.problem));
    case 'wrong':
      return refuse('', words.activate.wrong(desk.ports.policy.helpPhone));
    case 'source-waits':
      return refuse('', waitText(words, language, checked.untilUnixSeconds));
    case 'right': {
      const { letterId, personId, serialNumber } = checked;
      const progress = {
        step: 'code',
        letterId,
        personId,
        serialNumber,
        isPair: false,
        firstCode: null,
      } as const;
      return led('activateCode', {}, { activation: sealProgress(desk, visit, progress) });
    }
  }
}

function codeAnswer(
  visit: Visit,
  { isPair, firstCode }: Pick<CodeProgress, 'isPair' | 'firstCode'>,
  problems: readonly Problem[],
  activation?: string,
): Answer {
  const { words } = visit;
  const isNext = isPair && firstCode !== null;
  const label = isNext ? words.activate.nextCode : words.fields.code;
  const hint = isNext ? words.activate.nextCodeHint : words.activate.codeHint;
  const field: Field = { name: 'code', label, hint, kind: 'code', autocomplete: 'one-time-code' };
  return shown(visit, {
    heading: isNext ? words.activate.nextCodeHeading : words.activate.codeHeading,
    problems,
    ...(activation !== undefined && { cookies: { activation } }),
    content: html`<p class="progress">${words.activate.step(2)}</p>
      ${form(visit, { fields: [field], button: words.form.next }, null, problems)}`,
  });
}

async function sendCode(desk: Desk, visit: Visit): Promise<Answer> {
  const progress = progressOf(desk, visit, 'code');
  if (progress === null) return led('activate', { over: 'yes' });
  const { words, fields, unixSeconds } = visit;
  const { isPair, firstCode } = progress;
  const code = fields['code'] ?? '';
  if (!/^\d{6,8}$/.test(code.replace(/[\s-]/g, ''))) {
    const text = code.trim() === '' ? words.problems.missing.code : words.problems.code;
    return codeAnswer(visit, progress, [{ field: 'code', text }]);
  }
  const keep = (changed: CodeProgress): string => sealProgress(desk, visit, changed);
  if (isPair && firstCode === null)
    return led('activateCode', {}, { activation: keep({ ...progress, firstCode: code }) });
  const codes = firstCode === null ? ([code] as const) : ([firstCode, code] as const);
  const checked = await proveDevice(desk.ports, progress, codes, unixSeconds);
  switch (checked.outcome) {
    case 'proved': {
      const activation = sealProgress(desk, visit, { step: 'password', proof: checked.proof });
      return led('activatePassword', {}, { activation });
    }
    case 'next-code-needed':
      return led('activateCode', {}, { activation: keep({ ...progress, isPair: true, firstCode: code }) });
    case 'over':
      return led('activate', { over: 'yes' }, { activation: null });
    default: {
      const again = { ...progress, isPair: true, firstCode: null };
      const text = words.activate.pairWrong;
      return codeAnswer(visit, again, [{ field: 'code', text }], keep(again));
    }
  }
}

async function passwordAnswer(
  { ports }: Desk,
  visit: Visit,
  personId: string,
  problems: readonly Problem[],
): Promise<Answer> {
  const { words } = visit;
  const person = await ports.store.read((rows) => rows.people.byId(personId));
  const isFirst = person?.passwordHash === null;
  const field: Field = {
    name: 'password',
    label: isFirst ? words.fields.newPassword : words.fields.password,
    hint: isFirst
      ? words.activate.newPasswordHint(ports.policy.minimumPasswordCharacters)
      : words.activate.passwordHint,
    kind: 'secret',
    autocomplete: isFirst ? 'new-password' : 'current-password',
  };
  const again: Field = {
    name: 'again',
    label: words.fields.passwordAgain,
    kind: 'secret',
    autocomplete: 'new-password',
  };
  return shown(visit, {
    heading: isFirst ? words.activate.newPasswordHeading : words.activate.passwordHeading,
    problems,
    content: html`<p class="progress">${words.activate.step(3)}</p>
      ${form(visit, { fields: isFirst ? [field, again] : [field], button: words.activate.button }, null, problems)}`,
  });
}

async function sendPassword(desk: Desk, visit: Visit): Promise<Answer> {
  const progress = progressOf(desk, visit, 'password');
  if (progress === null) return led('activate', { over: 'yes' });
  const { words, fields, browserId, origin, unixSeconds } = visit;
  const { proof } = progress;
  const refuse = (field: string, text: string): Promise<Answer> =>
    passwordAnswer(desk, visit, proof.personId, [{ field, text }]);
  const password = fields['password'] ?? '';
  if (password === '') return refuse('password', words.problems.missing.password);
  const person = await desk.ports.store.read((rows) => rows.people.byId(proof.personId));
  if (person?.passwordHash === null && password !== fields['again'])
    return refuse('password', words.problems.passwordsDiffer);
  const result = await completeActivation(desk.ports, proof, password, browserId, origin, unixSeconds);
  desk.counted('activation', result.outcome);
  switch (result.outcome) {
    case 'password-refused':
      return refuse('password', passwordText(words, result.problem, desk.ports.policy));
    case 'wrong-password':
      return refuse('password', words.problems.passwordWrong);
    case 'over':
      return led('activate', { over: 'yes' }, { activation: null });
    case 'activated':
      return led('activated', {}, { activation: null });
  }
}

export const ACTIVATE_PAGE: PageSteps = {
  show: (_desk, visit) => {
    const { words, query } = visit;
    return letterAnswer(
      visit,
      query['over'] === undefined ? [] : [{ field: '', text: words.activate.over }],
      null,
    );
  },
  send: sendLetter,
};

export const ACTIVATE_CODE_PAGE: PageSteps = {
  show: (desk, visit) => {
    const progress = progressOf(desk, visit, 'code');
    return progress === null ? led('activate', { over: 'yes' }) : codeAnswer(visit, progress, []);
  },
  send: sendCode,
};

export const ACTIVATE_PASSWORD_PAGE: PageSteps = {
  show: (desk, visit) => {
    const progress = progressOf(desk, visit, 'password');
    return progress === null
      ? led('activate', { over: 'yes' })
      : passwordAnswer(desk, visit, progress.proof.personId, []);
  },
  send: sendPassword,
};

export const ACTIVATED_PAGE: PageSteps = {
  show: ({ demo }, visit) => {
    const { words, language } = visit;
    return shown(visit, {
      heading: words.activated.heading,
      content: html`<p class="intro done">${words.activated.text}</p>
        <p><a href="${addressOf(language, 'logIn')}">${words.start.choices.logIn.title}</a></p>
        ${demo !== null && html`<p><a href="${addressOf(language, 'story')}">${words.story.toStory}</a></p>`}`,
    });
  },
};
