/**
 * The token's own codes. The record's secret is keyed into HMAC as soon as the record is known and kept so until it
 * changes: half of a code's cycles are spent before the press.
 */
import { STATE_BLANK } from '../base/contract.generated';
import { hmacKey, hmacWipe } from '../crypto/hmac';
import { hotp } from '../oath/hotp';
import { timeStepAt } from '../oath/totp';
import { RECORD, record, secretOf } from '../storage/record';
import { device } from './state';

@unmanaged
class CodeState {
  /** HMAC holds the record's secret */
  keyed: u32;
}
const state = changetype<CodeState>(memory.data(offsetof<CodeState>(), 8));

/** To be called whenever the record or HMAC's key has changed. */
export function forgetKey(): void {
  state.keyed = 0;
  hmacWipe();
}

/** Keys HMAC with the record's secret, if it has one and HMAC does not hold it yet. */
export function prepareKey(): void {
  if (state.keyed != 0 || record.lifeCycleState == <u8>STATE_BLANK) return;
  hmacKey(record.algorithm, secretOf(RECORD), record.secretBytes);
  state.keyed = 1;
}

/** The time step of `unixMs` for this token, which is at or after its T0. */
export function stepAt(unixMs: u64): u64 {
  return timeStepAt(unixMs, record.t0UnixSeconds, record.timeStepSeconds);
}

/** The code of a time step (RFC 6238: HOTP with the time step as its counter). */
export function codeOfStep(step: u64): u32 {
  prepareKey();
  return hotp(step, record.digits);
}

/** The digit at `index` of the code on the glass, from the left. */
export function codeDigit(index: u32): u32 {
  let code = device.code;
  for (let i: u32 = record.digits - 1; i > index; i--) code /= 10;
  return code % 10;
}
