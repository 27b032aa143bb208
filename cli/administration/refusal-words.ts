/** What the issuer's refusals mean, in words for whoever typed the command. */
import { ownEntry } from '../../host-tools/link/own-entry.ts';
import type { ProblemDetails } from '../../host-tools/issuer/client/api-problem.ts';

const DETAILS: Readonly<Record<string, string>> = {
  'no-such-person': 'there is no such person',
  'not-open': 'expected a person who is open, got one who is blocked, restricted or closed',
  'order-under-way': 'she has an order under way',
  'no-such-order': 'there is no such order',
  'not-placed': 'expected an order whose device was not sent yet, got one that is further',
  'none-in-stock': 'expected a device of the ordered kind in stock, there is none',
  'no-device-sent': 'expected an order whose device was sent and is not active yet, got another',
  'too-early': 'the letter may go a working day after the device',
  'container-imported-before': 'this container was taken in before: nothing was changed',
  'serial-number-exists': 'there is a device with this serial number: none of the container was taken in',
  'too-many': 'she has had as many letters as may go for now',
};

const EXPECTED: Readonly<Record<string, string>> = {
  missing: 'expected, got nothing',
  required: 'expected, not there',
  'too-long': 'expected something shorter',
  'too-short': 'expected something longer',
  'control-character': 'expected text without control characters',
  'not-a-date': 'expected a date such as 1961-04-09',
  'in-the-future': 'expected a date in the past',
  'too-young': 'expected somebody who is old enough',
  'not-an-address': 'expected an e-mail address such as aase@example.test',
  'not-a-number': 'expected a phone number of eight digits, or with + and its country',
  taken: 'expected a user ID that nobody has, or had',
  sign: 'expected letters, digits, blanks and {}!#$^,*()_+-=:;?.@',
  'blank-at-an-end': 'expected no blank at its ends',
  'like-a-personal-number': 'expected nothing like a personal number',
  enum: 'expected one of the values that the API’s description names',
  additionalProperties: 'expected no other fields',
};

/** `2026-11-30 21:28 UTC`. */
export function timeWords(unixSeconds: number): string {
  return `${new Date(unixSeconds * 1_000).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** `proof/documentNumber` of `body/proof/documentNumber`. */
function fieldOf(path: string): string {
  return path.replace(/^(?:body|query|params)\/?/, '') || 'the whole';
}

export function itemWords({ path, expected }: { readonly path: string; readonly expected: string }): string {
  return `${fieldOf(path)}: ${ownEntry(EXPECTED, expected) ?? `expected: ${expected}`}`;
}

export function problemWords(problem: ProblemDetails): string {
  const { status, title, detail, problems = [] } = problem;
  if (status === 401)
    return 'the service does not take this key: --keys wants the key file that the service runs with';
  const words = detail === undefined ? `${status} ${title}` : (ownEntry(DETAILS, detail) ?? detail);
  const { dueAtUnixSeconds, nextAtUnixSeconds, orderId, serialNumber } = problem;
  const when = dueAtUnixSeconds ?? nextAtUnixSeconds;
  const item = typeof serialNumber === 'string' ? `serial number ${serialNumber}: ` : '';
  return [
    item + words.replace(/\.$/, ''),
    ...(typeof when === 'number' ? [`from ${timeWords(when)}`] : []),
    ...(typeof orderId === 'string' ? [`order ${orderId}`] : []),
    ...problems.map(itemWords),
  ].join('; ');
}
