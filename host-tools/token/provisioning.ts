/** What is laid in a token before a person gets it, and the link's request that lays it there. */
import type { CodeParameters } from './code-parameters.ts';
import { ALGORITHMS } from './limits.generated.ts';
import type { TimeZone } from './time-zone.ts';

export interface TokenParameters extends CodeParameters {
  /** 12 digits; see serial-number.ts. */
  readonly serialNumber: string;
  readonly secret: Uint8Array;
  /** Left out: none is known, and the token says no time of day. */
  readonly zone?: TimeZone;
}

/** The fields of the `provision` request (hardware-docs/link.json). */
export interface ProvisionRequest {
  serialNumber: string;
  algorithm: number;
  digits: number;
  timeStepSeconds: number;
  t0UnixSeconds: bigint;
  secret: Uint8Array;
}

/** Gives a blank token its parameters. The secret is not copied. */
export function provisionRequest(parameters: TokenParameters): ProvisionRequest {
  const { serialNumber, algorithm, digits, timeStepSeconds, t0UnixSeconds, secret } = parameters;
  return {
    serialNumber,
    algorithm: ALGORITHMS[algorithm],
    digits,
    timeStepSeconds,
    t0UnixSeconds: BigInt(t0UnixSeconds),
    secret,
  };
}
