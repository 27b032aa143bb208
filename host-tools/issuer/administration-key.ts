/** What shows that a caller may administer the issuer, and that a service is this issuer's: who has the key file has both. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { derivedKey, type IssuerKeys } from './adapters/keys/issuer-keys.ts';
import { openKeyFile } from './adapters/keys/key-file.ts';

/** The key that the API's callers show. */
export function administrationKeyOf(keys: IssuerKeys): string {
  return Buffer.from(derivedKey(keys, 'administration')).toString('base64url');
}

/**
 * A service's answer to a challenge: whoever asks knows by it that the key may be shown. The address and the port that were reached
 * belong to it (`127.0.0.1:6238`), so that nobody else's can pass the question on: on another address of this computer the same port
 * is free for anybody.
 */
export function serviceProof(keys: IssuerKeys, challenge: string, reached: string): string {
  return createHmac('sha256', derivedKey(keys, 'proof of the service'))
    .update(`${reached} ${challenge}`)
    .digest('hex');
}

export function isServiceProof(
  keys: IssuerKeys,
  challenge: string,
  reached: string,
  proof: unknown,
): boolean {
  const expected = Buffer.from(serviceProof(keys, challenge, reached));
  const came = Buffer.from(typeof proof === 'string' ? proof : '');
  return came.length === expected.length && timingSafeEqual(came, expected);
}

/** @throws Error when there is no key file, or others may read it. */
export function readKeys(keyFile: string): IssuerKeys {
  return openKeyFile(keyFile, 'refuse').keys;
}
