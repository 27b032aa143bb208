/** Reads a scenario's `link` and `expect link` lines, by the table of link messages. */
import {
  ERRORS,
  LINK_VERSION,
  MESSAGES,
  SETTINGS,
  type Field,
  type MessageName,
} from '../../host-tools/link/protocol.generated.ts';
import { ALGORITHMS, LIMITS, ZONE_RULES } from '../../host-tools/token/limits.generated.ts';
import {
  readAlgorithm,
  readInstant,
  readSecret,
  readWhole,
  ValueError,
  readSerialNumber,
} from '../text/values.ts';
import { readZoneRule } from '../text/time-zone.ts';
import { DEFAULT_PARAMETERS, publishedSecret } from '../../host-tools/token/published-token.ts';
import { shown } from '../text/shown.ts';
import { suggestion } from '../text/nearest.ts';
import type { LinkCondition } from './steps.ts';
import type { Words } from './words.ts';

export function kebab(camel: string): string {
  return camel.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

const INTEGER_RANGES: Partial<Record<Field['type'], readonly [number, number]>> = {
  u8: [0, 0xff],
  u16: [0, 0xffff],
  u32: [0, 0xffff_ffff],
  i16: [-0x8000, 0x7fff],
  i32: [-0x8000_0000, 0x7fff_ffff],
  u64: [0, LIMITS.clockMaximumUnixSeconds],
};

function readSetting(text: string): number {
  const setting = Object.entries(SETTINGS).find(([name]) => name === text)?.[1];
  if (!setting) {
    const names = Object.keys(SETTINGS);
    throw new ValueError(`a setting: ${names.join(', ')}`, `${shown(text)}${suggestion(text, names)}`);
  }
  return setting.id;
}

/** Reads a request field's value: names where people use names, times where the field is a time. */
function readField(field: Field, text: string): unknown {
  if (field.name === 'algorithm') return ALGORITHMS[readAlgorithm(text)];
  if (field.name === 'setting') return readSetting(text);
  if (field.name === 'zoneRule') return ZONE_RULES[readZoneRule(text)];
  if (field.name === 'serialNumber') return readSerialNumber(text);
  if (field.name.endsWith('UnixSeconds') || field.name === 'unixSeconds')
    return BigInt(Math.floor(readInstant(text) / 1000));
  if (field.type === 'rest') return readSecret(text);
  const [minimum, maximum] = INTEGER_RANGES[field.type]!;
  const value = readWhole(text, minimum, maximum);
  return field.type === 'u64' ? BigInt(value) : value;
}

/** Values of the fields that a line may leave out. */
const DEFAULTS: Partial<Record<MessageName, Record<string, unknown>>> = {
  identify: { minimumVersion: LINK_VERSION, maximumVersion: LINK_VERSION },
  'set-clock': { millisecond: 0, trimPartsPerBillion: 0 },
  provision: {
    serialNumber: DEFAULT_PARAMETERS.serialNumber,
    algorithm: ALGORITHMS[DEFAULT_PARAMETERS.algorithm],
    digits: DEFAULT_PARAMETERS.digits,
    timeStepSeconds: DEFAULT_PARAMETERS.timeStepSeconds,
    t0UnixSeconds: BigInt(DEFAULT_PARAMETERS.t0UnixSeconds),
    secret: publishedSecret(DEFAULT_PARAMETERS.algorithm),
  },
};

export interface LinkLine {
  message: MessageName;
  fields: Record<string, unknown>;
}

/**
 * `link MESSAGE`, then fields as `name value` in any order; a bare value goes to the first field that has neither a
 * value nor a default: `link set-clock 2026-11-22T12:00:00Z`, `link change-setting glass-seconds 60`.
 */
export function parseLink(words: Words): LinkLine {
  const message = words.takeOneOf(Object.keys(MESSAGES) as MessageName[], 'a link message');
  const table = MESSAGES[message].request;
  const fields: Record<string, unknown> = { ...DEFAULTS[message] };
  while (!words.ended) {
    const named = table.find((field) => kebab(field.name) === words.peek());
    const bare = table.find((field) => !(field.name in fields));
    const field = named ?? bare;
    if (!field) words.end();
    if (named) words.take('a field');
    fields[field!.name] = words.takeValue(`a value of ${kebab(field!.name)}`, (text) =>
      readField(field!, text),
    );
  }
  const missing = table.find((field) => !(field.name in fields));
  if (missing) words.fail(`expected a value of ${kebab(missing.name)}, got the end of the line`, 'next');
  return { message, fields };
}

const RESPONSE_FIELDS = [
  ...new Set(
    Object.values(MESSAGES).flatMap((message) => message.response.map((field) => kebab(field.name))),
  ),
];
const ERROR_NAMES = Object.values(ERRORS).map((error) => error.name);

/** `expect link ok`, `expect link silence`, `expect link error wrong-state`, `expect link life-cycle-state locked`. */
export function parseLinkCondition(words: Words): LinkCondition {
  const what = words.takeOneOf(['ok', 'silence', 'error', ...RESPONSE_FIELDS], 'what the link brought');
  if (what === 'ok' || what === 'silence') return { kind: what };
  if (what === 'error') return { kind: 'error', error: words.takeOneOf(ERROR_NAMES, 'an error') };
  return { kind: 'field', field: what, value: words.takeWordOrText(`a value of ${what}`) };
}
