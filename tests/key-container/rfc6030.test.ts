/** The figures of RFC 6030: ours are laid out as figure 6 is, and the other forms are refused by the element that differs. */
import { createDecipheriv, createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  RFC6030_FIGURE_10,
  RFC6030_FIGURE_2,
  RFC6030_FIGURE_6,
  RFC6030_FIGURE_6_HEX,
  RFC6030_FIGURE_7,
} from '../vectors/rfc6030.ts';
import { PLAIN_KEY, refusalOf, TRANSPORT_KEY, writeAll } from './samples.ts';

/** Section 6.1 by node:crypto: the vector, then the encrypted value; 6.1.1: the MAC over both. */
function open(container: string, transportKey: Uint8Array, hash: string): { macKey: string; secret: string } {
  const cipher = `aes-${transportKey.length * 8}-cbc`;
  const decrypt = (value: Buffer): Buffer => {
    const decipher = createDecipheriv(cipher, transportKey, value.subarray(0, 16));
    return Buffer.concat([decipher.update(value.subarray(16)), decipher.final()]);
  };
  const [macKeyValue, secretValue] = [...container.matchAll(/<xenc:CipherValue>([^<]+)</g)].map(([, each]) =>
    Buffer.from(each!, 'base64'),
  );
  const macKey = decrypt(macKeyValue!);
  const mac = createHmac(hash, macKey).update(secretValue!).digest('base64');
  expect(container).toContain(`<ValueMAC>${mac}</ValueMAC>`);
  return { macKey: macKey.toString('hex'), secret: decrypt(secretValue!).toString('hex') };
}

test('what we write opens as figure 6 does', async () => {
  const { transportKey, macKey, secret } = RFC6030_FIGURE_6_HEX;
  expect(open(RFC6030_FIGURE_6, Buffer.from(transportKey, 'hex'), 'sha1')).toEqual({ macKey, secret });
  const ours = open(await writeAll([PLAIN_KEY]), TRANSPORT_KEY, 'sha256');
  expect(ours.secret).toBe(Buffer.from(PLAIN_KEY.secret).toString('hex'));
  expect(ours.macKey).toHaveLength(64);
});

test.each([
  ['2, in plain', RFC6030_FIGURE_2, '3:1: <KeyContainer>: expected <EncryptionKey>, got <KeyPackage>'],
  [
    '6, AES-128 and HMAC-SHA1',
    RFC6030_FIGURE_6,
    '6:1: <MACMethod>: Algorithm: expected "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256", got "http://www.w3.org/2000/09/xmldsig#hmac-sha1"',
  ],
  [
    '7, under a passphrase',
    RFC6030_FIGURE_7,
    '4:1: <EncryptionKey>: expected <KeyName>, got <DerivedKey> of the namespace "http://www.w3.org/2009/xmlenc11#"',
  ],
  ['10, many in plain', RFC6030_FIGURE_10, '3:1: <KeyContainer>: expected <EncryptionKey>, got <KeyPackage>'],
])('figure %s', async (_, figure, message) => {
  expect(String(await refusalOf(figure))).toBe(`ContainerError: ${message}`);
});
