/** What the issuer's steps may ask of the keys. */
import { createHash, createHmac, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { Secrecy } from '../../domain/ports/secrecy.ts';
import type { IssuerKeys } from './issuer-keys.ts';
import { seal, unseal } from './sealing.ts';

/**
 * 8 MiB and, measured, 20 ms of a core beside the event loop. A code has 27 bits, which no cost that a person would wait for keeps
 * from being tried through: the pepper protects it, and this slows down who has stolen that too.
 */
const SCRYPT_COST = { N: 2 ** 13, r: 8, p: 1 };
const SCRYPT_BYTES = 32;

const scryptOffLoop = promisify<string, string, number, typeof SCRYPT_COST, Buffer>(scrypt);

export function keyFileSecrecy(keys: IssuerKeys): Secrecy {
  return {
    seal: (serialNumber, secret) => seal(keys, serialNumber, secret),
    open: (serialNumber, sealed) => unseal(keys, serialNumber, sealed),
    async activationCodeFingerprint(activationCode, serialNumber, letterId) {
      const salt = JSON.stringify([serialNumber, letterId]);
      const slow = await scryptOffLoop(activationCode, salt, SCRYPT_BYTES, SCRYPT_COST);
      const fingerprint = createHmac('sha256', keys.pepper).update(slow).digest();
      slow.fill(0);
      return new Uint8Array(fingerprint);
    },
    documentPseudonym: (kind, documentNumber) =>
      createHmac('sha256', keys.documentKey)
        .update(JSON.stringify([kind, documentNumber]))
        .digest('hex'),
    hash: (value) => createHash('sha256').update(value).digest('hex'),
    equal: (a, b) => a.length === b.length && timingSafeEqual(a, b),
  };
}
