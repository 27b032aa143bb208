/** The issuer's service: pages for people, an API for the administration, and what operators watch. */
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyRequest,
  type FastifyServerOptions,
  LogController,
} from 'fastify';
import { errorMarkup } from '../pages/error-page.ts';
import type { Desk } from '../pages/visit.ts';
import { addActivationRoutes } from './api/activation-routes.ts';
import { addDeviceRoutes } from './api/device-routes.ts';
import { addImportRoute } from './api/import-route.ts';
import { administrationGuard } from './api/guard.ts';
import { addOrderRoutes } from './api/order-routes.ts';
import { addPeopleRoutes } from './api/people-routes.ts';
import { addRequestRoutes } from './api/request-routes.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { mountProvider } from './mount-provider.ts';
import { mountPages, pageLanguage } from './mount-pages.ts';
import { networkPrefix } from '../../domain/log/network-prefix.ts';
import { answerError, Refusal, sendProblem } from './answers/problem-answer.ts';
import { logAnswers } from './request-log.ts';
import { securityHeaders } from './security-headers.ts';
import type { ServiceParts } from './service-parts.ts';
import { unfitPath } from './unfit-text.ts';

/** The longest form is a person's data: a few kilobytes. */
const MAXIMUM_BODY_BYTES = 32_768;
const REQUESTS_PER_MINUTE = 600;
const REQUEST_LIMIT_MS = 600_000;

const PROOF_PARAMS = {
  type: 'object',
  properties: { challenge: { type: 'string', pattern: '^[0-9a-f]{64}$' } },
} as const;

const DESCRIPTION = {
  openapi: '3.1.0' as const,
  info: {
    title: 'Talkode issuer',
    version: '1',
    description: 'For the administration and for testers. Talkode is not MitID.',
  },
  components: { securitySchemes: { administration: { type: 'http' as const, scheme: 'bearer' } } },
};

/** NUL and half characters are refused wherever they are, before any step sees them. */
function refuseUnfitText(app: FastifyInstance): void {
  app.addHook('preValidation', (request, _reply, done) => {
    for (const part of ['body', 'query', 'params'] as const) {
      const path = unfitPath(request[part]);
      if (path !== null)
        return done(
          new Refusal(400, 'Expected text without NUL and half characters.', [
            { path: `${part}${path}`, expected: 'text' },
          ]),
        );
    }
    done();
  });
}

/** Errors below the pages' addresses are pages; all others are problem+json. */
function answerErrors(app: FastifyInstance, isSecure: boolean): void {
  app.setErrorHandler((error: FastifyError | Refusal, request, reply) => {
    const language = pageLanguage(request.url);
    if (language === null) return answerError(error, request, reply);
    const asked = error instanceof Refusal ? error.status : (error.statusCode ?? 500);
    const status = asked >= 400 ? asked : 500;
    if (status >= 500)
      request.log.error({ errorName: error.name, errorMessage: error.message, stack: error.stack });
    return reply
      .code(status)
      .headers(securityHeaders('page', isSecure))
      .type('text/html; charset=utf-8')
      .send(errorMarkup(language, 'start', status).text);
  });
  app.setNotFoundHandler((request, reply) => {
    const language = pageLanguage(request.url);
    if (language === null) return sendProblem(reply, 404);
    return reply
      .code(404)
      .headers(securityHeaders('page', isSecure))
      .type('text/html; charset=utf-8')
      .send(errorMarkup(language, 'start', 404).text);
  });
}

function addApi(
  app: FastifyInstance,
  desk: Desk,
  { now, administrationKey, keyContainers }: ServiceParts,
  metrics: Metrics,
): void {
  void app.register((api) => {
    api.addHook('onRequest', administrationGuard(desk.ports.secrecy, administrationKey));
    const parts = { app: api, desk, now };
    addPeopleRoutes(parts);
    addRequestRoutes(parts);
    addOrderRoutes(parts);
    addActivationRoutes(parts);
    addDeviceRoutes(parts);
    addImportRoute(parts, keyContainers);
    api.get('/metrics', { schema: { hide: true } }, async (_request, reply) =>
      reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
    );
    return Promise.resolve();
  });
}

/** As it stands in an address: `127.0.0.1:6238`, `[::1]:6238`. */
function reachedBy({ localAddress = '', localPort = 0 }: FastifyRequest['socket']): string {
  return `${localAddress.includes(':') ? `[${localAddress}]` : localAddress}:${localPort}`;
}

/** The service, ready to listen or to be asked by a test. Closing it leaves the ports open: who opened them closes them. */
export async function createService(parts: ServiceParts): Promise<FastifyInstance> {
  const { isSecure, log = null, requestsPerMinute = REQUESTS_PER_MINUTE, trustsProxy = false } = parts;
  const options: FastifyServerOptions = {
    bodyLimit: MAXIMUM_BODY_BYTES,
    // The one proxy before it: what stands before its own word in `X-Forwarded-For`, anybody can have sent.
    trustProxy: trustsProxy && ((_address: string, hop: number) => hop === 0),
    // A body that never ends would hold its connection for ever: what is imported may take as long as this.
    requestTimeout: REQUEST_LIMIT_MS,
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, allErrors: true } },
    logger: log !== null && { level: 'info', base: null, stream: log },
  };
  const app = fastify(options);
  const metrics = createMetrics(parts.ports.store);
  const desk: Desk = { ...parts, counted: metrics.outcome };
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (reply.getHeader('content-security-policy') === undefined)
      reply.headers(securityHeaders('data', isSecure));
    done();
  });
  app.addHook('onResponse', async (request, reply) => {
    metrics.request(
      request.routeOptions.url ?? 'none',
      request.method,
      reply.statusCode,
      reply.elapsedTime / 1_000,
    );
  });
  logAnswers(app);
  answerErrors(app, isSecure);
  await app.register(rateLimit, {
    max: requestsPerMinute,
    timeWindow: 60_000,
    keyGenerator: (request) => networkPrefix(request.ip),
  });
  await app.register(cookie);
  await app.register(formbody);
  await app.register(swagger, { openapi: DESCRIPTION });
  refuseUnfitText(app);
  addApi(app, desk, parts, metrics);
  mountProvider(app, desk, parts);
  void app.register((pages) => {
    mountPages(pages, desk, parts);
    return Promise.resolve();
  });
  app.get('/health', { schema: { hide: true } }, async () => {
    await parts.ports.store.read((rows) => rows.devices.count());
    return { status: 'ok' };
  });
  app.get('/proof/:challenge', { schema: { hide: true, params: PROOF_PARAMS } }, ({ params, socket }) => ({
    proof: parts.proof((params as { challenge: string }).challenge, reachedBy(socket)),
  }));
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger());
  await app.ready();
  return app;
}
