/** Codes by node:crypto and bigint arithmetic, written apart from the verifier so that the two can be compared. */
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import type { CodeParameters } from '../../host-tools/token/code-parameters.ts';
import type { HashAlgorithm } from '../../host-tools/verifier/hmac.ts';

export const ALGORITHMS: readonly HashAlgorithm[] = ['SHA1', 'SHA256', 'SHA512'];

export function oracleHotp(
  secret: Uint8Array,
  algorithm: HashAlgorithm,
  counter: bigint,
  digits: number,
): string {
  const message = Buffer.alloc(8);
  message.writeBigUInt64BE(counter);
  const hmac = createHmac(algorithm, secret).update(message).digest();
  const truncated = hmac.readUInt32BE(hmac[hmac.length - 1]! % 16) % 2 ** 31;
  return (BigInt(truncated) % 10n ** BigInt(digits)).toString().padStart(digits, '0');
}

/** The code a token shows whose clock is right; before T0 there is none. */
export function oracleTotp(secret: Uint8Array, parameters: CodeParameters, unixSeconds: number): string {
  const elapsed = BigInt(unixSeconds) - BigInt(parameters.t0UnixSeconds);
  return oracleHotp(
    secret,
    parameters.algorithm,
    elapsed / BigInt(parameters.timeStepSeconds),
    parameters.digits,
  );
}

export function fromHex(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex, 'hex'));
}

export const anySecret = fc.uint8Array({ minLength: 10, maxLength: 64 });

export const anyParameters: fc.Arbitrary<CodeParameters> = fc.record({
  algorithm: fc.constantFrom(...ALGORITHMS),
  digits: fc.constantFrom(6, 7, 8),
  timeStepSeconds: fc.integer({ min: 15, max: 300 }),
  t0UnixSeconds: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 1_000_000_000 })),
});
