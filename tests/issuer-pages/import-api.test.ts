/** A key container by the API: its transport key before it, all of it or nothing, once; and nothing of it in the log. */
import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keyAndRest } from '../../host-tools/issuer/faces/http/api/key-and-container.ts';
import { nodeContainerCrypto } from '../../host-tools/key-container/container-crypto-node.ts';
import { writeContainer } from '../../host-tools/key-container/write-container.ts';
import { withCheckDigit } from '../../host-tools/token/serial-number.ts';
import { ADMINISTRATION_KEY, openServiceWorld, type ServiceWorld } from './service-world.ts';

let service: ServiceWorld;
beforeAll(async () => {
  service = await openServiceWorld();
});
afterAll(() => service.close());

const TRANSPORT_KEY = randomBytes(32);
const SECRET = randomBytes(20);
const serial = (unit: number): string => withCheckDigit(`30001${String(unit).padStart(6, '0')}`);

/** As a network gives it. */
async function* inParts(bytes: Uint8Array, partBytes: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += partBytes)
    yield await Promise.resolve(bytes.slice(at, at + partBytes));
}

async function container(...units: readonly number[]): Promise<Buffer> {
  const keys = units.map((unit) => ({
    serialNumber: serial(unit),
    keyId: `key ${unit}`,
    secret: SECRET,
    algorithm: 'SHA1' as const,
    digits: 6,
    timeStepSeconds: 30,
    t0UnixSeconds: 0,
    driftSteps: 0,
    manufacturer: null,
    model: 'code-reader',
    startUnixSeconds: null,
    expiryUnixSeconds: null,
  }));
  const options = {
    transportKey: TRANSPORT_KEY,
    keyName: 'k',
    crypto: nodeContainerCrypto,
    randomBytes: (length: number) => randomBytes(length),
  };
  const parts: string[] = [];
  for await (const part of writeContainer(Readable.from(keys), options)) parts.push(part);
  return Buffer.from(parts.join(''));
}

interface Sent {
  readonly authorization?: string;
  readonly mediaType?: string;
  readonly partBytes?: number;
}

async function send(bytes: Uint8Array, sent: Sent = {}) {
  const { authorization = `Bearer ${ADMINISTRATION_KEY}`, mediaType = 'application/octet-stream' } = sent;
  const answer = await service.app.inject({
    method: 'POST',
    url: '/api/devices/import',
    headers: { authorization, 'content-type': mediaType },
    payload: Readable.from(inParts(bytes, sent.partBytes ?? 700), { objectMode: false }),
  });
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
}

const inStock = async (): Promise<number> =>
  (await service.world.ports.store.read((rows) => rows.devices.list(null, null, 100))).length;

test('all of it comes into stock with a receipt, once, however it is cut on the way', async () => {
  const first = await container(1, 2);
  const receipt = await send(Buffer.concat([TRANSPORT_KEY, first]), { partBytes: 7 });
  expect(receipt).toEqual({
    status: 201,
    body: {
      importId: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
      devices: 2,
      containerSha256: createHash('sha256').update(first).digest('hex'),
    },
  });
  expect(await send(Buffer.concat([TRANSPORT_KEY, first]))).toMatchObject({
    status: 409,
    body: { detail: 'container-imported-before' },
  });
  const second = await container(3, 2);
  expect(await send(Buffer.concat([TRANSPORT_KEY, second]))).toMatchObject({
    status: 409,
    body: { detail: 'serial-number-exists', serialNumber: serial(2) },
  });
  expect(await inStock()).toBe(2);
});

test('what is not whole, not in form, not under this key or not for this caller changes nothing, and is not logged', async () => {
  const bytes = await container(4);
  const whole = Buffer.concat([TRANSPORT_KEY, bytes]);
  const before = await inStock();
  expect(await send(Buffer.concat([randomBytes(32), bytes]))).toMatchObject({
    status: 422,
    body: { detail: expect.stringContaining('wrong transport key') as string },
  });
  expect((await send(whole.subarray(0, 31))).body).toMatchObject({
    status: 400,
    detail: 'Expected 32 bytes of a transport key, got 31.',
  });
  expect((await send(whole.subarray(0, 32))).status).toBe(422);
  expect((await send(whole.subarray(0, -20))).status).toBe(422);
  expect((await send(whole, { authorization: 'Bearer other' })).status).toBe(401);
  expect((await send(Buffer.from('{}'), { mediaType: 'application/json' })).status).toBe(415);
  expect((await send(whole, { mediaType: 'text/xml' })).status).toBe(415);
  expect(await inStock()).toBe(before);
  const log = service.log();
  for (const secret of [TRANSPORT_KEY, SECRET])
    for (const form of ['hex', 'base64', 'base64url', 'latin1'] as const)
      expect(log).not.toContain(secret.toString(form));
});

test('a container that is longer than any is refused before it is read to its end', async () => {
  const { rest } = await keyAndRest(inParts(Buffer.alloc(32 + 1_000), 100), 500);
  let read = 0;
  const reading = async (): Promise<void> => {
    for await (const part of rest) read += part.length;
  };
  await expect(reading()).rejects.toMatchObject({ status: 413 });
  expect(read).toBeLessThanOrEqual(500);
});
