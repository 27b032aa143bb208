/**
 * Whole logins at a service: the service's request, the page, the form with user ID, code and password, the way back, and the code
 * exchanged for the ID token. The issuer is a process of its own; the client is lean, so that the two cores are the issuer's.
 */
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { LoginServiceOptions } from './login-service.ts';
import type { Owner } from './owners.ts';

const SCRIPT = fileURLToPath(new URL('login-service.ts', import.meta.url));
const CLIENT = { clientId: 'bench', clientSecret: 'published bench secret' };
const REDIRECT = 'http://127.0.0.1:9/callback';

export interface LoginService {
  readonly address: string;
  readonly stop: () => Promise<void>;
}

export async function startLoginService(
  options: Omit<LoginServiceOptions, 'redirectAddress' | 'clientId' | 'clientSecret'>,
): Promise<LoginService> {
  const given: LoginServiceOptions = { ...options, ...CLIENT, redirectAddress: REDIRECT };
  const child = spawn(process.execPath, ['--import', 'tsx', SCRIPT, JSON.stringify(given)], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const ended = once(child, 'exit');
  const [address] = (await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    ended.then(() => []),
  ])) as [string?];
  if (address === undefined) throw new Error('issuer: expected an address, it ended');
  return {
    address,
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}

/** A browser of one login: cookies, and a network of its own. */
class Browser {
  readonly #cookies = new Map<string, string>();
  readonly #issuer: string;
  readonly #network: string;
  constructor(issuer: string, network: string) {
    this.#issuer = issuer;
    this.#network = network;
  }

  async ask(address: string, form?: URLSearchParams): Promise<Response> {
    const response = await fetch(new URL(address, this.#issuer), {
      method: form === undefined ? 'GET' : 'POST',
      redirect: 'manual',
      headers: {
        'x-forwarded-for': this.#network,
        'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
        cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      ...(form !== undefined && { body: form }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      this.#cookies.set(name!, value!);
    }
    return response;
  }

  /** Follows the issuer, and stops where it leads to the service. */
  async follow(first: Response): Promise<Response> {
    let response = first;
    for (;;) {
      const location = response.headers.get('location');
      if (location === null || location.startsWith(REDIRECT)) return response;
      await response.arrayBuffer();
      response = await this.ask(location);
    }
  }
}

function hiddenIn(page: string): URLSearchParams {
  const form = page.match(/<form .*?<\/form>/gs)?.find((each) => each.includes('name="code"')) ?? '';
  const inputs = form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)" \/>/g);
  return new URLSearchParams([...inputs].map(([, name, value]) => [name!, value!]));
}

/** Ends with an ID token, or rejects. */
export async function wholeLogin(
  issuer: string,
  { userId, token }: Owner,
  password: string,
  network: string,
): Promise<void> {
  const browser = new Browser(issuer, network);
  const verifier = randomBytes(32).toString('base64url');
  const request = new URLSearchParams({
    ...{ client_id: CLIENT.clientId, response_type: 'code', scope: 'openid profile', redirect_uri: REDIRECT },
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const page = await browser.follow(await browser.ask(`/oidc/auth?${request.toString()}`));
  const form = hiddenIn(await page.text());
  form.set('userId', userId);
  form.set('code', token.codeAt(Math.floor(Date.now() / 1_000)));
  form.set('password', password);
  const back = await browser.follow(await browser.ask(new URL(page.url).pathname, form));
  const location = back.headers.get('location');
  await back.arrayBuffer();
  if (location === null) throw new Error(`login: expected to be led back, got ${back.status}`);
  const answer = await fetch(new URL('/oidc/token', issuer), {
    method: 'POST',
    headers: {
      'x-forwarded-for': network,
      authorization: `Basic ${Buffer.from(`${CLIENT.clientId}:${encodeURIComponent(CLIENT.clientSecret).replaceAll('%20', '+')}`).toString('base64')}`,
    },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: new URL(location).searchParams.get('code')!,
      redirect_uri: REDIRECT,
      code_verifier: verifier,
    }),
  });
  const { id_token: idToken } = (await answer.json()) as { readonly id_token?: string };
  if (idToken === undefined) throw new Error(`login: expected an ID token, got ${answer.status}`);
}
