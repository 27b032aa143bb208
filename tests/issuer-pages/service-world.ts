/** The issuer's service over an empty store in memory, in a time that the test moves; letters lie in memory, too. */
import type { FastifyInstance } from 'fastify';
import { PassThrough } from 'node:stream';
import { KEY_CONTAINERS } from '../../host-tools/issuer/adapters/container/read-devices.ts';
import { aesGcmSealing } from '../../host-tools/issuer/adapters/sealing/aes-gcm-sealing.ts';
import type { TemporaryPasswordMessage } from '../../host-tools/issuer/domain/ports/text-messages.ts';
import type { ServiceParts } from '../../host-tools/issuer/faces/http/service-parts.ts';
import { createService } from '../../host-tools/issuer/faces/http/service.ts';
import { readPageFiles } from '../../host-tools/issuer/page-files.ts';
import { World } from '../issuer/world.ts';

export const ADMINISTRATION_KEY = 'published-test-key';

export interface ServiceWorld {
  readonly world: World;
  readonly app: FastifyInstance;
  readonly textMessages: TemporaryPasswordMessage[];
  /** All that the service has logged. */
  readonly log: () => string;
  readonly close: () => Promise<void>;
}

export async function openServiceWorld(more: Partial<ServiceParts> = {}): Promise<ServiceWorld> {
  const world = await World.open();
  const textMessages: TemporaryPasswordMessage[] = [];
  const stream = new PassThrough();
  const lines: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => lines.push(chunk));
  const app = await createService({
    ports: world.ports,
    post: world.post,
    register: null,
    sealing: aesGcmSealing(new Uint8Array(32).fill(9)),
    textMessages: {
      sendTemporaryPassword: (message) => {
        textMessages.push(message);
        return Promise.resolve();
      },
    },
    demo: {
      authority: 'Prøvekommunen',
      printed: (name) => {
        const letter = world.posted.find((posted) => posted.name === name);
        const bytes = new TextEncoder().encode(letter?.activationCode);
        return Promise.resolve(
          letter ? [{ name: 'brev.txt', form: null, mediaType: 'text/plain; charset=utf-8', bytes }] : null,
        );
      },
      parcels: null,
      service: null,
    },
    approvals: () => null,
    now: () => world.now,
    files: readPageFiles(),
    administrationKey: ADMINISTRATION_KEY,
    proof: () => '',
    keyContainers: KEY_CONTAINERS,
    isSecure: false,
    log: stream,
    ...more,
  });
  return {
    world,
    app,
    textMessages,
    log: () => Buffer.concat(lines).toString(),
    async close() {
      await app.close();
      await world.close();
    },
  };
}

/** What a person types to order, all of it right. */
export const ORDER_FIELDS = {
  name: 'Åse Maria Lund',
  birthDate: '1961-04-09',
  documentKind: 'passport',
  documentNumber: '123456789',
  userId: 'havets stjerne 7',
  homeAddress: 'Prøvegade 1\n8000 Aarhus C',
  alternativeAddress: '',
  email: 'aase@example.test',
  phone: '20304050',
  model: 'code-reader',
  letterForm: 'standard',
  language: 'da',
  delivery: 'post',
} as const;
