/** The service's own cookies: no script reads them, and no other place sends them. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Ports } from '../../domain/ports/ports.ts';
import { newId } from '../../domain/ports/random-id.ts';
import type { Sealing } from '../../domain/ports/sealing.ts';
import type { Cookies, CookieName } from '../pages/visit.ts';

const BROWSER = 'browser';
const YEAR_SECONDS = 31_536_000;
const NAMES: readonly CookieName[] = ['session', 'activation', 'reset', 'story'];

/**
 * The browser's mark is also sent when a link from elsewhere leads here: else a person who comes from a service or a mail would
 * be a stranger each time. It opens nothing. All others come with requests from here alone.
 */
function options(name: string, isSecure: boolean) {
  const sameSite = name === BROWSER ? ('lax' as const) : ('strict' as const);
  return { httpOnly: true, path: '/', sameSite, secure: isSecure };
}

/** Which browser this is; one that has no mark of ours gets a new one. */
export function browserOf(
  request: FastifyRequest,
  reply: FastifyReply,
  { random }: Pick<Ports, 'random'>,
  sealing: Sealing,
  isSecure: boolean,
): string {
  const known = sealing.open('browser', request.cookies[BROWSER] ?? '');
  if (known !== null) return known;
  const browserId = newId(random);
  const cookie = { ...options(BROWSER, isSecure), maxAge: YEAR_SECONDS };
  reply.setCookie(BROWSER, sealing.seal('browser', browserId), cookie);
  return browserId;
}

export function cookiesOf(request: FastifyRequest): Readonly<Record<CookieName, string | null>> {
  const { session = null, activation = null, reset = null, story = null } = request.cookies;
  return { session, activation, reset, story };
}

/** Null removes one. They end with the browser's window, and before that by what is in them. */
export function putCookies(reply: FastifyReply, cookies: Cookies, isSecure: boolean): void {
  for (const name of NAMES) {
    const value = cookies[name];
    if (value === null) reply.clearCookie(name, options(name, isSecure));
    else if (value !== undefined) reply.setCookie(name, value, options(name, isSecure));
  }
}
