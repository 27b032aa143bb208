/** How long a code takes to say, and whether it still lives long enough. */
import { speedPercent } from '../audio/player';
import { digitSlotMs, hasLanguage } from '../audio/voice';
import { remainingMs } from '../oath/totp';
import { record } from '../storage/record';
import { unixMsAt } from './clock';
import { spokenLanguage } from './preferences';
import { device } from './state';

/** Lead ("ny kode", 1.1 s at most), the pause between the groups, and a margin. */
const AROUND_DIGITS_MS: u32 = 2200;

/** Milliseconds that a code takes at a speed step, its lead included. */
export function speakingMs(speed: u32): u32 {
  return ((AROUND_DIGITS_MS + record.digits * digitSlotMs(spokenLanguage())) * 100) / speedPercent(speed);
}

/** Milliseconds that the code of this moment still lives; the time is known. */
export function codeRemainingMs(): u32 {
  return remainingMs(unixMsAt(device.uptimeMs), record.t0UnixSeconds, record.timeStepSeconds);
}

/**
 * Whether a code begun now is said before it dies. One that takes most of its life is begun when it is fresh. Where there
 * is no voice nothing is waited for.
 */
export function canBeSaid(speed: u32): bool {
  if (!hasLanguage(spokenLanguage())) return true;
  const neededMs = min<u32>(speakingMs(speed), <u32>record.timeStepSeconds * 900);
  return codeRemainingMs() >= neededMs;
}
