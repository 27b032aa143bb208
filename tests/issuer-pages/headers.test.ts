/** What every answer carries, in which language a page is, and that strangers learn nothing from answers. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addressOf, PAGE_PATHS, type PageName } from '../../host-tools/issuer/faces/pages/addresses.ts';
import { WORDS } from '../../host-tools/issuer/faces/pages/words/words.ts';
import { blockOwnDevice } from '../../host-tools/issuer/domain/blocking/block-own-device.ts';
import { PASSWORD } from '../issuer/world.ts';
import { PageVisitor } from './page-visitor.ts';
import { ADMINISTRATION_KEY, openServiceWorld, type ServiceWorld } from './service-world.ts';

let service: ServiceWorld;
beforeAll(async () => {
  service = await openServiceWorld();
});
afterAll(() => service.close());

const FORMS_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
];

describe('headers', () => {
  test.each(Object.keys(PAGE_PATHS) as PageName[])('of the page %s', async (page) => {
    const { headers } = await service.app.inject({ url: addressOf('da', page) });
    const policy = String(headers['content-security-policy']).split('; ');
    const script = page === 'activate' ? ["script-src 'self'"] : [];
    expect(policy.sort()).toEqual([...FORMS_POLICY, ...script].sort());
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
    });
  });

  test.each(['/health', '/openapi.json', '/nowhere', '/metrics', '/api/people/x'])('of %s', async (url) => {
    const { headers } = await service.app.inject({ url });
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  test('cookies are kept from scripts and other sites, and go by https alone where there is some', async () => {
    const cookieOf = async (app: ServiceWorld['app']): Promise<string> =>
      String((await app.inject({ url: '/da/' })).headers['set-cookie']);
    expect(await cookieOf(service.app)).toMatch(
      /^browser=[\w-]+; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    const secure = await openServiceWorld({ isSecure: true });
    expect(await cookieOf(secure.app)).toContain('; Secure');
    expect((await secure.app.inject({ url: '/da/' })).headers['strict-transport-security']).toBe(
      'max-age=31536000',
    );
    await secure.close();
  });

  test('a browser keeps its mark', async () => {
    const visitor = new PageVisitor(service.app);
    await visitor.go('/da/');
    const mark = visitor.cookies.get('browser');
    expect((await visitor.go('/da/log-in')).response.headers['set-cookie']).toBeUndefined();
    expect(visitor.cookies.get('browser')).toBe(mark);
  });
});

describe('languages', () => {
  test('the first page is in the browser’s language', async () => {
    const to = async (language: string): Promise<unknown> =>
      (await service.app.inject({ url: '/', headers: { 'accept-language': language } })).headers.location;
    expect(await to('en-GB,en;q=0.9')).toBe('/en/');
    expect(await to('da')).toBe('/da/');
    expect(await to('')).toBe('/da/');
  });

  test.each(['start', 'order', 'activate', 'logIn', 'forgotten', 'unblock', 'privacy', 'cancel'] as const)(
    'the page %s leads to itself in the other language, and says in both that Talkode is not MitID',
    async (page) => {
      const visitor = new PageVisitor(service.app);
      await visitor.go(addressOf('da', page, { word: 'abc' }));
      expect(visitor.page.text).toContain('<html lang="da">');
      expect(visitor.page.text).toContain(WORDS.da.frame.independent);
      await visitor.go(visitor.link('English'));
      expect(visitor.page.address).toBe(addressOf('en', page, { word: 'abc' }));
      expect(visitor.page.text).toContain('<html lang="en">');
      expect(visitor.page.text).toContain(WORDS.en.frame.independent);
    },
  );

  test('each page says that nobody will ever ask for a code, a password or the device', async () => {
    for (const language of ['da', 'en'] as const)
      for (const page of Object.keys(PAGE_PATHS) as PageName[]) {
        const visitor = new PageVisitor(service.app, `2001:db8:${language === 'da' ? 1 : 2}::1`);
        const { text } = await visitor.go(addressOf(language, page));
        expect(text, page).toContain(WORDS[language].frame.neverAsks);
      }
    expect(WORDS.da.frame.neverAsks).toMatch(
      /ringe, skrive eller komme .* en kode, din adgangskode eller din enhed/,
    );
    expect(WORDS.en.frame.neverAsks).toMatch(/call, write or come .* a code, .*password or .*device/);
  });

  test.each(['da', 'en'] as const)(
    'in %s the form of an order says of each field that may stay empty that it is voluntary, and of no other',
    async (language) => {
      const visitor = new PageVisitor(service.app);
      await visitor.go(addressOf(language, 'order'));
      const voluntary = language === 'da' ? '(frivilligt)' : '(voluntary)';
      const labels = [...visitor.page.text.matchAll(/<label for="(\w+)"\s*>([^<]*)</g)];
      const said = labels.filter(([, , text]) => text!.includes(voluntary)).map(([, name]) => name);
      expect(labels.length).toBeGreaterThan(said.length);
      expect(said).toEqual(['alternativeAddress', 'email', 'phone']);
    },
  );

  test('a page that is none is told of in its language', async () => {
    const answer = await service.app.inject({ url: '/en/nothing' });
    expect(answer.statusCode).toBe(404);
    expect(answer.payload).toContain(WORDS.en.errors[404].heading);
  });
});

describe('answers', () => {
  /** What the page says, without what is another each time or was typed. */
  const told = (text: string): string =>
    text.replace(/(name="formMark" value|name="userId"[^>]* value)="[^"]*"/gs, '$1');

  test('of the login are the same for unknown names, wrong codes, wrong passwords and blocked devices', async () => {
    const { world, app } = service;
    const known = await world.owner('kendt person 1');
    const blocked = await world.owner('kendt person 2');
    await blockOwnDevice(world.ports, blocked.person.personId, 'support', world.now);
    const rows = [
      { userId: 'ukendt person', code: '123456', password: PASSWORD },
      { userId: 'kendt person 1', code: '1234567', password: PASSWORD },
      { userId: 'kendt person 1', code: known.token.codeAt(world.now), password: 'en anden' },
      { userId: 'kendt person 2', code: blocked.token.codeAt(world.now), password: PASSWORD },
    ];
    const answers = [];
    for (const fields of rows) {
      const visitor = new PageVisitor(app, '203.0.113.9');
      await visitor.go('/da/log-in');
      await visitor.send(fields);
      answers.push([visitor.page.status, told(visitor.page.text)]);
    }
    expect(answers[0]).toEqual([422, expect.stringContaining(WORDS.da.logIn.wrong)]);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  test('the log and the figures hold nothing that was sent', async () => {
    const { world, app, log } = service;
    const { token } = await world.owner('en meget særlig person');
    const visitor = new PageVisitor(app);
    await visitor.go('/da/log-in?spor=hemmeligt');
    const code = token.codeAt(world.now);
    await visitor.send({ userId: 'en meget særlig person', code, password: PASSWORD });
    expect(visitor.page.address).toBe('/da/my-page?browser=new');
    const figures = await app.inject({
      url: '/metrics',
      headers: { authorization: `Bearer ${ADMINISTRATION_KEY}` },
    });
    expect(figures.payload).toContain('talkode_outcomes_total{step="login",outcome="logged-in"} 1');
    expect(figures.payload).toMatch(/talkode_devices\{state="active"\} \d/);
    expect(log()).toContain('"route":"/da/log-in","status":303');
    const hidden = [code, PASSWORD, 'særlig', 'hemmeligt', '192.0.2.7', 'Firefox', token.serialNumber];
    for (const text of [...hidden, ...visitor.cookies.values()]) {
      expect(log()).not.toContain(text);
      expect(figures.payload).not.toContain(text);
    }
  });

  test('who asks too often waits, by the network and not by the address', async () => {
    const busy = await openServiceWorld({ requestsPerMinute: 5 });
    const ask = (remoteAddress: string) => busy.app.inject({ url: '/en/', remoteAddress });
    for (let asked = 0; asked < 5; asked++) expect((await ask('198.51.100.7')).statusCode).toBe(200);
    const refused = await ask('198.51.100.200');
    expect(refused.statusCode).toBe(429);
    expect(refused.payload).toContain(WORDS.en.errors[429].heading);
    expect((await ask('198.51.101.7')).statusCode).toBe(200);
    await busy.close();
  });
});
