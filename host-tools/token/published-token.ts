/** The token that everybody knows: the published test secret, and the parameters of who names none. */
import type { AlgorithmName } from './limits.generated.ts';
import type { TokenParameters } from './provisioning.ts';
import { withCheckDigit } from './serial-number.ts';

/** RFC 4226 appendix D: the ASCII digits that every implementation is tested with. */
const PUBLISHED_DIGITS = '12345678901234567890';
/** RFC 6238 appendix B with erratum 2866: the same digits repeated to the length of the hash. */
const PUBLISHED_BYTES: Record<AlgorithmName, number> = { SHA1: 20, SHA256: 32, SHA512: 64 };

/** The published test secret of RFC 4226 and RFC 6238 for this hash. Everybody knows it: for tests only. */
export function publishedSecret(algorithm: AlgorithmName): Uint8Array {
  const repeated = PUBLISHED_DIGITS.repeat(4).slice(0, PUBLISHED_BYTES[algorithm]);
  return new TextEncoder().encode(repeated);
}

/** The default values of RFC 6238 section 4 and Google's authenticator, and the first serial number of product 90. */
export const DEFAULT_PARAMETERS: Omit<TokenParameters, 'secret'> = {
  serialNumber: withCheckDigit('90000000001'),
  algorithm: 'SHA1',
  digits: 6,
  timeStepSeconds: 30,
  t0UnixSeconds: 0,
};

/** What was named, the rest as the published token has it. */
export function completeParameters(parameters: Partial<TokenParameters>): TokenParameters {
  const named = { ...DEFAULT_PARAMETERS, ...parameters };
  return { ...named, secret: parameters.secret ?? publishedSecret(named.algorithm) };
}
