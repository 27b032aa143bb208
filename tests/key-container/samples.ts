/** Keys and containers for the suites of key containers: some that are always the same, and random ones. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { nodeContainerCrypto } from '../../host-tools/key-container/container-crypto-node.ts';
import type { KeyPackage } from '../../host-tools/key-container/key-package.ts';
import {
  readContainer,
  type ContainerSummary,
  type ReadingOptions,
} from '../../host-tools/key-container/read-container.ts';
import { writeContainer } from '../../host-tools/key-container/write-container.ts';
import { runs } from '../support/depth.ts';

export const TRANSPORT_KEY = Uint8Array.from({ length: 32 }, (_, i) => i);
export const KEY_NAME = 'transport key 7';

/** Bytes that look random and are the same each time. */
export function fixedBytes(): (length: number) => Uint8Array {
  let count = 0;
  return (length) => {
    count += 1;
    const digest = createHash('sha512').update(String(count)).digest();
    return Uint8Array.from(digest.subarray(0, length));
  };
}

export const PLAIN_KEY: KeyPackage = {
  serialNumber: '900000000012',
  keyId: '900000000012',
  secret: new TextEncoder().encode('12345678901234567890'),
  algorithm: 'SHA1',
  digits: 6,
  timeStepSeconds: 30,
  t0UnixSeconds: 0,
  driftSteps: 0,
  manufacturer: null,
  model: null,
  startUnixSeconds: null,
  expiryUnixSeconds: null,
};

/** Every field has something to say. */
export const FULL_KEY: KeyPackage = {
  serialNumber: '900000000023',
  keyId: 'key <1> "of" Ålborg & søn',
  secret: new TextEncoder().encode('12345678901234567890123456789012'),
  algorithm: 'SHA256',
  digits: 8,
  timeStepSeconds: 60,
  t0UnixSeconds: 1_577_836_800,
  driftSteps: -3,
  manufacturer: "oath.<x> & 'y'",
  model: 'code reader',
  startUnixSeconds: 1_577_836_800,
  expiryUnixSeconds: 2_000_000_000,
};

export async function writeAll(keys: readonly KeyPackage[], keyName = KEY_NAME): Promise<string> {
  const options = { transportKey: TRANSPORT_KEY, keyName, crypto: nodeContainerCrypto };
  let text = '';
  for await (const part of writeContainer(keys, { ...options, randomBytes: fixedBytes() })) text += part;
  return text;
}

// eslint-disable-next-line @typescript-eslint/require-await -- readers take what comes in time
export async function* inPieces(pieces: Iterable<string>): AsyncGenerator<string, void, undefined> {
  yield* pieces;
}

export interface Read {
  keys: KeyPackage[];
  summary: ContainerSummary;
}

export async function readAll(
  pieces: Iterable<string>,
  options: Partial<ReadingOptions> = {},
): Promise<Read> {
  const all = { transportKey: TRANSPORT_KEY, crypto: nodeContainerCrypto, seal: 'required' as const };
  const reading = readContainer(inPieces(pieces), { ...all, ...options });
  const keys: KeyPackage[] = [];
  for (;;) {
    const next = await reading.next();
    if (next.done) return { keys, summary: next.value };
    keys.push(next.value);
  }
}

/** What a reader says of a text that it refuses. */
export async function refusalOf(text: string, options: Partial<ReadingOptions> = {}): Promise<unknown> {
  return readAll([text], options).then(
    () => null,
    (error: unknown) => error,
  );
}

const name = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .filter((text) => text === text.trim() && text.length <= 128 && !/[\p{C}\p{Zl}\p{Zp}]/u.test(text));
const unixSeconds = fc.integer({ min: 0, max: 253_402_300_799 });

const RANDOM_KEY: fc.Arbitrary<KeyPackage> = fc
  .record({
    serialNumber: fc.stringMatching(/^\d{12}$/),
    keyId: name,
    secret: fc.uint8Array({ minLength: 10, maxLength: 64 }),
    algorithm: fc.constantFrom('SHA1', 'SHA256', 'SHA512'),
    digits: fc.constantFrom(6, 7, 8),
    timeStepSeconds: fc.integer({ min: 15, max: 300 }),
    t0UnixSeconds: unixSeconds,
    driftSteps: fc.integer({ min: -1000, max: 1000 }),
    manufacturer: fc.option(name),
    model: fc.option(name),
    startUnixSeconds: fc.option(unixSeconds),
    expiryUnixSeconds: fc.option(unixSeconds),
  } as const)
  .map((key) => {
    const { startUnixSeconds: start, expiryUnixSeconds: end } = key;
    return start !== null && end !== null && start > end
      ? { ...key, startUnixSeconds: end, expiryUnixSeconds: start }
      : key;
  });

export const RANDOM_KEYS: fc.Arbitrary<KeyPackage[]> = fc
  .uniqueArray(RANDOM_KEY, { minLength: 1, maxLength: 5, selector: ({ serialNumber }) => serialNumber })
  .filter((keys) => new Set(keys.map(({ keyId }) => keyId)).size === keys.length);

/** As many as a process is worth starting for. */
export const MANY_KEYS = [PLAIN_KEY, FULL_KEY, ...fc.sample(RANDOM_KEYS, runs(30, 1000)).flat()].filter(
  ({ serialNumber, keyId }, place, all) =>
    all.findIndex((each) => each.serialNumber === serialNumber) === place &&
    all.findIndex((each) => each.keyId === keyId) === place,
);
