/** The token's own codes: the record's secret, keyed into HMAC once and kept until the record changes. */
import { hmacKey, hmacWipe } from '../crypto/hmac';
import { hotp } from '../oath/hotp';
import { timeStepAt } from '../oath/totp';
import { RECORD, record, secretOf } from '../storage/record';

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

/** The time step of `unixMs` for this token, which is at or after its T0. */
export function stepAt(unixMs: u64): u64 {
  return timeStepAt(unixMs, record.t0UnixSeconds, record.timeStepSeconds);
}

/** The code of a time step (RFC 6238: HOTP with the time step as its counter). */
export function codeOfStep(step: u64): u32 {
  if (state.keyed == 0) {
    hmacKey(record.algorithm, secretOf(RECORD), record.secretBytes);
    state.keyed = 1;
  }
  return hotp(step, record.digits);
}
