/** How many codes one try is compared with: what a guess is worth, in millionths for six digits. */
import { DEFAULT_WINDOW_STEPS } from '../../../verifier/time-step.ts';

/** The window around the device's clock and, as far as it lies apart, the one around the present (verifier/totp-verifier.ts). */
export function codesCompared(driftSteps: number, windowSteps: number = DEFAULT_WINDOW_STEPS): number {
  const windowCodes = 2 * windowSteps + 1;
  return windowCodes + Math.min(windowCodes, Math.abs(driftSteps));
}
