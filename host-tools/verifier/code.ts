/** From a counter to the digits a person reads: HOTP (RFC 4226 section 5.3) and the time counter of TOTP (RFC 6238 section 4.2). */
import type { PreparedHmac } from './hmac.ts';
import { requireOneOf, requireSeconds, requireWhole } from './requirements.ts';

/** Lengths of a code (RFC 4226 section 5.3 allows 6, 7 and 8). */
export type CodeDigits = 6 | 7 | 8;

export const CODE_DIGITS: readonly CodeDigits[] = [6, 7, 8];

const MODULUS: Readonly<Record<CodeDigits, number>> = { 6: 1_000_000, 7: 10_000_000, 8: 100_000_000 };
const TWO_32 = 0x1_0000_0000;
const MAX_COUNTER = 0xffff_ffff_ffff_ffffn;

// Scratch for one code at a time, so that a search over thousands of steps allocates nothing.
const counterBytes = new Uint8Array(8);
const digest = new Uint8Array(64);

/**
 * The HOTP code of a counter.
 *
 * @param counter moving factor, 0 to 2^64 - 1; as a number up to `Number.MAX_SAFE_INTEGER`.
 * @throws RangeError when the counter is outside that, or the digits are.
 */
export function hotpCode(hmac: PreparedHmac, counter: number | bigint, digits: CodeDigits): string {
  requireOneOf('digits', digits, CODE_DIGITS);
  const value =
    typeof counter === 'bigint'
      ? codeValueOfCounter(hmac, counter, digits)
      : codeValueOfStep(hmac, requireSafeCounter(counter), digits);
  wipeWorkingCopies();
  return String(value).padStart(digits, '0');
}

function requireSafeCounter(counter: number): number {
  if (!Number.isSafeInteger(counter) || counter < 0) {
    throw new RangeError(
      `counter: expected a whole number from 0 to 2^53 - 1 or a bigint, got ${typeof counter === 'number' ? counter : `a ${typeof counter}`}`,
    );
  }
  return counter;
}

function codeValueOfCounter(hmac: PreparedHmac, counter: bigint, digits: CodeDigits): number {
  if (counter < 0n || counter > MAX_COUNTER) {
    throw new RangeError(`counter: expected 0 to 2^64 - 1, got ${counter}`);
  }
  return codeValue(hmac, Number(counter >> 32n), Number(counter & 0xffff_ffffn), digits);
}

/**
 * The number of whole time steps since T0; negative before T0.
 *
 * @param unixSeconds time in UTC; fractions are allowed.
 * @throws RangeError when one of them cannot be.
 */
export function timeStepAt(unixSeconds: number, timeStepSeconds: number, t0UnixSeconds: number): number {
  requireSeconds('unixSeconds', unixSeconds);
  requireWhole('timeStepSeconds', timeStepSeconds, 1, Number.MAX_SAFE_INTEGER);
  requireWhole('t0UnixSeconds', t0UnixSeconds, 0, Number.MAX_SAFE_INTEGER);
  // Never -0, which a database may not give back as it was.
  return Math.floor((unixSeconds - t0UnixSeconds) / timeStepSeconds) + 0;
}

/** The code of a step as a number. The caller checks the step (0 to 2^53 - 1) and calls `wipeWorkingCopies` at its end. */
export function codeValueOfStep(hmac: PreparedHmac, step: number, digits: CodeDigits): number {
  return codeValue(hmac, Math.floor(step / TWO_32), step % TWO_32, digits);
}

/** Overwrites the last HMAC, from which codes of all lengths could be read. */
export function wipeWorkingCopies(): void {
  digest.fill(0);
}

function codeValue(hmac: PreparedHmac, high: number, low: number, digits: CodeDigits): number {
  counterBytes[0] = high >>> 24;
  counterBytes[1] = high >>> 16;
  counterBytes[2] = high >>> 8;
  counterBytes[3] = high;
  counterBytes[4] = low >>> 24;
  counterBytes[5] = low >>> 16;
  counterBytes[6] = low >>> 8;
  counterBytes[7] = low;
  hmac.digestInto(counterBytes, digest);
  return truncate(digest, hmac.digestBytes) % MODULUS[digits];
}

/** Dynamic truncation, RFC 4226 section 5.3: 31 bits at the offset that the last four bits name. */
function truncate(bytes: Uint8Array, length: number): number {
  const offset = bytes[length - 1]! & 0x0f;
  return (
    ((bytes[offset]! & 0x7f) << 24) |
    (bytes[offset + 1]! << 16) |
    (bytes[offset + 2]! << 8) |
    bytes[offset + 3]!
  );
}
