/** The key that ID tokens are signed with: P-256 (ES256, RFC 7518 section 3.4), made from the key file, so that it outlives a restart. */
import { createECDH, createHash } from 'node:crypto';

/** A private key as JWK (RFC 7517). */
export interface SigningKey {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly alg: 'ES256';
  readonly use: 'sig';
  readonly kid: string;
  readonly x: string;
  readonly y: string;
  readonly d: string;
}

/**
 * @param scalar 32 bytes; wiped. One that is no scalar of the curve comes once in 2^32 keys.
 * @throws Error when it is none.
 */
export function signingKey(scalar: Uint8Array): SigningKey {
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(scalar);
  const d = Buffer.from(scalar).toString('base64url');
  scalar.fill(0);
  const point = curve.getPublicKey();
  const x = point.subarray(1, 33).toString('base64url');
  const y = point.subarray(33).toString('base64url');
  // RFC 7638: the members in this order, without blanks.
  const thumbprint = createHash('sha256').update(JSON.stringify({ crv: 'P-256', kty: 'EC', x, y }));
  return { kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig', kid: thumbprint.digest('base64url'), x, y, d };
}
