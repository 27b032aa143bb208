/** What is written comes back, however it is cut into pieces, and neither side waits for the whole. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  nodeContainerCrypto,
  pooledRandomBytes,
} from '../../host-tools/key-container/container-crypto-node.ts';
import type { KeyPackage } from '../../host-tools/key-container/key-package.ts';
import { readContainer } from '../../host-tools/key-container/read-container.ts';
import { utf8Text } from '../../host-tools/key-container/utf8-text.ts';
import { writeContainer } from '../../host-tools/key-container/write-container.ts';
import { runs } from '../support/depth.ts';
import {
  fixedBytes,
  FULL_KEY,
  KEY_NAME,
  PLAIN_KEY,
  RANDOM_KEYS,
  readAll,
  TRANSPORT_KEY,
  writeAll,
} from './samples.ts';

test('random keys come back, with a summary', async () => {
  await fc.assert(
    fc.asyncProperty(RANDOM_KEYS, async (keys) => {
      const { keys: read, summary } = await readAll([await writeAll(keys)]);
      expect(read.map(plain)).toEqual(keys.map(plain));
      expect(summary).toEqual({ keyName: KEY_NAME, count: keys.length, isSealed: true });
    }),
    { numRuns: runs(60, 5000) },
  );
});

/** Bytes as digits: one is a Buffer and the other is not. */
function plain({ secret, ...key }: KeyPackage): object {
  return { ...key, secret: Buffer.from(secret).toString('hex') };
}

test('a character at a time gives the same as all at once, and so do random pieces', async () => {
  const text = await writeAll([PLAIN_KEY, FULL_KEY]);
  const whole = await readAll([text]);
  expect(await readAll(text)).toEqual(whole);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1 }), async (lengths) => {
      const pieces: string[] = [];
      for (let at = 0, i = 0; at < text.length; i += 1) {
        const length = lengths[i % lengths.length]!;
        pieces.push(text.slice(at, at + length));
        at += length;
      }
      expect(await readAll(pieces)).toEqual(whole);
    }),
    { numRuns: runs(20, 1000) },
  );
});

test('bytes that cut a letter in two give the same text', async () => {
  const text = 'Ålborg €𝕏';
  const bytes = new TextEncoder().encode(text);
  async function* single(): AsyncGenerator<Uint8Array, void, undefined> {
    for (const byte of bytes) yield await Promise.resolve(Uint8Array.of(byte));
  }
  let read = '';
  for await (const part of utf8Text(single())) read += part;
  expect(read).toBe(text);
});

test('a key is written before the next one has come, and read before the file has ended', async () => {
  const events: string[] = [];
  function* keys() {
    for (const key of [PLAIN_KEY, FULL_KEY]) {
      events.push(`asked for ${key.serialNumber}`);
      yield key;
    }
  }
  const options = { transportKey: TRANSPORT_KEY, crypto: nodeContainerCrypto };
  const writing = writeContainer(keys(), { ...options, keyName: KEY_NAME, randomBytes: fixedBytes() });
  async function* pieces(): AsyncGenerator<string, void, undefined> {
    for await (const piece of writing) {
      events.push('a piece');
      yield piece;
    }
    events.push('the end');
  }
  for await (const { serialNumber } of readContainer(pieces(), { ...options, seal: 'required' }))
    events.push(`read ${serialNumber}`);
  const each = (serialNumber: string): string[] => [
    `asked for ${serialNumber}`,
    'a piece',
    `read ${serialNumber}`,
  ];
  expect(events).toEqual([
    ...each(PLAIN_KEY.serialNumber),
    ...each(FULL_KEY.serialNumber),
    'a piece',
    'the end',
  ]);
});

test('a container that other tools have indented, with other prefixes and comments, is the same', async () => {
  const text = await writeAll([PLAIN_KEY, FULL_KEY]);
  const other = text
    .replaceAll('xenc:', 'e:')
    .replace('xmlns:xenc', 'xmlns:e')
    .replaceAll('><', '>\r\n\t <!-- a comment --><')
    .replaceAll(/(<e:CipherValue>)(.{20})/g, '$1\n  $2\n  ')
    .replace('<SerialNo>900000000012', '<SerialNo>\n 9<![CDATA[00]]>0&#48;0000012 ');
  expect(await readAll([other])).toEqual(await readAll([text]));
});

test('no two values have one initialization vector, and the pool gives no byte twice', async () => {
  const values = (await writeAll([PLAIN_KEY, FULL_KEY])).match(/(?<=<xenc:CipherValue>)[^<]{20}/g)!;
  expect(new Set(values).size).toBe(3);
  const random = pooledRandomBytes();
  const drawn = Array.from({ length: 1000 }, () => Buffer.from(random(16)).toString('hex'));
  expect(new Set(drawn).size).toBe(1000);
  expect(drawn.every((hex) => hex.length === 32)).toBe(true);
});
