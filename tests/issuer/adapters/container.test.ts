/** Tokens of a real key container become devices in stock; of a container that is not whole, none. */
import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { readDevices } from '../../../host-tools/issuer/adapters/container/read-devices.ts';
import { importDevices } from '../../../host-tools/issuer/domain/devices/import-devices.ts';
import { nodeContainerCrypto } from '../../../host-tools/key-container/container-crypto-node.ts';
import type { KeyPackage } from '../../../host-tools/key-container/key-package.ts';
import { writeContainer } from '../../../host-tools/key-container/write-container.ts';
import { withCheckDigit } from '../../../host-tools/token/serial-number.ts';
import { World } from '../world.ts';

const TRANSPORT_KEY = randomBytes(32);

const key = (unit: number, more: Partial<KeyPackage> = {}): KeyPackage => ({
  serialNumber: withCheckDigit(`20001${String(unit).padStart(6, '0')}`),
  keyId: `key ${unit}`,
  secret: randomBytes(20),
  algorithm: 'SHA1',
  digits: 6,
  timeStepSeconds: 30,
  t0UnixSeconds: 0,
  driftSteps: -2,
  manufacturer: 'iana.example',
  model: 'code-reader',
  startUnixSeconds: 1_790_000_000,
  expiryUnixSeconds: null,
  ...more,
});

async function container(...keys: KeyPackage[]): Promise<Buffer> {
  const parts: string[] = [];
  const options = {
    transportKey: TRANSPORT_KEY,
    keyName: 'k',
    crypto: nodeContainerCrypto,
    randomBytes: (length: number) => randomBytes(length),
  };
  for await (const part of writeContainer(oneByOne(keys), options)) parts.push(part);
  return Buffer.from(parts.join(''));
}

/** As a file or a network gives them. */
async function* oneByOne<Value>(values: readonly Value[]): AsyncGenerator<Value> {
  for (const value of values) yield await Promise.resolve(value);
}

function inParts(bytes: Buffer): AsyncGenerator<Uint8Array> {
  const parts = Array.from({ length: Math.ceil(bytes.length / 700) }, (_, index) =>
    bytes.subarray(index * 700, (index + 1) * 700),
  );
  return oneByOne(parts);
}

const read = (bytes: Buffer): ReturnType<typeof readDevices> => readDevices(inParts(bytes), TRANSPORT_KEY, 1);

test('a container is taken in whole, with a receipt, once', async () => {
  const world = await World.open();
  const keys = [key(1), key(2, { model: 'code-display', startUnixSeconds: null })];
  const bytes = await container(...keys);
  const { keys: devices, containerSha256, wipe } = await read(bytes);
  const imported = await importDevices(world.ports, devices, containerSha256, world.now);
  expect(imported).toMatchObject({ outcome: 'imported', receipt: { devices: 2, containerSha256 } });
  wipe();
  expect(devices.every(({ secret }) => secret.every((byte) => byte === 0))).toBe(true);
  const rows = await world.ports.store.read(async (all) =>
    Promise.all(keys.map(({ serialNumber }) => all.devices.bySerialNumber(serialNumber))),
  );
  expect(rows).toMatchObject([
    { state: 'manufactured', model: 'code-reader', driftSteps: -2, manufacturedAtUnixSeconds: 1_790_000_000 },
    { state: 'manufactured', model: 'code-display', manufacturedAtUnixSeconds: 1 },
  ]);
  for (const [index, row] of rows.entries())
    expect(Buffer.from(world.ports.secrecy.open(row!.serialNumber, row!))).toEqual(
      Buffer.from(keys[index]!.secret),
    );
  const again = await read(bytes);
  expect(await importDevices(world.ports, again.keys, again.containerSha256, world.now)).toMatchObject({
    reason: 'container-imported-before',
  });
  await world.close();
});

test('one device that is there already keeps all the others of its container out', async () => {
  const world = await World.open();
  const first = await read(await container(key(3)));
  await importDevices(world.ports, first.keys, first.containerSha256, world.now);
  const second = await read(await container(key(4), key(3, { keyId: 'other' }), key(5)));
  expect(await importDevices(world.ports, second.keys, second.containerSha256, world.now)).toMatchObject({
    reason: 'serial-number-exists',
    serialNumber: key(3).serialNumber,
  });
  expect(await world.ports.store.read((rows) => rows.devices.count())).toEqual({ manufactured: 1 });
  await world.close();
});

test.each([
  ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 40)],
  ['with a changed drift', (bytes: Buffer) => Buffer.from(bytes.toString().replace('>-2<', '>-3<'))],
])('a container %s gives none', async (_what, change) => {
  const bytes = await container(key(6), key(7));
  await expect(read(change(bytes))).rejects.toThrow();
});

test('a model that is unknown is named with its serial number', async () => {
  await expect(read(await container(key(8, { model: 'toaster' })))).rejects.toThrow(
    `serial number ${key(8).serialNumber}: model: expected code-display or code-reader, got "toaster"`,
  );
});
