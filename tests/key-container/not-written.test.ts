/** Keys that no reader would take are not written, and it is told what was expected and what came. */
import { expect, test } from 'vitest';
import { nodeContainerCrypto } from '../../host-tools/key-container/container-crypto-node.ts';
import type { KeyPackage } from '../../host-tools/key-container/key-package.ts';
import { writeContainer } from '../../host-tools/key-container/write-container.ts';
import { fixedBytes, KEY_NAME, PLAIN_KEY, writeAll } from './samples.ts';

test.each<[string, KeyPackage[], string]>([
  [
    'a secret of 9 bytes',
    [{ ...PLAIN_KEY, secret: new Uint8Array(9) }],
    '900000000012: secret: expected a secret of 10 to 64 bytes, got 9 bytes',
  ],
  [
    'a serial number of 11 digits',
    [{ ...PLAIN_KEY, serialNumber: '90000000001' }],
    'serialNumber: expected a serial number of 12 digits, got "90000000001"',
  ],
  [
    'a serial number twice',
    [PLAIN_KEY, PLAIN_KEY],
    'serialNumber: expected each serial number once, got 900000000012 again',
  ],
  [
    'a drift that is no whole step',
    [{ ...PLAIN_KEY, driftSteps: 0.5 }],
    '900000000012: driftSteps: expected a whole number from -10000000 to 10000000, got 0.5',
  ],
  [
    'a model with a line end',
    [{ ...PLAIN_KEY, model: 'a\nb' }],
    '900000000012: model: expected 1 to 128 printable characters',
  ],
  ['no key', [], 'expected one key or more, got none'],
])('%s is not written', async (_, keys, message) => {
  await expect(writeAll(keys)).rejects.toThrow(message);
});

test('no name of the transport key, and none of its bytes, are not written with', async () => {
  await expect(writeAll([PLAIN_KEY], '')).rejects.toThrow("the transport key's name: expected 1 to 128");
  const options = { keyName: KEY_NAME, crypto: nodeContainerCrypto, randomBytes: fixedBytes() };
  const writing = writeContainer([PLAIN_KEY], { ...options, transportKey: new Uint8Array(16) });
  await expect(writing.next()).rejects.toThrow('expected a transport key of 32 bytes, got 16');
});
