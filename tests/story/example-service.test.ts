/** The example service without a browser: what it refuses, what it sends with every answer, and that it learns nothing it should not. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ExampleService, openExampleService } from '../../host-tools/example-service/main.ts';
import { KeptForAWhile } from '../../host-tools/example-service/kept-for-a-while.ts';
import { WORDS } from '../../host-tools/example-service/words.ts';
import { StorySite } from './story-site.ts';

let site: StorySite;
beforeAll(async () => {
  site = await StorySite.open();
});
afterAll(() => site.close());

const ask = (path: string, options: RequestInit = {}): Promise<Response> =>
  fetch(site.serviceAddress + path, { redirect: 'manual', ...options });

/** The cookie by which the service knows the browser that began, and where it leads. */
async function begin(): Promise<{ cookie: string; address: URL }> {
  const answer = await ask('/da/log-in');
  expect(answer.status).toBe(303);
  return {
    cookie: answer.headers.get('set-cookie')!.split(';')[0]!,
    address: new URL(answer.headers.get('location')!),
  };
}

test('a login begins at the issuer, by PKCE, and asks for the name alone', async () => {
  const { cookie, address } = await begin();
  expect(address.href.startsWith(`${site.issuerAddress}/oidc/auth?`)).toBe(true);
  const asked = Object.fromEntries(address.searchParams);
  expect(asked).toMatchObject({
    scope: 'openid profile',
    response_type: 'code',
    code_challenge_method: 'S256',
    redirect_uri: `${site.serviceAddress}/callback`,
  });
  expect(asked['state']).not.toBe((await begin()).address.searchParams.get('state'));
  expect(cookie).toMatch(/^example-login=[\w-]{22}$/);
});

test.each([
  ['without a login that was begun here', '', 'over'],
  ['with another browser’s cookie', 'example-login=AAAAAAAAAAAAAAAAAAAAAA', 'over'],
] as const)('a way back %s logs nobody in', async (_what, cookie, failure) => {
  const answer = await ask('/callback?code=abc&state=def', {
    headers: { cookie, 'accept-language': 'da' },
  });
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain(WORDS.da.failures[failure]);
  expect(answer.headers.get('set-cookie')).not.toContain('example-session');
});

test('a made-up code is refused, a refusal told as such, and a begun login ends once', async () => {
  for (const [query, failure] of [
    ['code=abc', 'failed'],
    ['error=access_denied', 'refused'],
  ] as const) {
    const { cookie, address } = await begin();
    const state = address.searchParams.get('state')!;
    const back = `/callback?${query}&state=${state}&iss=${encodeURIComponent(`${site.issuerAddress}/oidc`)}`;
    const answer = await ask(back, { headers: { cookie } });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(WORDS.da.failures[failure]);
    expect(await (await ask(back, { headers: { cookie } })).text()).toContain(WORDS.da.failures.over);
  }
});

test('every answer has a strict policy and is kept nowhere; unknown addresses are pages, too', async () => {
  for (const [path, status] of [
    ['/', 303],
    ['/da/', 200],
    ['/en/', 200],
    ['/style.css', 200],
    ['/da/nothing', 404],
    ['/%00', 404],
    ['/da/log-out', 404],
  ] as const) {
    const answer = await ask(path);
    expect([path, answer.status]).toEqual([path, status]);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.get('cache-control')).toBe('no-store');
    await answer.body?.cancel();
  }
  expect((await ask('/', { headers: { 'accept-language': 'en' } })).headers.get('location')).toBe('/en/');
});

test('before it knows its issuer it says that it cannot log anybody in', async () => {
  const alone: ExampleService = await openExampleService({ host: '127.0.0.1', port: 0, now: () => 0 });
  const answer = await fetch(`${alone.address}/en/log-in`);
  expect(answer.status).toBe(503);
  expect(await answer.text()).toContain(WORDS.en.failures.failed);
  await alone.close();
});

test('what is kept for a while ends, is taken once, and is never too much', () => {
  let now = 0;
  const kept = new KeptForAWhile<number>(10, () => now);
  kept.put('first', 1);
  expect(kept.find('first')).toBe(1);
  now = 10;
  expect(kept.find('first')).toBeNull();
  for (let each = 0; each < 1_001; each++) kept.put(`word ${each}`, each);
  expect(kept.find('word 0')).toBeNull();
  expect(kept.take('word 1000')).toBe(1000);
  expect(kept.take('word 1000')).toBeNull();
  expect(kept.find(null)).toBeNull();
});
