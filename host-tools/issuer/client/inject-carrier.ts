/** Carries requests to a service within this process: the same routes, with nobody listening. */
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { type Carrier, PARTS_MEDIA_TYPE } from './carrier.ts';

export function injectCarrier(app: FastifyInstance, administrationKey: string): Carrier {
  return async ({ method, path: url, body, parts }) => {
    const authorization = `Bearer ${administrationKey}`;
    const headers = { authorization, ...(parts !== undefined && { 'content-type': PARTS_MEDIA_TYPE }) };
    const payload = parts === undefined ? body : Readable.from(parts, { objectMode: false });
    const answer = await app.inject({ method, url, headers, ...(payload !== undefined && { payload }) });
    return { status: answer.statusCode, text: answer.payload };
  };
}
