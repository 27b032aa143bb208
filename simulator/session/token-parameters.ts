// What a factory puts into a token, with the values that a test token gets unless its tester says otherwise.
import { ALGORITHMS, type AlgorithmName } from '../../host-tools/link/protocol.generated.ts';
import type { LinkClient } from '../../host-tools/link/client.ts';
import { withCheckDigit } from './serial-number.ts';

export interface TokenParameters {
  /** 12 digits; see serial-number.ts. */
  serialNumber: string;
  algorithm: AlgorithmName;
  /** 6 to 8. */
  digits: number;
  /** The time step X of RFC 6238. */
  timeStepSeconds: number;
  /** T0 of RFC 6238. */
  t0UnixSeconds: number;
  secret: Uint8Array;
}

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

/** Gives a blank token its parameters over its link, as the factory does. Rejects with the token's refusal. */
export async function provision(
  client: Pick<LinkClient, 'request'>,
  parameters: TokenParameters,
): Promise<void> {
  await client.request('provision', {
    serialNumber: parameters.serialNumber,
    algorithm: ALGORITHMS[parameters.algorithm],
    digits: parameters.digits,
    timeStepSeconds: parameters.timeStepSeconds,
    t0UnixSeconds: BigInt(parameters.t0UnixSeconds),
    secret: parameters.secret,
  });
}
