/** The log: chosen fields of each request, and nothing that anybody sent. */
import type { FastifyInstance } from 'fastify';
import { networkPrefix } from '../../domain/log/network-prefix.ts';

/** One line for each answer: which route, not which address; from which network, not from whom. */
export function logAnswers(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    request.log.info({
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime),
      network: networkPrefix(request.ip),
    });
  });
}
