/**
 * Seals a device's secret for the database: AES-256-GCM (NIST SP 800-38D) under a data key, with a random nonce before and the
 * tag behind what it seals.
 */
import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';
import type { Sealed } from '../../domain/ports/secrecy.ts';
import type { IssuerKeys } from './issuer-keys.ts';

/** Random ones of 96 bits are good for 2^32 seals a key (SP 800-38D section 8.3): no issuer has so many devices. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export function seal(keys: IssuerKeys, serialNumber: string, secret: Uint8Array): Sealed {
  const dataKeyVersion = keys.newestDataKeyVersion;
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', dataKey(keys, dataKeyVersion), nonce, {
    authTagLength: TAG_BYTES,
  });
  cipher.setAAD(belonging(serialNumber, dataKeyVersion));
  const sealed = Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
  return { sealedSecret: new Uint8Array(sealed), dataKeyVersion };
}

/** @throws Error naming the serial number when the row is another's, was changed, or its key is not in the file. */
export function unseal(keys: IssuerKeys, serialNumber: string, sealed: Sealed): Uint8Array {
  const { sealedSecret, dataKeyVersion } = sealed;
  const key = dataKey(keys, dataKeyVersion);
  const tagAt = sealedSecret.length - TAG_BYTES;
  if (tagAt < NONCE_BYTES) throw notHers(serialNumber);
  const nonce = sealedSecret.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(belonging(serialNumber, dataKeyVersion));
  decipher.setAuthTag(sealedSecret.subarray(tagAt));
  const opened = decipher.update(sealedSecret.subarray(NONCE_BYTES, tagAt));
  try {
    decipher.final();
    return new Uint8Array(opened);
  } catch {
    throw notHers(serialNumber);
  } finally {
    opened.fill(0);
  }
}

/** What is authenticated with the secret, so that neither rows nor versions can be swapped. */
function belonging(serialNumber: string, dataKeyVersion: number): Uint8Array {
  return new TextEncoder().encode(`device ${serialNumber} under data key ${dataKeyVersion}`);
}

function dataKey(keys: IssuerKeys, version: number): KeyObject {
  const key = keys.dataKeys.get(version);
  if (key === undefined)
    throw new Error(
      `data key: expected version ${version} in the key file, got only ${[...keys.dataKeys.keys()].join(', ')}`,
    );
  return key;
}

function notHers(serialNumber: string): Error {
  return new Error(
    `device ${serialNumber}: expected its own sealed secret, got one that is another's or was changed`,
  );
}
