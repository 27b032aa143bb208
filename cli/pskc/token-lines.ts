/** Tokens as lines of JSON: what `talkode pskc` reads into a container, and writes out of one. */
import { keyPackageProblem, type KeyPackage } from '../../host-tools/key-container/key-package.ts';
import { DEFAULT_PARAMETERS } from '../../host-tools/token/published-token.ts';
import { suggestion } from '../../simulator/text/nearest.ts';
import { shown } from '../../simulator/text/shown.ts';
import { readSecret, ValueError } from '../../simulator/text/values.ts';
import { UsageError } from '../messages/failures.ts';

/** Several times the longest line that any token needs. */
const MAXIMUM_LINE_CHARACTERS = 4096;

const FIELD_TYPES: Readonly<Record<keyof KeyPackage, 'string' | 'number'>> = {
  serialNumber: 'string',
  secret: 'string',
  algorithm: 'string',
  digits: 'number',
  timeStepSeconds: 'number',
  t0UnixSeconds: 'number',
  driftSteps: 'number',
  keyId: 'string',
  manufacturer: 'string',
  model: 'string',
  startUnixSeconds: 'number',
  expiryUnixSeconds: 'number',
};
const FIELDS = Object.keys(FIELD_TYPES) as (keyof KeyPackage)[];
const MANDATORY = ['serialNumber', 'secret'] as const;

/** A line of `KeyPackage`, its fields checked for their types alone. */
type TokenLine = Partial<Omit<KeyPackage, 'secret'>> & { serialNumber: string; secret: string };

function inWords(value: unknown): string {
  if (typeof value === 'string') return shown(value);
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return String(value);
  return Array.isArray(value) ? 'a list' : 'an object';
}

/** JSON.parse quotes what it cannot read, which may be a secret. */
function parse(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

function readFields(line: string): TokenLine {
  const found = parse(line);
  if (typeof found !== 'object' || found === null || Array.isArray(found))
    throw new ValueError('a JSON object', found === undefined ? 'a line that is no JSON' : inWords(found));
  for (const [name, value] of Object.entries(found)) {
    const field = FIELDS.find((each) => each === name);
    if (field === undefined)
      throw new ValueError(`the fields ${FIELDS.join(', ')}`, `${shown(name)}${suggestion(name, FIELDS)}`);
    const type = FIELD_TYPES[field];
    if (typeof value !== type)
      throw new ValueError(`a ${type} as ${field}`, field === 'secret' ? 'something else' : inWords(value));
  }
  for (const name of MANDATORY)
    if (!Object.hasOwn(found, name)) throw new ValueError(`the field ${name}`, 'none');
  return found as TokenLine;
}

function readKey(line: string): KeyPackage {
  const fields = readFields(line);
  const key: KeyPackage = {
    ...DEFAULT_PARAMETERS,
    driftSteps: 0,
    keyId: fields.serialNumber,
    manufacturer: null,
    model: null,
    startUnixSeconds: null,
    expiryUnixSeconds: null,
    ...fields,
    secret: readSecret(fields.secret),
  };
  const fault = keyPackageProblem(key);
  if (fault === null) return key;
  const [expected = '', got = ''] = fault.problem.replace(/^expected /, '').split(', got ');
  throw new ValueError(`${expected} as ${fault.field}`, got);
}

async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string, void, undefined> {
  let rest = '';
  for await (const part of text) {
    const lines = (rest + part).split('\n');
    rest = lines.pop()!;
    yield* lines;
    if (rest.length > MAXIMUM_LINE_CHARACTERS) break;
  }
  if (rest !== '') yield rest;
}

/** Rejects with UsageError, which names the file and the line and shows no secret. Empty lines are passed over. */
export async function* readTokenLines(
  place: string,
  text: AsyncIterable<string>,
): AsyncGenerator<KeyPackage, void, undefined> {
  let number = 0;
  for await (const line of linesOf(text)) {
    number += 1;
    if (line.trim() === '') continue;
    try {
      if (line.length > MAXIMUM_LINE_CHARACTERS)
        throw new ValueError(`at most ${MAXIMUM_LINE_CHARACTERS} characters in a line`, 'more');
      yield readKey(line);
    } catch (error) {
      if (!(error instanceof ValueError)) throw error;
      throw new UsageError(`${place}:${number}: ${error.message}`);
    }
  }
}

/** With its line end. Fields that hold nothing are left out. */
export function tokenLine({ secret, ...key }: KeyPackage): string {
  const named = Object.entries({ ...key, secret: `hex:${Buffer.from(secret).toString('hex')}` });
  return `${JSON.stringify(Object.fromEntries(named.filter(([, value]) => value !== null)))}\n`;
}
