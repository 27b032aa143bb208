/** What the keys keep: sealed secrets, fingerprints of codes, pseudonyms of documents. */
import { createDecipheriv, createHmac, hkdfSync, scryptSync } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { derivedKey, type IssuerKeys, keyOf } from '../../../host-tools/issuer/adapters/keys/issuer-keys.ts';
import { keyFileSecrecy } from '../../../host-tools/issuer/adapters/keys/key-file-secrecy.ts';
import type { Secrecy } from '../../../host-tools/issuer/domain/ports/secrecy.ts';

const SERIAL = '900000000012';
const SECRET = Uint8Array.from({ length: 20 }, (_, index) => index + 1);

const bytes = (value: number): Uint8Array => new Uint8Array(32).fill(value);

function keysWith(versions: readonly number[]): IssuerKeys {
  return {
    dataKeys: new Map(versions.map((version) => [version, keyOf(bytes(version))])),
    newestDataKeyVersion: Math.max(...versions),
    pepper: keyOf(bytes(101)),
    documentKey: keyOf(bytes(102)),
    root: keyOf(bytes(103)),
  };
}

describe('the keys', () => {
  let secrecy: Secrecy;
  beforeEach(() => {
    secrecy = keyFileSecrecy(keysWith([1]));
  });

  test('seal by AES-256-GCM with serial number and key version, which node opens', () => {
    const { sealedSecret, dataKeyVersion } = secrecy.seal(SERIAL, SECRET);
    expect(dataKeyVersion).toBe(1);
    expect(sealedSecret).toHaveLength(12 + 20 + 16);
    const decipher = createDecipheriv('aes-256-gcm', bytes(1), sealedSecret.subarray(0, 12));
    decipher.setAAD(Buffer.from(`device ${SERIAL} under data key 1`));
    decipher.setAuthTag(sealedSecret.subarray(32));
    const opened = Buffer.concat([decipher.update(sealedSecret.subarray(12, 32)), decipher.final()]);
    expect(new Uint8Array(opened)).toEqual(SECRET);
    expect(secrecy.seal(SERIAL, SECRET).sealedSecret).not.toEqual(sealedSecret);
  });

  test('open no other device’s row, none that was changed in any byte, and none cut short', () => {
    const sealed = secrecy.seal(SERIAL, SECRET);
    expect(secrecy.open(SERIAL, sealed)).toEqual(SECRET);
    expect(() => secrecy.open('900000000020', sealed)).toThrow(/device 900000000020: expected its own/);
    for (const index of sealed.sealedSecret.keys()) {
      const sealedSecret = sealed.sealedSecret.slice();
      sealedSecret[index]! ^= 1;
      expect(() => secrecy.open(SERIAL, { ...sealed, sealedSecret }), `byte ${index}`).toThrow(/its own/);
    }
    for (const length of [0, 12, 27, 28, 47]) {
      const sealedSecret = sealed.sealedSecret.slice(0, length);
      expect(() => secrecy.open(SERIAL, { ...sealed, sealedSecret }), `${length} bytes`).toThrow(/its own/);
    }
  });

  test('seal with the newest data key and open with each', () => {
    const before = secrecy.seal(SERIAL, SECRET);
    const later = keyFileSecrecy(keysWith([1, 2]));
    const sealed = later.seal(SERIAL, SECRET);
    expect(sealed.dataKeyVersion).toBe(2);
    expect(later.open(SERIAL, before)).toEqual(SECRET);
    expect(later.open(SERIAL, sealed)).toEqual(SECRET);
    expect(() => later.open(SERIAL, { ...sealed, dataKeyVersion: 1 })).toThrow(/its own/);
    expect(() => secrecy.open(SERIAL, sealed)).toThrow(/expected version 2/);
    const sameKeyTwice = {
      ...keysWith([1]),
      dataKeys: new Map([1, 2].map((version) => [version, keyOf(bytes(1))])),
    };
    const renumbered = { ...before, dataKeyVersion: 2 };
    expect(() => keyFileSecrecy(sameKeyTwice).open(SERIAL, renumbered)).toThrow(/its own/);
  });

  test('make of a code HMAC(pepper, scrypt(code, serial number and letter))', async () => {
    const salt = JSON.stringify([SERIAL, 'letter-1']);
    const slow = scryptSync('123456780', salt, 32, { N: 8192, r: 8, p: 1 });
    const expected = createHmac('sha256', bytes(101)).update(slow).digest();
    const fingerprint = await secrecy.activationCodeFingerprint('123456780', SERIAL, 'letter-1');
    expect(fingerprint).toEqual(new Uint8Array(expected));
    const others = await Promise.all([
      secrecy.activationCodeFingerprint('123456781', SERIAL, 'letter-1'),
      secrecy.activationCodeFingerprint('123456780', '900000000020', 'letter-1'),
      secrecy.activationCodeFingerprint('123456780', SERIAL, 'letter-2'),
    ]);
    for (const other of others) expect(secrecy.equal(fingerprint, other)).toBe(false);
  });

  test('name a document by HMAC under a key of its own, each kind apart', () => {
    const expected = createHmac('sha256', bytes(102)).update('["passport","X1"]').digest('hex');
    expect(secrecy.documentPseudonym('passport', 'X1')).toBe(expected);
    expect(secrecy.documentPseudonym('other', 'X1')).not.toBe(expected);
  });

  test('hash by SHA-256 and compare all bytes', () => {
    // FIPS 180-2 appendix B.1.
    expect(secrecy.hash('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(secrecy.equal(bytes(1), bytes(1))).toBe(true);
    expect(secrecy.equal(bytes(1), bytes(2))).toBe(false);
    expect(secrecy.equal(bytes(1), bytes(1).subarray(1))).toBe(false);
  });

  test('give further keys by HKDF of the name', () => {
    const expected = hkdfSync('sha256', bytes(103), '', 'talkode issuer cookies', 32);
    expect(derivedKey(keysWith([1]), 'cookies')).toEqual(new Uint8Array(expected));
  });

  test('wipe the bytes that a key was made of', () => {
    const given = bytes(9);
    keyOf(given);
    expect(given).toEqual(bytes(0));
  });
});
