/** From a counter to the digits a person reads: HOTP (RFC 4226 section 5.3). */
import { CODE_DIGITS, type CodeDigits } from '../token/code-parameters.ts';
import { WINDOW_CODES } from './hmac.ts';
import type { PreparedHmac } from './hmac.ts';
import { requireOneOf } from './requirements.ts';

const MODULUS: Readonly<Record<CodeDigits, number>> = { 6: 1_000_000, 7: 10_000_000, 8: 100_000_000 };
const TWO_32 = 0x1_0000_0000;
const MAXIMUM_COUNTER = 0xffff_ffff_ffff_ffffn;

// Scratch, so that a search over thousands of steps allocates nothing: two windows of codes, and one code's message and HMAC.
const values = new Int32Array(2 * WINDOW_CODES);
const counterBytes = new Uint8Array(8);
const counterView = new DataView(counterBytes.buffer);
const digest = new Uint8Array(64);

/**
 * The HOTP code of a counter.
 *
 * @param counter moving factor, 0 to 2^64 - 1; as a number up to `Number.MAX_SAFE_INTEGER`.
 * @throws RangeError when the counter is outside that, or the digits are.
 */
export function hotpCode(hmac: PreparedHmac, counter: number | bigint, digits: CodeDigits): string {
  requireOneOf('digits', digits, CODE_DIGITS);
  const exact =
    typeof counter === 'bigint' ? requireLongCounter(counter) : BigInt(requireSafeCounter(counter));
  truncateWindow(hmac, Number(exact >> 32n), Number(exact & 0xffff_ffffn), 1, 0);
  const code = String(values[0]! % MODULUS[digits]).padStart(digits, '0');
  wipeCodeValues(1);
  return code;
}

function requireSafeCounter(counter: number): number {
  if (!Number.isSafeInteger(counter) || counter < 0) {
    throw new RangeError(
      `counter: expected a whole number from 0 to 2^53 - 1 or a bigint, got ${typeof counter === 'number' ? counter : `a ${typeof counter}`}`,
    );
  }
  return counter;
}

function requireLongCounter(counter: bigint): bigint {
  if (counter < 0n || counter > MAXIMUM_COUNTER) {
    throw new RangeError(`counter: expected 0 to 2^64 - 1, got ${counter}`);
  }
  return counter;
}

/**
 * The codes of up to `WINDOW_CODES` steps as numbers, in the array that all callers share: from `at` on, until
 * `wipeCodeValues`. Steps before T0 cost the same, and what stands there for them means nothing.
 */
export function codeValuesOfSteps(
  hmac: PreparedHmac,
  firstStep: number,
  count: number,
  digits: CodeDigits,
  at: number = 0,
): Int32Array {
  const high = Math.floor(firstStep / TWO_32);
  truncateWindow(hmac, high, firstStep - high * TWO_32, count, at);
  const modulus = MODULUS[digits];
  for (let i = at; i < at + count; i++) values[i] = values[i]! % modulus;
  return values;
}

/** Overwrites the first `count` of these codes. */
export function wipeCodeValues(count: number): void {
  for (let i = 0; i < count; i++) values[i] = 0;
}

function truncateWindow(hmac: PreparedHmac, high: number, low: number, count: number, at: number): void {
  try {
    if (hmac.truncatedInto !== undefined) hmac.truncatedInto(high, low, count, values, at);
    else truncateEach(hmac, high, low, count, at);
  } catch (error) {
    // Those of the steps before the one that failed, and of a window before this one.
    values.fill(0);
    throw error;
  }
}

function truncateEach(hmac: PreparedHmac, high: number, low: number, count: number, at: number): void {
  try {
    for (let i = 0; i < count; i++) {
      counterView.setUint32(0, high + Math.floor((low + i) / TWO_32));
      counterView.setUint32(4, low + i);
      hmac.digestInto(counterBytes, digest);
      values[at + i] = truncate(digest, hmac.digestBytes);
    }
  } finally {
    // Codes of all lengths could be read from the last HMAC.
    digest.fill(0);
  }
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
