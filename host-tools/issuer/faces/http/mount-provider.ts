/** Lets the OpenID provider answer below `/oidc`, and leads people from there to the page on which they approve. */
import type { FastifyInstance } from 'fastify';
import { addressOf } from '../pages/addresses.ts';
import { sealApproval } from '../pages/approval.ts';
import { errorMarkup } from '../pages/error-page.ts';
import type { Desk } from '../pages/visit.ts';
import { Refusal } from './answers/problem-answer.ts';
import { browserOf } from './cookies.ts';
import { preferredLanguage } from './preferred-language.ts';
import { securityHeaders } from './security-headers.ts';
import type { ServiceParts } from './service-parts.ts';

const PREFIX = '/oidc/';
/** Where the provider leads people. */
const APPROVE = '/oidc/approve/';
/** What services ask for themselves, many from one address; all else anybody can ask for, and have something written. */
const OF_SERVICES = /^\/oidc\/(token|me|jwks|\.well-known\/openid-configuration)$/;

export function mountProvider(app: FastifyInstance, desk: Desk, { provider, isSecure }: ServiceParts): void {
  const countRequest = app.createRateLimit();
  app.addHook('onRequest', async (request, reply) => {
    const { url } = request;
    if (!url.startsWith(PREFIX) || url.startsWith(APPROVE)) return;
    const answering = provider?.();
    if (!answering) return;
    // No route of ours, whose requests are counted anyway.
    if (!OF_SERVICES.test(url)) {
      const counted = await countRequest(request);
      if (!counted.isAllowed && counted.isExceeded)
        throw new Refusal(429, 'Too many requests: wait a minute.');
    }
    reply.hijack();
    // The provider builds its addresses from the first, and finds its routes by the second.
    Object.assign(request.raw, { originalUrl: url, url: url.slice(PREFIX.length - 1) });
    await answering.answer(request.raw, reply.raw);
  });
  app.get(`${APPROVE}:approvalId`, { schema: { hide: true } }, async (request, reply) => {
    const language = preferredLanguage(request);
    const approvalId = (await provider?.()?.approvalOf(request.raw, reply.raw)) ?? null;
    const headers = securityHeaders('page', isSecure);
    if (approvalId === null)
      return reply
        .code(404)
        .headers(headers)
        .type('text/html; charset=utf-8')
        .send(errorMarkup(language, 'start', 404).text);
    const browserId = browserOf(request, reply, desk.ports, desk.sealing, isSecure);
    const query = { approval: sealApproval(desk, approvalId, browserId) };
    return reply.headers(headers).redirect(addressOf(language, 'logIn', query), 303);
  });
}
