/** A person is registered by the demo's authority and orders a device, in one form. */
import { ownEntry } from '../../../link/own-entry.ts';
import { activationCodeGroups } from '../../domain/activation-code.ts';
import { noteEarlyOrder } from '../../domain/orders/early-order.ts';
import { placeOrder } from '../../domain/orders/place-order.ts';
import { findProblems, registerPerson } from '../../domain/people/register-person.ts';
import { DOCUMENT_KINDS } from '../../domain/people/identity-documents.ts';
import { guessableBy } from '../../domain/people/user-id.ts';
import type { DeviceModel } from '../../domain/records/device.ts';
import type { Delivery } from '../../domain/records/order.ts';
import type { PaperForm } from '../../domain/records/paper-form.ts';
import type { Language } from '../../domain/records/person.ts';
import type { Query } from './addresses.ts';
import { form, type Choice, type Field, type Problem } from './form.ts';
import { html } from '../../../markup/html.ts';
import { shown } from './layout.ts';
import { registrationProblems } from './problem-words.ts';
import { readTypedDate } from './typed-date.ts';
import { type Answer, type Desk, led, type PageSteps, type Visit } from './visit.ts';
import { waitText } from './wait-text.ts';

const MODELS: readonly DeviceModel[] = ['code-display', 'code-reader'];
const FORMS: readonly PaperForm[] = ['standard', 'large-print', 'braille', 'plain-text'];
const DELIVERIES: readonly Delivery[] = ['post', 'counter'];
const LANGUAGES: readonly Language[] = ['da', 'en'];

function choices<Value extends string>(
  values: readonly Value[],
  labels: Readonly<Record<Value, string>>,
): readonly Choice[] {
  return values.map((value) => ({ value, label: labels[value] }));
}

/** What she wants, and how it comes to her. */
function wishFields({ words, language }: Pick<Visit, 'words' | 'language'>): readonly Field[] {
  const { order } = words;
  return [
    { name: 'model', label: order.model, kind: 'choice', choices: choices(MODELS, order.models) },
    {
      name: 'letterForm',
      label: order.letterForm,
      kind: 'choice',
      choices: choices(FORMS, order.letterForms),
      value: 'standard',
    },
    {
      name: 'language',
      label: order.language,
      kind: 'choice',
      choices: choices(LANGUAGES, order.languages),
      value: language,
    },
    {
      name: 'delivery',
      label: order.delivery,
      kind: 'choice',
      choices: choices(DELIVERIES, order.deliveries),
      value: 'post',
    },
  ];
}

function fieldsOf({ words, language }: Visit): readonly Field[] {
  const { order } = words;
  return [
    { name: 'name', label: order.name, kind: 'text', autocomplete: 'name' },
    {
      name: 'birthDate',
      label: order.birthDate,
      hint: order.birthDateHint,
      kind: 'text',
      autocomplete: 'bday',
    },
    {
      name: 'documentKind',
      label: order.proof,
      kind: 'choice',
      choices: choices(DOCUMENT_KINDS, order.proofs),
    },
    {
      name: 'documentNumber',
      label: order.documentNumber,
      hint: order.documentNumberHint,
      kind: 'text',
      autocomplete: 'off',
    },
    {
      name: 'userId',
      label: words.fields.userId,
      hint: order.userIdHint,
      kind: 'text',
      autocomplete: 'username',
    },
    { name: 'homeAddress', label: order.homeAddress, kind: 'lines', autocomplete: 'street-address' },
    {
      name: 'alternativeAddress',
      label: order.alternativeAddress,
      hint: order.alternativeAddressHint,
      kind: 'lines',
    },
    { name: 'email', label: order.email, hint: order.emailHint, kind: 'email', autocomplete: 'email' },
    { name: 'phone', label: order.phone, hint: order.phoneHint, kind: 'tel', autocomplete: 'tel' },
    ...wishFields({ words, language }),
  ];
}

function oneOf<Value extends string>(values: readonly Value[], typed: string | undefined): Value | null {
  return values.find((value) => value === typed) ?? null;
}

/** What was chosen; null where nothing was, or what is not on offer. */
function chosen(fields: Query) {
  return {
    documentKind: oneOf(DOCUMENT_KINDS, fields['documentKind']),
    model: oneOf(MODELS, fields['model']),
    letterForm: oneOf(FORMS, fields['letterForm']),
    language: oneOf(LANGUAGES, fields['language']),
    delivery: oneOf(DELIVERIES, fields['delivery']),
  };
}

function answer(visit: Visit, problems: readonly Problem[], typed: Query | null): Answer {
  const { words } = visit;
  const fields = fieldsOf(visit);
  const names = fields.map(({ name }) => name);
  const inOrder = [...problems].sort((a, b) => names.indexOf(a.field) - names.indexOf(b.field));
  return shown(visit, {
    heading: words.order.heading,
    problems: inOrder,
    content: html`<p class="intro">${words.order.intro}</p>
      ${form(visit, { fields, button: words.order.button }, typed, inOrder)}`,
  });
}

/** Where nobody is registered on the page: the order is taken down under a number, and the rest is done where she shows who she is. */
function earlyAnswer(visit: Visit, problems: readonly Problem[], typed: Query | null): Answer {
  const { order } = visit.words;
  return shown(visit, {
    heading: order.heading,
    problems,
    content: html`<p class="intro">${order.atAnAuthority}</p>
      <p>${order.early}</p>
      ${form(visit, { fields: wishFields(visit), button: order.button }, typed, problems)}`,
  });
}

async function sendEarly({ ports }: Desk, visit: Visit): Promise<Answer> {
  const { words, fields, source, unixSeconds, language: pageLanguage } = visit;
  const { model, letterForm, language, delivery } = chosen(fields);
  const wish = { model, letterForm, language, delivery };
  const missing = (Object.keys(wish) as (keyof typeof wish)[])
    .filter((field) => wish[field] === null)
    .map((field): Problem => ({ field, text: words.problems.choose[field] }));
  if (model === null || letterForm === null || language === null || delivery === null)
    return earlyAnswer(visit, missing, fields);
  const noted = await noteEarlyOrder(ports, { model, letterForm, language, delivery }, source, unixSeconds);
  if (noted.outcome === 'source-waits') {
    const text = waitText(words, pageLanguage, noted.untilUnixSeconds);
    return earlyAnswer(visit, [{ field: '', text }], fields);
  }
  const groups = activationCodeGroups(noted.orderNumber).join(' ');
  return shown(visit, {
    heading: words.ordered.heading,
    content: html`<p class="intro">${words.order.earlyNumber(groups)}</p>
      <p>${words.order.atAnAuthority}</p>`,
  });
}

async function send(desk: Desk, visit: Visit): Promise<Answer> {
  const { ports, sealing, demo } = desk;
  if (demo === null) return sendEarly(desk, visit);
  const { words, fields, unixSeconds } = visit;
  const typed = (name: string): string => ownEntry(fields, name) ?? '';
  const wish = chosen(fields);
  const missing = (Object.keys(wish) as (keyof typeof wish)[])
    .filter((field) => wish[field] === null)
    .map((field): Problem => ({ field, text: words.problems.choose[field] }));
  const { documentKind, language, model, letterForm, delivery } = wish;
  const registration = {
    name: typed('name'),
    birthDate: readTypedDate(typed('birthDate')),
    userId: typed('userId'),
    language: language ?? visit.language,
    homeAddress: typed('homeAddress'),
    alternativeAddress: typed('alternativeAddress'),
    email: typed('email'),
    phone: typed('phone'),
    proof: {
      kind: documentKind ?? 'passport',
      documentNumber: typed('documentNumber'),
      authority: demo.authority,
    },
  };
  // Nobody is registered whose order can't be placed; and all that is wrong is told at once.
  if (missing.length > 0) {
    const others = findProblems(registration, ports.policy, unixSeconds);
    return answer(visit, [...missing, ...registrationProblems(words, others, ports.policy)], fields);
  }
  const registered = await registerPerson(ports, registration, unixSeconds);
  if (registered.outcome === 'refused')
    return answer(visit, registrationProblems(words, registered.problems, ports.policy), fields);
  const { person } = registered;
  const placed = await placeOrder(
    ports,
    person.personId,
    { model: model!, language: language!, letterForm: letterForm!, delivery: delivery! },
    unixSeconds,
  );
  if (placed.outcome === 'refused') throw new Error(`order: expected a new person's, got ${placed.reason}`);
  const advice = guessableBy(person.userId, person).join(' ');
  const order = sealing.seal('order', placed.order.orderId);
  return led('ordered', { order, ...(advice && { advice }) }, { story: order });
}

export const ORDER_PAGE: PageSteps = {
  show: ({ demo }, visit) => (demo === null ? earlyAnswer(visit, [], null) : answer(visit, [], null)),
  send,
};
