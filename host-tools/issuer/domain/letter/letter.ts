/** What an activation letter is about: to whom, which device, which code, until when. No whole serial number, no user ID. */
import { readActivationCode } from '../activation-code.ts';
import type { CivilDate } from '../calendar/civil-date.ts';
import type { PaperForm } from '../records/paper-form.ts';
import type { Language } from '../records/person.ts';
import { MAXIMUM_ADDRESS_CHARACTERS, MAXIMUM_ADDRESS_LINES } from '../people/contacts.ts';
import type { DeviceModel } from '../records/device.ts';
import type { Delivery } from '../records/order.ts';
import type { ValidUntil } from './validity.ts';

export interface Letter {
  readonly language: Language;
  readonly deviceKind: DeviceModel;
  readonly form: PaperForm;
  readonly delivery: Delivery;
  readonly recipientName: string;
  readonly addressLines: readonly string[];
  readonly serialLastFour: string;
  readonly activationCode: string;
  readonly issuedOn: CivilDate;
  readonly validUntil: ValidUntil;
  /** Of the page where the device is activated: http or https, without a fragment. */
  readonly activationAddress: string;
  readonly helpPhone: string;
  readonly issuerName: string;
}

/** As long as an address may be: a line that is longer than the window is broken. */
const MAXIMUM_LINE_CHARACTERS = MAXIMUM_ADDRESS_CHARACTERS;

/** Signs of control would reach a printer, or a line of another program. */
const isPrintableLine = (text: string): boolean =>
  text.trim() !== '' && text.length <= MAXIMUM_LINE_CHARACTERS && !/\p{Cc}|\p{Zl}|\p{Zp}/u.test(text);

function isPageAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, username, password } = new URL(address);
  return /^https?:$/.test(protocol) && !address.includes('#') && username + password === '';
}

/** Throws for a letter that must not go out; the message names the field, never what stands in it. */
export function checkLetter(letter: Letter): void {
  const refuse = (field: string, expected: string): never => {
    throw new RangeError(`letter: ${field}: expected ${expected}`);
  };
  const line = `1 to ${MAXIMUM_LINE_CHARACTERS} characters on one line`;
  for (const field of ['recipientName', 'helpPhone', 'issuerName'] as const)
    if (!isPrintableLine(letter[field])) refuse(field, line);
  if (letter.addressLines.length === 0 || letter.addressLines.length > MAXIMUM_ADDRESS_LINES)
    refuse('addressLines', `1 to ${MAXIMUM_ADDRESS_LINES} lines, got ${letter.addressLines.length}`);
  if (!letter.addressLines.every(isPrintableLine)) refuse('addressLines', `each ${line}`);
  if (!/^\d{4}$/.test(letter.serialLastFour)) refuse('serialLastFour', 'the last four digits alone');
  if (!/^\d+$/.test(letter.activationCode) || !readActivationCode(letter.activationCode).ok)
    refuse('activationCode', 'nine digits, the last a check digit');
  if (!isPageAddress(letter.activationAddress))
    refuse('activationAddress', 'an address with http or https, without fragment, name and password');
  if ((letter.delivery === 'counter') !== (letter.validUntil.time !== undefined))
    refuse('validUntil', 'a time of day from the counter, and by post none');
}
