/** The tokens, times and codes that the verifier suite and the other libraries work on, made before the clock runs. */
import { hotpCode } from '../../../host-tools/verifier/code.ts';
import { prepareCredential } from '../../../host-tools/verifier/credential.ts';
import type { CodeParameters } from '../../../host-tools/token/code-parameters.ts';
import type { Credential } from '../../../host-tools/verifier/credential.ts';
import { DIGEST_BYTES } from '../../../host-tools/verifier/hmac.ts';
import type { HashAlgorithm } from '../../../host-tools/verifier/hmac.ts';
import { nodeHmac } from '../../../host-tools/verifier/hmac-node.ts';

export type BenchCase = {
  readonly secret: Uint8Array;
  readonly parameters: CodeParameters;
  readonly credential: Credential;
  readonly unixSeconds: number;
  readonly step: number;
  readonly rightCode: string;
  /** A code of the same token, hours away: all steps of the window are computed by every library. */
  readonly wrongCode: string;
  /** Codes of two steps, 700 steps away. */
  readonly farPair: readonly [string, string];
};

/** Another key each call; a power of two, so that taking the next one is a mask. */
export const CASE_COUNT = 64;

const TIME_STEP_SECONDS = 30;

/** Keys as long as the hash, as RFC 6238 wants them; all figures are made up and the same in every run. */
export function makeCases(algorithm: HashAlgorithm): readonly BenchCase[] {
  const parameters: CodeParameters = {
    algorithm,
    digits: 6,
    timeStepSeconds: TIME_STEP_SECONDS,
    t0UnixSeconds: 0,
  };
  return Array.from({ length: CASE_COUNT }, (_, i) => {
    const secret = Uint8Array.from(
      { length: DIGEST_BYTES[algorithm] },
      (_, j) => (i * 31 + j * 17 + 5) & 0xff,
    );
    const credential = prepareCredential(secret, parameters, nodeHmac);
    const unixSeconds = 1_700_000_000 + i * 12_345;
    const step = Math.floor(unixSeconds / TIME_STEP_SECONDS);
    const codeOf = (s: number): string => hotpCode(credential.hmac, s, 6);
    return {
      secret,
      parameters,
      credential,
      unixSeconds,
      step,
      rightCode: codeOf(step),
      wrongCode: codeOf(step + 1000),
      farPair: [codeOf(step + 700), codeOf(step + 701)],
    };
  });
}
