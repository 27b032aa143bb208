/**
 * Reads the values that a tester types, on the command line or in a scenario: secrets, numbers, instants, durations.
 */
import { ownEntry } from '../../host-tools/link/own-entry.ts';
import type { CodeDigits } from '../../host-tools/token/code-parameters.ts';
import { ALGORITHMS, LIMITS, type AlgorithmName } from '../../host-tools/token/limits.generated.ts';
import { isSerialNumber } from '../../host-tools/token/serial-number.ts';
import { shown } from './shown.ts';

/** A value that cannot be used. The message says what was expected and what came, and never quotes a secret. */
export class ValueError extends Error {
  override readonly name = 'ValueError';
  constructor(expected: string, got: string) {
    super(`expected ${expected}, got ${got}`);
  }
}

/** A whole number from `minimum` to `maximum`, written in decimal digits. */
export function readWhole(text: string, minimum: number, maximum: number, unit = ''): number {
  const value = /^-?\d{1,15}$/.test(text) ? Number(text) : NaN;
  if (!(value >= minimum && value <= maximum))
    throw new ValueError(`a whole number${unit && ` of ${unit}`} from ${minimum} to ${maximum}`, shown(text));
  return value;
}

export function readDigits(text: string): CodeDigits {
  return readWhole(text, LIMITS.digitsMinimum, LIMITS.digitsMaximum) as CodeDigits;
}

/** The time step X of RFC 6238, in seconds. */
export function readTimeStep(text: string): number {
  return readWhole(text, LIMITS.timeStepMinimumSeconds, LIMITS.timeStepMaximumSeconds, 'seconds');
}

/** SHA1, SHA256 or SHA512, in any case. */
export function readAlgorithm(text: string): AlgorithmName {
  const names = Object.keys(ALGORITHMS) as AlgorithmName[];
  const found = names.find((name) => name === text.toUpperCase());
  if (found === undefined) throw new ValueError(names.join(', '), shown(text));
  return found;
}

/** The digits of a serial number. */
export function readSerialNumber(text: string): string {
  if (!isSerialNumber(text))
    throw new ValueError(`a serial number of ${LIMITS.serialNumberDigits} digits`, shown(text));
  return text;
}

/** Alkaline and lithium cells lie well inside this; the link's field is 16 bits. */
const MAXIMUM_MILLIVOLTS = 65_535;

export function readMillivolts(text: string): number {
  return readWhole(text, 0, MAXIMUM_MILLIVOLTS, 'millivolts');
}

const LAST_UNIX_SECONDS = LIMITS.clockMaximumUnixSeconds;
const INSTANT_EXAMPLE = 'a time such as 2026-11-22T12:00:00Z, or Unix seconds';
const ISO_INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/i;

/**
 * Unix milliseconds of an RFC 3339 time (with its zone: a local time would mean another instant on each machine) or of
 * whole Unix seconds.
 */
export function readInstant(text: string): number {
  const unixMs = /^\d{1,12}$/.test(text) ? Number(text) * 1000 : readIso(text);
  if (!(unixMs >= 0 && unixMs < (LAST_UNIX_SECONDS + 1) * 1000))
    throw new ValueError(`${INSTANT_EXAMPLE} from 1970 to 9999`, shown(text));
  return unixMs;
}

function readIso(text: string): number {
  const iso = text.toUpperCase();
  const unixMs = ISO_INSTANT.test(iso) ? Date.parse(iso) : NaN;
  // Date.parse takes 30 February for 2 March.
  const dayTyped = iso.slice(0, 10);
  const zoneless = Date.parse(`${dayTyped}T00:00:00Z`);
  if (Number.isNaN(unixMs) || new Date(zoneless).toISOString().slice(0, 10) !== dayTyped)
    throw new ValueError(INSTANT_EXAMPLE, shown(text));
  return unixMs;
}

const UNIT_MS: Record<string, number> = { ms: 1, s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000 };
export const DURATION_EXAMPLE = 'a duration such as 20 ms, 6 s, 2 min or 1 h';
/** A hundred years: longer is a slip of the finger. */
const MAXIMUM_DAYS = 100 * 366;
const MAXIMUM_MS = MAXIMUM_DAYS * UNIT_MS['d']!;

/** Milliseconds of a number and its unit. `unit` is what counts when the text has none; without it a unit is needed. */
export function readDuration(text: string, unit?: string): number {
  const parts = /^(\d+(?:\.\d{1,6})?)\s*([a-z]*)$/i.exec(text.trim());
  const typedUnit = (parts?.[2] || unit) ?? '';
  const unitMs = ownEntry(UNIT_MS, typedUnit);
  if (!parts || unitMs === undefined) throw new ValueError(DURATION_EXAMPLE, shown(text));
  const milliseconds = Math.round(Number(parts[1]) * unitMs);
  if (milliseconds > MAXIMUM_MS)
    throw new ValueError(`a duration of at most ${MAXIMUM_DAYS} d (a hundred years)`, shown(text));
  return milliseconds;
}

/** Whether a word is a unit of `readDuration`. */
export function isDurationUnit(word: string): boolean {
  return Object.hasOwn(UNIT_MS, word);
}

export const SECRET_EXAMPLE = 'hex: or base32: and the secret';

/** The secret's bytes from `hex:3132…` or `base32:GEZD…` (RFC 4648 section 6; case, blanks and padding do not matter). */
export function readSecret(text: string): Uint8Array {
  const [typedScheme, ...rest] = text.split(':');
  const scheme = typedScheme!.toLowerCase();
  const body = rest.join(':').replace(/[\s-]/g, '');
  if (rest.length === 0 || (scheme !== 'hex' && scheme !== 'base32'))
    throw new ValueError(SECRET_EXAMPLE, 'something else');
  const secret = scheme === 'hex' ? readHex(body) : readBase32(body);
  const { secretMinimumBytes, secretMaximumBytes } = LIMITS;
  if (secret.length < secretMinimumBytes || secret.length > secretMaximumBytes)
    throw new ValueError(
      `a secret of ${secretMinimumBytes} to ${secretMaximumBytes} bytes`,
      `${secret.length} bytes`,
    );
  return secret;
}

function readHex(body: string): Uint8Array {
  if (body.length % 2 !== 0)
    throw new ValueError('two hexadecimal digits for each byte', `${body.length} digits`);
  const stranger = body.search(/[^0-9a-f]/i);
  if (stranger >= 0)
    throw new ValueError('hexadecimal digits after hex:', `another character at place ${stranger + 1}`);
  return Uint8Array.from({ length: body.length / 2 }, (_, i) => parseInt(body.slice(2 * i, 2 * i + 2), 16));
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function readBase32(body: string): Uint8Array {
  const symbols = body.toUpperCase().replace(/=+$/, '');
  const bytes: number[] = [];
  let bits = 0;
  let pending = 0;
  for (let i = 0; i < symbols.length; i += 1) {
    const value = BASE32.indexOf(symbols[i]!);
    if (value < 0)
      throw new ValueError('letters A to Z and 2 to 7 after base32:', `another character at place ${i + 1}`);
    pending = ((pending << 5) | value) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((pending >> bits) & 0xff);
    }
  }
  // Bits left over are dropped without a look (RFC 4648 section 3.5 leaves it open): other tools take such secrets too.
  if (bits >= 5) throw new ValueError('a whole number of bytes in base32', `${symbols.length} symbols`);
  return Uint8Array.from(bytes);
}
