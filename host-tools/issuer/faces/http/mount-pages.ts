/** Puts the pages on their addresses, in both languages: a request becomes a visit, its answer a reply. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { personOfSession } from '../../domain/session/session.ts';
import type { Language } from '../../domain/records/person.ts';
import {
  addressOf,
  CODE_FROM_LETTER_PATH,
  LANGUAGES,
  PAGE_PATHS,
  type PageName,
  type Query,
  STYLESHEET_PATH,
} from '../pages/addresses.ts';
import { errorMarkup } from '../pages/error-page.ts';
import { MAXIMUM_FIELD_CHARACTERS } from '../pages/form.ts';
import { PAGES } from '../pages/page-table.ts';
import type { Answer, Desk, Visit } from '../pages/visit.ts';
import { WORDS } from '../pages/words/words.ts';
import { browserFamily } from './browser-family.ts';
import { browserOf, cookiesOf, putCookies } from './cookies.ts';
import { networkPrefix } from '../../domain/log/network-prefix.ts';
import { preferredLanguage } from './preferred-language.ts';
import { securityHeaders } from './security-headers.ts';
import type { ServiceParts } from './service-parts.ts';

const FORM_MARK_SECONDS = 86_400;

/** Fields as texts, once each. Null: a field came twice, or is longer than any of ours. */
function textsOf(sent: unknown): Query | null {
  const texts: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, value] of Object.entries(sent ?? {})) {
    if (typeof value !== 'string' || value.length > MAXIMUM_FIELD_CHARACTERS) return null;
    texts[name] = value;
  }
  return texts;
}

/** A form is ours when its mark was made for this browser, within a day; a browser's own word on where it comes from counts too. */
function isOwnForm(
  desk: Desk,
  request: FastifyRequest,
  fields: Query,
  visit: Pick<Visit, 'browserId' | 'unixSeconds'>,
): boolean {
  const from = request.headers['sec-fetch-site'];
  if (from !== undefined && from !== 'same-origin' && from !== 'none') return false;
  const [browserId, at] = desk.sealing.open('form', fields['formMark'] ?? '')?.split(' ') ?? [];
  return browserId === visit.browserId && visit.unixSeconds - Number(at) <= FORM_MARK_SECONDS;
}

/** Two letters of ISO 3166-1, in the header that the proxy before the service sets. */
function countryOf(request: FastifyRequest): string | null {
  const said = request.headers['x-client-country'];
  return typeof said === 'string' && /^[A-Z]{2}$/.test(said) ? said : null;
}

export function mountPages(app: FastifyInstance, desk: Desk, parts: ServiceParts): void {
  const { isSecure, now, trustsProxy = false } = parts;

  function sendPage(
    reply: FastifyReply,
    status: number,
    text: string,
    page: PageName,
    formOrigins: readonly string[] = [],
  ): FastifyReply {
    const policy = page === 'activate' ? 'page-with-script' : 'page';
    return reply
      .code(status)
      .headers(securityHeaders(policy, isSecure, formOrigins))
      .type('text/html; charset=utf-8')
      .send(text);
  }

  function sendError(reply: FastifyReply, language: Language, page: PageName, status: number): FastifyReply {
    return sendPage(reply, status, errorMarkup(language, page, status).text, 'start');
  }

  function sendAnswer(reply: FastifyReply, answer: Answer, language: Language, page: PageName): FastifyReply {
    if (answer.kind === 'left')
      return reply.headers(securityHeaders('page', isSecure)).redirect(answer.address, 303);
    if (answer.kind === 'file')
      return reply
        .headers(securityHeaders('data', isSecure))
        .header(
          'content-disposition',
          `${answer.isKept ? 'attachment' : 'inline'}; filename="${answer.name}"`,
        )
        .type(answer.mediaType)
        .send(Buffer.from(answer.bytes));
    putCookies(reply, answer.cookies ?? {}, isSecure);
    if (answer.kind === 'page')
      return sendPage(reply, answer.status, answer.page.text, page, answer.formOrigins);
    return reply
      .headers(securityHeaders('page', isSecure))
      .redirect(addressOf(language, answer.to, answer.query), 303);
  }

  async function handle(
    request: FastifyRequest,
    reply: FastifyReply,
    language: Language,
    page: PageName,
  ): Promise<FastifyReply> {
    const steps = PAGES[page];
    const isSent = request.method === 'POST';
    const fields = isSent ? textsOf(request.body) : {};
    const query = textsOf(request.query);
    if (fields === null || query === null) return sendError(reply, language, page, 400);
    const unixSeconds = now();
    const browserId = browserOf(request, reply, desk.ports, desk.sealing, isSecure);
    if (isSent && !isOwnForm(desk, request, fields, { browserId, unixSeconds }))
      return sendError(reply, language, page, 403);
    const cookies = cookiesOf(request);
    const person =
      cookies.session === null ? null : await personOfSession(desk.ports, cookies.session, unixSeconds);
    const visit: Visit = {
      language,
      words: WORDS[language],
      page,
      query,
      fields,
      formMark: desk.sealing.seal('form', `${browserId} ${unixSeconds}`),
      browserId,
      cookies,
      person,
      origin: { address: request.ip, browserFamily: browserFamily(request.headers['user-agent']) },
      source: networkPrefix(request.ip),
      country: trustsProxy ? countryOf(request) : null,
      unixSeconds,
    };
    if (steps.needsPerson && person === null)
      return sendAnswer(reply, { kind: 'led', to: 'logIn' }, language, page);
    const answer = await (isSent ? steps.send!(desk, visit) : steps.show(desk, visit));
    return sendAnswer(reply, answer, language, page);
  }

  for (const language of LANGUAGES) {
    for (const page of Object.keys(PAGE_PATHS) as PageName[]) {
      const url = addressOf(language, page);
      const schema = { hide: true };
      app.get(url, { schema }, (request, reply) => handle(request, reply, language, page));
      if (PAGES[page].send)
        app.post(url, { schema }, (request, reply) => handle(request, reply, language, page));
    }
    app.get(`/${language}`, { schema: { hide: true } }, (_request, reply) =>
      reply.redirect(`/${language}/`, 308),
    );
  }
  app.get('/', { schema: { hide: true } }, (request, reply) =>
    reply.header('vary', 'accept-language').redirect(addressOf(preferredLanguage(request), 'start'), 302),
  );
  const files = {
    [STYLESHEET_PATH]: ['text/css', parts.files.stylesheet],
    [CODE_FROM_LETTER_PATH]: ['text/javascript', parts.files.codeFromLetter],
  } as const;
  for (const [path, [type, text]] of Object.entries(files))
    app.get(path, { schema: { hide: true } }, (_request, reply) =>
      reply
        .headers({ ...securityHeaders('data', isSecure), 'cache-control': 'public, max-age=300' })
        .type(`${type}; charset=utf-8`)
        .send(text),
    );
}

/** Whether an address is one of the pages', and in which language: errors there are pages, too. */
export function pageLanguage(url: string): Language | null {
  return LANGUAGES.find((language) => url === `/${language}` || url.startsWith(`/${language}/`)) ?? null;
}
