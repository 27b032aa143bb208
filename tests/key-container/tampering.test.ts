/** A container that was changed anywhere is refused, or says what it said before; noise never does more than be refused. */
import { createCipheriv, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ContainerError, UnsealedContainer } from '../../host-tools/key-container/container-error.ts';
import { runs } from '../support/depth.ts';
import { FULL_KEY, PLAIN_KEY, readAll, refusalOf, TRANSPORT_KEY, writeAll, type Read } from './samples.ts';

const text = await writeAll([PLAIN_KEY, FULL_KEY]);
const whole = await readAll([text]);
const SECRETS = [PLAIN_KEY, FULL_KEY].flatMap(({ secret }) => [
  Buffer.from(secret).toString(),
  Buffer.from(secret).toString('hex'),
  Buffer.from(secret).toString('base64'),
]);

/** Null when it was refused as it should be; throws for any other error. */
async function readChanged(changed: string): Promise<Read | null> {
  try {
    return await readAll([changed]);
  } catch (error) {
    if (!(error instanceof ContainerError)) throw error;
    for (const secret of SECRETS) expect(error.message).not.toContain(secret);
    return null;
  }
}

/** Another of its kind, so that the text mostly stays well-formed. */
function another(character: string): string {
  if (/\d/.test(character)) return String((Number(character) + 1) % 10);
  if (/[a-z]/i.test(character)) return character === 'q' ? 'r' : 'q';
  return character === ' ' ? '_' : ' ';
}

test('each character in turn, another in its place', async () => {
  const passed: string[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const changed = text.slice(0, at) + another(text[at]!) + text.slice(at + 1);
    const read = await readChanged(changed);
    if (read === null) continue;
    // The container's name for a prefix, a line end: what it says is the same.
    expect(read).toEqual(whole);
    passed.push(text[at]!);
  }
  expect(passed.length).toBeLessThan(text.length / 50);
});

test('each line left out, or twice', async () => {
  const lines = text.split('\n');
  for (const [i, line] of lines.entries()) {
    if (line === '') continue;
    const without = lines.filter((_, place) => place !== i).join('\n');
    const twice = lines.flatMap((each, place) => (place === i ? [each, each] : [each])).join('\n');
    // The declaration of XML may be missing.
    expect(await readChanged(without)).toEqual(i === 0 ? whole : null);
    expect(await readChanged(twice)).toBe(null);
  }
});

test('cut off anywhere, it is never whole', async () => {
  for (let length = 0; length < text.trimEnd().length; length += 7)
    expect(await readChanged(text.slice(0, length))).toBe(null);
});

test('two keys exchanged between their serial numbers, which no ValueMAC tells', async () => {
  const [one, two] = ['900000000012', '900000000023'];
  const exchanged = text.replaceAll(new RegExp(`${one}|${two}`, 'g'), (each) => (each === one ? two : one));
  expect(String(await refusalOf(exchanged))).toMatch(
    /<Seal>: expected the seal over what stands before it, got another/,
  );
  const unsealed = exchanged.replace(/<Extensions>.*<\/Extensions>\n/, '');
  expect(await refusalOf(unsealed)).toBeInstanceOf(UnsealedContainer);
  expect((await readAll([unsealed], { seal: 'optional' })).summary.isSealed).toBe(false);
  // A seal that is there is checked, also where none is asked for.
  expect(String(await refusalOf(exchanged, { seal: 'optional' }))).toMatch(/<Seal>/);
});

test('another transport key', async () => {
  for (let bit = 0; bit < 256; bit += 5) {
    const transportKey = Uint8Array.from(TRANSPORT_KEY);
    transportKey[bit >> 3]! ^= 1 << (bit & 7);
    const error = await refusalOf(text, { transportKey });
    expect(String(error)).toMatch(/wrong transport key, or a file that was changed$/);
  }
});

describe('noise', () => {
  const PIECES = [
    ...text.split(/(?<=>)/),
    ...[
      '<',
      '>',
      '&',
      '&#0;',
      '&amp;',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '<?x ?>',
      '<!DOCTYPE x>',
      '\u0000',
      '😀',
      'xmlns=""',
    ],
  ];

  test('of pieces of a container', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }), async (pieces) => {
        expect(await readChanged(pieces.join(''))).toBe(null);
      }),
      { numRuns: runs(100, 20_000) },
    );
  });

  test('put into a container', async () => {
    const change = fc.record({
      at: fc.nat(text.length),
      skip: fc.nat(40),
      put: fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...PIECES)),
    });
    await fc.assert(
      fc.asyncProperty(change, async ({ at, skip, put }) => {
        const read = await readChanged(text.slice(0, at) + put + text.slice(at + skip));
        if (read !== null) expect(read).toEqual(whole);
      }),
      { numRuns: runs(200, 20_000) },
    );
  });
});

/** A container as node:crypto makes it, with what our writer would never write. */
function handMade(secret: Uint8Array, padding: readonly number[], macOver: 'encrypted' | 'plain'): string {
  const macKey = Buffer.alloc(32, 7);
  const vector = Buffer.alloc(16, 9);
  const encrypt = (padded: Uint8Array): Buffer => {
    const cipher = createCipheriv('aes-256-cbc', TRANSPORT_KEY, vector).setAutoPadding(false);
    return Buffer.concat([vector, cipher.update(padded), cipher.final()]);
  };
  const value = encrypt(Buffer.concat([secret, Buffer.from(padding)]));
  const mac = createHmac('sha256', macKey)
    .update(macOver === 'plain' ? secret : value)
    .digest('base64');
  const values = [encrypt(Buffer.concat([macKey, Buffer.alloc(16, 16)])), value];
  return text
    .replace(/<KeyPackage>.*900000000023.*\n/, '')
    .replace(/<Extensions>.*\n/, '')
    .replaceAll(/(?<=CipherValue>)[^<]+/g, () => values.shift()?.toString('base64') ?? '')
    .replace(/(?<=<ValueMAC>)[^<]+/, mac);
}

describe('made by hand', () => {
  const secret = Buffer.from('12345678901234567890');
  const whatComesOut = async (made: string): Promise<string> => {
    const { keys } = await readAll([made], { seal: 'optional' });
    return Buffer.from(keys[0]!.secret).toString();
  };

  test('filled as PKCS #7 has it, and with any bytes before the last, as XML Encryption has it', async () => {
    expect(await whatComesOut(handMade(secret, Array<number>(12).fill(12), 'encrypted'))).toBe(
      secret.toString(),
    );
    const filling = [9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 255, 12];
    expect(await whatComesOut(handMade(secret, filling, 'encrypted'))).toBe(secret.toString());
  });

  test.each([0, 17, 255])('a filling that tells of %d bytes', async (last) => {
    const made = handMade(secret, [...Array<number>(11).fill(last), last], 'encrypted');
    expect(String(await refusalOf(made, { seal: 'optional' }))).toMatch(/<Secret>: no secret comes out/);
  });

  test('a MAC over the secret in plain, as drafts of the standard had it', async () => {
    const made = handMade(secret, Array<number>(12).fill(12), 'plain');
    expect(String(await refusalOf(made, { seal: 'optional' }))).toMatch(/<ValueMAC>: the MAC differs/);
  });

  test.each([9, 65])('a secret of %d bytes', async (length) => {
    const added = 16 - (length % 16);
    const made = handMade(Buffer.alloc(length, 1), Array<number>(added).fill(added), 'encrypted');
    expect(String(await refusalOf(made, { seal: 'optional' }))).toMatch(
      new RegExp(`<Secret>: expected a secret of 10 to 64 bytes, got ${length} bytes`),
    );
  });
});
