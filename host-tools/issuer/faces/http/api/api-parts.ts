/** What the routes of the administration's API have in common. */
import { type Static, type TSchema, Type } from '@fastify/type-provider-typebox';
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import type { Origin } from '../../../domain/log/new-event.ts';
import { networkPrefix } from '../../../domain/log/network-prefix.ts';
import type { Desk } from '../../pages/visit.ts';

export interface Api {
  readonly app: FastifyInstance;
  readonly desk: Desk;
  readonly now: () => number;
}

/** Longer texts are no one's name, address or code. */
const MAXIMUM_CHARACTERS = 1_000;

export const text = Type.String({ maxLength: MAXIMUM_CHARACTERS });
export const code = Type.String({
  maxLength: MAXIMUM_CHARACTERS,
  description: 'A code as typed: groups are taken as meant.',
});
export const rowId = Type.String({ pattern: '^[0-9a-f]{32}$', description: '128 random bits, hexadecimal.' });
export const serialNumber = Type.String({ pattern: '^[0-9]{12}$' });
export const reason = Type.String({
  minLength: 1,
  maxLength: MAXIMUM_CHARACTERS,
  description: 'Which proof of identity was seen.',
});

/** An object of exactly these properties. */
export function exactly<Properties extends Record<string, TSchema>>(properties: Properties) {
  return Type.Object(properties, { additionalProperties: false });
}

export function oneOf<Values extends readonly string[]>(...values: Values) {
  return Type.Unsafe<Values[number]>({ type: 'string', enum: values });
}

export const pairOfCodes = Type.Unsafe<readonly [string, string]>({
  type: 'array',
  items: { type: 'string', maxLength: MAXIMUM_CHARACTERS },
  minItems: 2,
  maxItems: 2,
  description: 'Two consecutive codes, the older first.',
});

export const oneOrTwoCodes = Type.Unsafe<readonly [string] | readonly [string, string]>({
  type: 'array',
  items: { type: 'string', maxLength: MAXIMUM_CHARACTERS },
  minItems: 1,
  maxItems: 2,
  description: 'One code, or two consecutive ones, the older first.',
});

/** RFC 9457. */
export const problem = Type.Object(
  { type: Type.String(), title: Type.String(), status: Type.Integer() },
  { additionalProperties: true },
);

interface Described<Body extends TSchema, Params extends TSchema, Asked extends TSchema> {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly summary: string;
  readonly body?: Body;
  readonly params?: Params;
  /** What stands behind the address's question mark. */
  readonly query?: Asked;
  /** 200 unless another is named. */
  readonly status?: number;
  readonly run: (sent: {
    readonly body: Static<Body>;
    readonly params: Static<Params>;
    readonly query: Static<Asked>;
    readonly unixSeconds: number;
    readonly source: string;
    readonly origin: Origin;
  }) => Promise<object>;
}

/** Adds a route that answers JSON. Who may ask, service.ts says for all of them. */
export function route<Body extends TSchema, Params extends TSchema, Asked extends TSchema>(
  { app, now }: Api,
  { method, url, summary, body, params, query, status = 200, run }: Described<Body, Params, Asked>,
): void {
  const answer = Type.Object({}, { additionalProperties: true });
  const options: RouteOptions = {
    method,
    url,
    schema: {
      summary,
      security: [{ administration: [] }],
      ...(body !== undefined && { body }),
      ...(params !== undefined && { params }),
      ...(query !== undefined && { querystring: query }),
      response: { [status]: answer, '4xx': problem },
    },
    handler: async (request: FastifyRequest, reply) => {
      const result = await run({
        body: request.body as Static<Body>,
        params: request.params as Static<Params>,
        query: request.query as Static<Asked>,
        unixSeconds: now(),
        source: networkPrefix(request.ip),
        origin: { address: request.ip, browserFamily: null },
      });
      return reply.code(status).send(result);
    },
  };
  app.route(options);
}
