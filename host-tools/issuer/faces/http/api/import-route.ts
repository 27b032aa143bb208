/** A delivery of devices by the API: a key container as it is, behind its transport key, read as it comes. */
import { Type } from '@fastify/type-provider-typebox';
import { importDevices } from '../../../domain/devices/import-devices.ts';
import {
  type DevicesRead,
  type KeyContainers,
  UnreadableContainer,
} from '../../../domain/ports/key-containers.ts';
import { Refusal } from '../answers/problem-answer.ts';
import type { Receipt } from './api-answers.ts';
import { type Api, problem } from './api-parts.ts';

const TRANSPORT_KEY_BYTES = 32;
/** Two hundred thousand keys. */
const MAXIMUM_CONTAINER_BYTES = 256 * 1024 * 1024;
const MEDIA_TYPE = 'application/octet-stream';

const REASONS = {
  'container-imported-before': 'This container was taken in before: nothing was changed.',
  'serial-number-exists': 'There is a device with this serial number: none of the container was taken in.',
} as const;

/** The first bytes, and the rest as it comes. The source is never told to end: that would cut the line before the answer. */
async function keyAndRest(
  source: AsyncIterable<Uint8Array>,
): Promise<{ transportKey: Uint8Array; rest: AsyncIterable<Uint8Array> }> {
  const parts = source[Symbol.asyncIterator]();
  const transportKey = new Uint8Array(TRANSPORT_KEY_BYTES);
  let filled = 0;
  let left: Uint8Array = new Uint8Array();
  while (filled < TRANSPORT_KEY_BYTES) {
    const next = await parts.next();
    if (next.done === true)
      throw new Refusal(400, `Expected ${TRANSPORT_KEY_BYTES} bytes of a transport key, got ${filled}.`);
    const taken = next.value.subarray(0, TRANSPORT_KEY_BYTES - filled);
    transportKey.set(taken, filled);
    filled += taken.length;
    left = next.value.subarray(taken.length);
    taken.fill(0);
  }
  async function* rest(): AsyncGenerator<Uint8Array> {
    let length = left.length;
    yield left;
    for (;;) {
      const next = await parts.next();
      if (next.done === true) return;
      length += next.value.length;
      if (length > MAXIMUM_CONTAINER_BYTES)
        throw new Refusal(413, `Expected a key container of at most ${MAXIMUM_CONTAINER_BYTES} bytes.`);
      yield next.value;
    }
  }
  return { transportKey, rest: rest() };
}

export function addImportRoute({ app, desk: { ports }, now }: Api, keyContainers: KeyContainers): void {
  async function read(source: AsyncIterable<Uint8Array>, unixSeconds: number): Promise<DevicesRead> {
    const { transportKey, rest } = await keyAndRest(source);
    try {
      return await keyContainers.read(rest, transportKey, unixSeconds);
    } catch (error) {
      if (error instanceof UnreadableContainer) throw new Refusal(422, error.message);
      throw error;
    } finally {
      transportKey.fill(0);
    }
  }

  // The body stays where it is: the route reads it as it comes.
  app.addContentTypeParser(MEDIA_TYPE, (_request, _payload, done) => done(null, undefined));
  app.route({
    method: 'POST',
    url: '/api/devices/import',
    schema: {
      summary: 'Take the tokens of a key container into stock: all of them or none, once.',
      description: `The first ${TRANSPORT_KEY_BYTES} bytes are the transport key, the container follows. So the key stands in no address and in no head of a request, which proxies write down.`,
      security: [{ administration: [] }],
      consumes: [MEDIA_TYPE],
      body: Type.String({ format: 'binary' }),
      response: { 201: Type.Object({}, { additionalProperties: true }), '4xx': problem },
    },
    validatorCompiler: () => () => true,
    handler: async (request, reply): Promise<Receipt> => {
      if (request.headers['content-type'] !== MEDIA_TYPE)
        throw new Refusal(415, `Expected ${MEDIA_TYPE}, got another kind of body, or none.`);
      const unixSeconds = now();
      const { keys, containerSha256, wipe } = await read(request.raw, unixSeconds);
      try {
        const result = await importDevices(ports, keys, containerSha256, unixSeconds);
        if (result.outcome === 'refused') {
          const { reason } = result;
          throw new Refusal(
            409,
            REASONS[reason],
            [],
            reason === 'serial-number-exists' ? { serialNumber: result.serialNumber } : undefined,
          );
        }
        const { importId, devices } = result.receipt;
        void reply.code(201);
        return { importId, devices, containerSha256 };
      } finally {
        wipe();
      }
    },
  });
}
