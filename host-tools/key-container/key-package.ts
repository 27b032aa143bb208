/** A token's key as a key container carries it (RFC 6030 section 4), and the limits that writer and reader hold alike. */
import { CODE_DIGITS, type CodeParameters } from '../token/code-parameters.ts';
import { ALGORITHMS, LIMITS } from '../token/limits.generated.ts';
import { isSerialNumber } from '../token/serial-number.ts';
import { quoted } from './container-error.ts';

export interface KeyPackage extends CodeParameters {
  /** 12 digits; see host-tools/token/serial-number.ts. */
  readonly serialNumber: string;
  /** Names the key, not the token: unlike the serial number it changes when the token gets another secret. */
  readonly keyId: string;
  readonly secret: Uint8Array;
  /** Whole time steps; below 0 the token's clock is behind (RFC 6030 section 4.1, TimeDrift). */
  readonly driftSteps: number;
  /** RFC 6030 section 4.3.1 wants `oath.` or `iana.` and a registered name here; others write what they like. */
  readonly manufacturer: string | null;
  readonly model: string | null;
  /** The key makes no codes before this. */
  readonly startUnixSeconds: number | null;
  /** The key makes no codes after this. */
  readonly expiryUnixSeconds: number | null;
}

/** More than a century of the shortest time step, at a clock that is wrong by half of all time. */
const MAXIMUM_DRIFT_STEPS = 10_000_000;
/** Far longer than the names that makers print on their tokens. */
export const MAXIMUM_NAME_CHARACTERS = 128;

/** What a field holds that it must not, in words; null when there is nothing to say. */
type Check = (value: never) => string | null;

function wholeBetween(minimum: number, maximum: number): (value: number) => string | null {
  return (value) =>
    Number.isInteger(value) && value >= minimum && value <= maximum
      ? null
      : `expected a whole number from ${minimum} to ${maximum}, got ${value}`;
}

/** Text that XML and people's eyes take as it is: no blanks around it, no control, direction or unassigned characters. */
export function nameProblem(name: string): string | null {
  const isName = name.length <= MAXIMUM_NAME_CHARACTERS && name !== '' && name === name.trim();
  return isName && !/[\p{C}\p{Zl}\p{Zp}]/u.test(name)
    ? null
    : `expected 1 to ${MAXIMUM_NAME_CHARACTERS} printable characters without blanks around them, got ${quoted(name)}`;
}

function serialNumberProblem(text: string): string | null {
  return isSerialNumber(text)
    ? null
    : `expected a serial number of ${LIMITS.serialNumberDigits} digits, got ${quoted(text)}`;
}

function secretProblem({ length }: Uint8Array): string | null {
  const { secretMinimumBytes, secretMaximumBytes } = LIMITS;
  return length >= secretMinimumBytes && length <= secretMaximumBytes
    ? null
    : `expected a secret of ${secretMinimumBytes} to ${secretMaximumBytes} bytes, got ${length} bytes`;
}

function algorithmProblem(name: string): string | null {
  const names = Object.keys(ALGORITHMS);
  return names.includes(name) ? null : `expected ${names.join(', ')}, got ${quoted(name)}`;
}

function digitsProblem(digits: number): string | null {
  return CODE_DIGITS.some((each) => each === digits)
    ? null
    : `expected ${CODE_DIGITS.join(', ')}, got ${digits}`;
}

const unixSecondsProblem = wholeBetween(0, LIMITS.clockMaximumUnixSeconds);
const orAbsent =
  <Value>(check: (value: Value) => string | null) =>
  (value: Value | null): string | null =>
    value === null ? null : check(value);

const CHECKS: Readonly<Record<keyof KeyPackage, Check>> = {
  serialNumber: serialNumberProblem,
  keyId: nameProblem,
  secret: secretProblem,
  algorithm: algorithmProblem,
  digits: digitsProblem,
  timeStepSeconds: wholeBetween(LIMITS.timeStepMinimumSeconds, LIMITS.timeStepMaximumSeconds),
  t0UnixSeconds: unixSecondsProblem,
  driftSteps: wholeBetween(-MAXIMUM_DRIFT_STEPS, MAXIMUM_DRIFT_STEPS),
  manufacturer: orAbsent(nameProblem),
  model: orAbsent(nameProblem),
  startUnixSeconds: orAbsent(unixSecondsProblem),
  expiryUnixSeconds: orAbsent(unixSecondsProblem),
};

export interface FieldProblem {
  readonly field: keyof KeyPackage;
  /** What was expected and what came; never the secret. */
  readonly problem: string;
}

/** The first field that no token can have; null when all is well. */
export function keyPackageProblem(key: KeyPackage): FieldProblem | null {
  for (const field of Object.keys(CHECKS) as (keyof KeyPackage)[]) {
    const problem = CHECKS[field](key[field] as never);
    if (problem !== null) return { field, problem };
  }
  const { startUnixSeconds, expiryUnixSeconds } = key;
  if (startUnixSeconds === null || expiryUnixSeconds === null || startUnixSeconds <= expiryUnixSeconds)
    return null;
  return {
    field: 'expiryUnixSeconds',
    problem: `expected an end that is not before the start, ${startUnixSeconds}, got ${expiryUnixSeconds}`,
  };
}
