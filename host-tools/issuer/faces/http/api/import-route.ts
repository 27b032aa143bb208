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
import { keyAndRest, TRANSPORT_KEY_BYTES } from './key-and-container.ts';

const MEDIA_TYPE = 'application/octet-stream';

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
          const members =
            reason === 'serial-number-exists' ? { serialNumber: result.serialNumber } : undefined;
          throw new Refusal(409, reason, [], members);
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
