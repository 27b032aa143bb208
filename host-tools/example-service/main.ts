/** A service as anybody could have one, on an origin of its own: it lets people log in at an issuer and shows what it is told. */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { KeptForAWhile } from './kept-for-a-while.ts';
import {
  failurePage,
  type Frame,
  loggedInPage,
  LOG_IN_PATH,
  LOG_OUT_PATH,
  notFoundPage,
  STYLESHEET_PATH,
  welcomePage,
} from './pages.ts';
import type { Markup } from '../markup/html.ts';
import { type Begun, type Registration, RelyingParty } from './relying-party.ts';
import { STYLESHEET } from './stylesheet.ts';
import type { Visitor } from './visitor.ts';
import type { Language } from './words.ts';

export interface ExampleServiceOptions {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  readonly now: () => number;
}

export interface ExampleService {
  /** `http://127.0.0.1:6239`. */
  readonly address: string;
  /** What the issuer has to know. */
  readonly redirectAddress: string;
  /** From now on people can log in. `homeAddress`: where the pages lead back to. */
  readonly connect: (registration: Registration, homeAddress: Frame['homeAddress']) => Promise<void>;
  readonly close: () => Promise<void>;
}

const CALLBACK_PATH = '/callback';
/** Names of its own: a browser sends cookies to every port of a host. */
const SESSION = 'example-session';
const LOGIN = 'example-login';
const SESSION_SECONDS = 1_800;
const LOGIN_SECONDS = 1_800;
const WORD_BYTES = 16;

const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

interface BegunHere {
  readonly begun: Begun;
  readonly language: Language;
}

function cookieOf({ headers }: IncomingMessage, name: string): string | null {
  const pairs = (headers.cookie ?? '').split(/; */).map((pair) => pair.split('='));
  return pairs.find(([each]) => each === name)?.[1] ?? null;
}

/** Of who has not chosen one. */
function preferredLanguage({ headers }: IncomingMessage): Language {
  return /^\s*en\b/i.test(headers['accept-language'] ?? '') ? 'en' : 'da';
}

/** It comes with the way back from the issuer, too, which is another origin. */
function cookie(name: string, word: string | null): string {
  const end = word === null ? '; Max-Age=0' : '';
  return `${name}=${word ?? ''}; Path=/; HttpOnly; SameSite=Lax${end}`;
}

class Service {
  readonly #logins: KeptForAWhile<BegunHere>;
  readonly #visitors: KeptForAWhile<Visitor>;
  party: RelyingParty | null = null;
  homeAddress: Frame['homeAddress'] = null;

  constructor(now: () => number) {
    this.#logins = new KeptForAWhile(LOGIN_SECONDS, now);
    this.#visitors = new KeptForAWhile(SESSION_SECONDS, now);
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, search } = new URL(request.url ?? '/', 'http://service');
    const { method = 'GET' } = request;
    if (pathname === STYLESHEET_PATH)
      return void response.writeHead(200, { ...HEADERS, 'content-type': 'text/css' }).end(STYLESHEET);
    const isRead = method === 'GET' || method === 'HEAD';
    if (pathname === '/' && isRead) return this.#lead(response, `/${preferredLanguage(request)}/`);
    if (pathname === CALLBACK_PATH && isRead) return this.#comeBack(request, response, search);
    const [, named, page] = /^\/(da|en)\/([\w-]*)$/.exec(pathname) ?? [];
    const language: Language =
      named === undefined ? preferredLanguage(request) : named === 'en' ? 'en' : 'da';
    if (page === '' && isRead) {
      const visitor = this.#visitors.find(cookieOf(request, SESSION));
      const frame = this.#frame(language);
      return this.#send(
        response,
        200,
        visitor === null ? welcomePage(frame, search === '?logged-out') : loggedInPage(frame, visitor),
      );
    }
    if (page === LOG_IN_PATH && isRead) return this.#begin(response, language);
    if (page === LOG_OUT_PATH && method === 'POST') {
      this.#visitors.take(cookieOf(request, SESSION));
      return this.#lead(response, `/${language}/?logged-out`, [cookie(SESSION, null)]);
    }
    this.#send(response, 404, notFoundPage(this.#frame(language)));
  }

  #frame(language: Language): Frame {
    return { language, homeAddress: this.homeAddress };
  }

  #send(response: ServerResponse, status: number, { text }: Markup, cookies: readonly string[] = []): void {
    const headers = { ...HEADERS, 'content-type': 'text/html; charset=utf-8' };
    response.writeHead(status, { ...headers, ...(cookies.length > 0 && { 'set-cookie': [...cookies] }) });
    response.end(text);
  }

  #lead(response: ServerResponse, location: string, cookies: readonly string[] = []): void {
    response.writeHead(303, { ...HEADERS, location, 'set-cookie': [...cookies] }).end();
  }

  async #begin(response: ServerResponse, language: Language): Promise<void> {
    if (this.party === null) return this.#send(response, 503, failurePage(this.#frame(language), 'failed'));
    const { begun, address } = await this.party.begin();
    const word = randomBytes(WORD_BYTES).toString('base64url');
    this.#logins.put(word, { begun, language });
    this.#lead(response, address, [cookie(LOGIN, word)]);
  }

  async #comeBack(request: IncomingMessage, response: ServerResponse, search: string): Promise<void> {
    const login = this.#logins.take(cookieOf(request, LOGIN));
    const frame = this.#frame(login?.language ?? preferredLanguage(request));
    const over = [cookie(LOGIN, null)];
    if (login === null || this.party === null)
      return this.#send(response, 400, failurePage(frame, 'over'), over);
    const returned = await this.party.end(login.begun, search);
    if (returned.outcome !== 'logged-in')
      return this.#send(response, 400, failurePage(frame, returned.outcome), over);
    const word = randomBytes(WORD_BYTES).toString('base64url');
    this.#visitors.put(word, returned.visitor);
    this.#lead(response, `/${login.language}/`, [...over, cookie(SESSION, word)]);
  }
}

export async function openExampleService(options: ExampleServiceOptions): Promise<ExampleService> {
  const { host, port, now } = options;
  const service = new Service(now);
  const server = createServer((request, response) => {
    service.answer(request, response).catch(() => {
      // What went wrong may hold what somebody logs in with.
      if (response.headersSent) response.destroy();
      else response.writeHead(500, HEADERS).end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = `http://${host}:${(server.address() as AddressInfo).port}`;
  const redirectAddress = `${address}${CALLBACK_PATH}`;
  return {
    address,
    redirectAddress,
    async connect(registration, homeAddress) {
      service.homeAddress = homeAddress;
      service.party = await RelyingParty.discover(registration, redirectAddress);
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
