/** Why a request over the serial link failed, in words that name the cause and never a secret. */
import { expectedLength } from './messages.ts';
import {
  ERRORS,
  FAULTS,
  LIFE_CYCLE_STATES,
  LINK_VERSION,
  MESSAGES,
  SETTINGS,
  type Field,
  type MessageName,
} from './protocol.generated.ts';
import { LIMITS, ZONE_RULES } from '../token/limits.generated.ts';
import { ownEntry } from './own-entry.ts';

/** What a token accepts in a field, by the limits of the table; fields without a row have no bound of their own. */
const ACCEPTED: Record<string, string> = {
  digits: `${LIMITS.digitsMinimum} to ${LIMITS.digitsMaximum}`,
  timeStepSeconds: `${LIMITS.timeStepMinimumSeconds} to ${LIMITS.timeStepMaximumSeconds}`,
  secret: `${LIMITS.secretMinimumBytes} to ${LIMITS.secretMaximumBytes} bytes`,
  unixSeconds: `${LIMITS.clockMinimumUnixSeconds} to ${LIMITS.clockMaximumUnixSeconds}`,
  trimPartsPerBillion: `-${LIMITS.clockTrimMaximumPartsPerBillion} to ${LIMITS.clockTrimMaximumPartsPerBillion}`,
  utcOffsetMinutes: `-${LIMITS.utcOffsetMaximumMinutes} to ${LIMITS.utcOffsetMaximumMinutes}, 0 with the rule unknown`,
  zoneRule: `one of the rules ${Object.values(ZONE_RULES).join(', ')}`,
  serialNumber: `${LIMITS.serialNumberDigits} digits`,
};

function sentInWords(field: Field, value: unknown): string {
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  return field.secret === true ? 'a value that is not shown' : String(value);
}

function badValueInWords(message: MessageName, position: number, sent: object): string {
  const field = MESSAGES[message].request[position];
  if (field === undefined) return `the token named position ${position}, where ${message} has no field`;
  const accepted = ownEntry(ACCEPTED, field.name);
  const expected = accepted === undefined ? '' : `, expected ${accepted}`;
  const value = ownEntry(sent as Record<string, unknown>, field.name);
  return `${field.name}${expected}, sent ${sentInWords(field, value)}`;
}

function stateInWords(message: MessageName, state: number): string {
  const names = Object.entries(LIFE_CYCLE_STATES);
  const name = names.find(([, id]) => id === state)?.[0] ?? `in the unknown state ${state}`;
  return `the token is ${name}, expected ${MESSAGES[message].states.join(' or ')}`;
}

function faultInWords(fault: number): string {
  const known = FAULTS[fault];
  return known ? `fault ${fault}, ${known.name}: ${known.meaning}` : `the unknown fault ${fault}`;
}

function settingInWords(setting: number): string {
  const name = Object.entries(SETTINGS).find(([, { id }]) => id === setting)?.[0];
  return name ?? `the unknown setting ${setting}`;
}

/** Explains the detail byte of an error answer by what its code means; empty when the code has no detail. */
function detailInWords(message: MessageName, errorName: string, detail: number, sent: object): string {
  switch (errorName) {
    case 'unsupported-version':
      return `the token speaks version ${detail}, this program version ${LINK_VERSION}`;
    case 'unknown-message':
      return `type ${detail}`;
    case 'wrong-length':
      return `expected ${expectedLength(message, 'request')}, got ${detail === 255 ? 'more than 254' : detail}`;
    case 'wrong-state':
      return stateInWords(message, detail);
    case 'bad-value':
      return badValueInWords(message, detail, sent);
    case 'fault':
      return faultInWords(detail);
    case 'keys-only':
    case 'raise-only':
      return settingInWords(detail);
    case 'too-soon':
      return `ask again in ${detail === 1 ? '1 minute' : `${detail} minutes`}`;
    default:
      return '';
  }
}

/** The token answered with an error. */
export class NumberedRefusal extends Error {
  readonly request: MessageName;
  /** By the table of errors. */
  readonly code: number;
  readonly detailByte: number;

  constructor(request: MessageName, code: number, detailByte: number, message?: string) {
    super(message ?? `${request} refused, error ${code} (${detailByte})`);
    this.request = request;
    this.code = code;
    this.detailByte = detailByte;
  }
}

/** The same in words. `name` is the error's name in the table, such as `wrong-state`. */
export class LinkRefusal extends NumberedRefusal {
  override readonly name: string;
  readonly meaning: string;
  /** The detail byte in words, for example the state or the fault; empty when the error has none. */
  readonly detail: string;

  /** `sent`: the request's fields, to name the value of one that was refused; secret ones are never shown. */
  constructor(request: MessageName, code: number, detailByte: number, sent: object = {}) {
    const known = ERRORS[code];
    const name = known?.name ?? 'unknown-error';
    const meaning = known?.meaning ?? `the token gave the error ${code}, which this program does not know`;
    const detail = detailInWords(request, name, detailByte, sent);
    const words = `${request} refused, ${name}: ${meaning}${detail === '' ? '' : ` (${detail})`}`;
    super(request, code, detailByte, words);
    this.name = name;
    this.meaning = meaning;
    this.detail = detail;
  }
}

/** No answer came, however often the request was sent. */
export class LinkSilence extends Error {
  override readonly name = 'LinkSilence';
  readonly request: MessageName;

  constructor(request: MessageName, tries: number, answerTimeoutMs: number) {
    super(
      `${request}: no answer after ${tries} tries, ${answerTimeoutMs} ms each; is this the right port, and is the token awake?`,
    );
    this.request = request;
  }
}

/** An answer came that is not what the table says, so the other side is no token of this link version. */
export class LinkBadAnswer extends Error {
  override readonly name = 'LinkBadAnswer';
}

/** The carrier is gone: closed here, or lost. */
export class LinkClosed extends Error {
  override readonly name = 'LinkClosed';
}
