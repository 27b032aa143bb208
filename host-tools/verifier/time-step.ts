/** The time counter of TOTP (RFC 6238 section 4.2), and how many steps around the expected one are accepted. */
import { requireSeconds, requireWhole } from './requirements.ts';

/** RFC 6238 section 5.2 advises one step of delay; the same forwards, for a token that is ahead. */
export const DEFAULT_WINDOW_STEPS = 1;

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
