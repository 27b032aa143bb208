/** What a token makes its codes with beside the secret: the parameters of RFC 6238 section 4 and the length of RFC 4226 section 5.3. */
import type { AlgorithmName } from './limits.generated.ts';

/** Lengths of a code (RFC 4226 section 5.3 allows 6, 7 and 8). */
export type CodeDigits = 6 | 7 | 8;

export const CODE_DIGITS: readonly CodeDigits[] = [6, 7, 8];

export interface CodeParameters {
  readonly algorithm: AlgorithmName;
  readonly digits: CodeDigits;
  /** Time step X, 15 to 300 s. */
  readonly timeStepSeconds: number;
  /** T0, the time of step 0. */
  readonly t0UnixSeconds: number;
}
