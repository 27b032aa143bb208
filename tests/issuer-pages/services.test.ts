/** Logins at services by OpenID Connect, in the present: by openid-client, from a request to what the service learns. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { completeActivation } from '../../host-tools/issuer/domain/activation/complete-activation.ts';
import { checkLetter } from '../../host-tools/issuer/domain/activation/check-letter.ts';
import { proveDevice } from '../../host-tools/issuer/domain/activation/prove-device.ts';
import { importDevices } from '../../host-tools/issuer/domain/devices/import-devices.ts';
import { NO_ORIGIN } from '../../host-tools/issuer/domain/log/new-event.ts';
import { issueLetter } from '../../host-tools/issuer/domain/orders/issue-letter.ts';
import { placeOrder } from '../../host-tools/issuer/domain/orders/place-order.ts';
import { sendDevice } from '../../host-tools/issuer/domain/orders/send-device.ts';
import { registerPerson } from '../../host-tools/issuer/domain/people/register-person.ts';
import { readServices } from '../../host-tools/issuer/faces/oidc/services.ts';
import { WORDS } from '../../host-tools/issuer/faces/pages/words/words.ts';
import { type Issuer, openIssuer } from '../../host-tools/issuer/main.ts';
import { withCheckDigit } from '../../host-tools/token/serial-number.ts';
import { aRegistration, PASSWORD, SimulatedToken, WISH } from '../issuer/world.ts';
import { PageVisitor, unescaped } from './page-visitor.ts';
import { RelyingParty } from './relying-party.ts';

const SECRET = 'published test secret';
const USER_ID = 'tjenestebruger 1';
const STEP_SECONDS = 30;
const words = WORDS.da;

describe('a login at a service', () => {
  let folder: string;
  let issuer: Issuer;
  let library: RelyingParty;
  let shop: RelyingParty;
  let token: SimulatedToken;
  let personId: string;
  /** Each login takes a code of its own: the issuer's clock goes on a step. */
  let aheadSeconds = 0;
  const now = (): number => Math.floor(Date.now() / 1_000) + aheadSeconds;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'services-'));
    library = await RelyingParty.open('bibliotek');
    shop = await RelyingParty.open('butik');
    const services = [library, shop].map(({ clientId, redirectAddress }) => ({
      clientId,
      clientSecret: SECRET,
      name: `Prøve-${clientId}`,
      approvedText: { da: `Log på ${clientId} for at låne.`, en: `Log in at ${clientId} to borrow.` },
      redirectAddresses: [redirectAddress],
      entitledTo: clientId === 'bibliotek' ? ['public_number', 'risk'] : [],
    }));
    issuer = await openIssuer({
      database: `sqlite:${path.join(folder, 'issuer.db')}`,
      keyFile: path.join(folder, 'issuer.keys'),
      outgoingFolder: path.join(folder, 'outgoing'),
      host: '127.0.0.1',
      port: 0,
      publicAddress: null,
      demoAuthority: null,
      trustsProxy: true,
      now,
      log: null,
      services: readServices(services),
    });
    for (const party of [library, shop]) await party.discover(`${issuer.address}/oidc`, SECRET);
    ({ token, personId } = await owner());
  });
  afterAll(async () => {
    await issuer.close();
    await library.close();
    await shop.close();
    rmSync(folder, { recursive: true });
  });

  /** A person with an active device, by the steps themselves. */
  async function owner(): Promise<{ token: SimulatedToken; personId: string }> {
    const { ports } = issuer;
    const made = new SimulatedToken(withCheckDigit('10001000001'));
    const { serialNumber, secret } = made;
    const parameters = {
      algorithm: 'SHA1',
      digits: 6,
      timeStepSeconds: STEP_SECONDS,
      t0UnixSeconds: 0,
    } as const;
    const key = {
      serialNumber,
      model: WISH.model,
      secret,
      parameters,
      driftSteps: 0,
      manufacturedAtUnixSeconds: now(),
    };
    await importDevices(ports, [key], createHash('sha256').update(randomBytes(8)).digest('hex'), now());
    const registered = await registerPerson(ports, aRegistration(USER_ID), now());
    if (registered.outcome !== 'registered') throw new Error('expected a person');
    const { personId: id } = registered.person;
    const placed = await placeOrder(ports, id, { ...WISH, delivery: 'counter' }, now());
    if (placed.outcome !== 'placed') throw new Error('expected an order');
    await sendDevice(ports, placed.order.orderId, now());
    let activationCode = '';
    const post = {
      print: (paper: { blocks: readonly { kind: string; groups?: readonly string[] }[] }) => {
        activationCode = paper.blocks.find(({ kind }) => kind === 'code')!.groups!.join('');
        return Promise.resolve([
          { mediaType: 'text/plain', extension: 'txt', bytes: new Uint8Array() },
        ] as const);
      },
      lay: () => Promise.resolve(),
      takeBack: () => Promise.resolve(),
    };
    await issueLetter(ports, post, placed.order.orderId, now());
    const claim = { userId: USER_ID, serialNumber, activationCode };
    const checked = await checkLetter(ports, claim, 'home', NO_ORIGIN, now());
    if (checked.outcome !== 'right') throw new Error(`expected a right letter, got ${checked.outcome}`);
    const proved = await proveDevice(ports, checked, [made.codeAt(now())], now());
    if (proved.outcome !== 'proved') throw new Error(`expected a proof, got ${proved.outcome}`);
    await completeActivation(ports, proved.proof, PASSWORD, 'ab'.repeat(16), NO_ORIGIN, now());
    return { token: made, personId: id };
  }

  /** Goes where the issuer leads, and stops before the service: answers the address it would have been called at. */
  async function followToService(visitor: PageVisitor, address: string, party: RelyingParty): Promise<URL> {
    let at = address;
    while (!at.startsWith(party.address)) {
      const { response } = await visitor.ask('GET', at.replace(issuer.address, ''));
      const { location } = response.headers;
      if (typeof location !== 'string')
        throw new Error(`expected to be led on from ${at}, got ${response.statusCode}`);
      at = location;
    }
    return new URL(at);
  }

  function credentials(): Record<string, string> {
    aheadSeconds += STEP_SECONDS;
    return { userId: USER_ID, code: token.codeAt(now()), password: PASSWORD };
  }

  /** From the service's request to the page of the login. */
  async function begin(
    visitor: PageVisitor,
    party: RelyingParty,
    scope = 'openid',
    more = {},
  ): Promise<void> {
    await visitor.go((await party.start(scope, more)).replace(issuer.address, ''));
  }

  async function approve(visitor: PageVisitor, party: RelyingParty): Promise<URL> {
    const mark = visitor.formOf(['code']);
    const answer = await visitor.ask('POST', mark.action, { ...mark.hidden, ...credentials() });
    expect(answer.status, answer.text).toBe(303);
    return followToService(visitor, String(answer.response.headers.location), party);
  }

  test('shows the service and what goes there first, then leads back with who she is and how she showed it', async () => {
    const visitor = new PageVisitor(issuer.app);
    await begin(visitor, library, 'openid profile email', {
      claims: JSON.stringify({ id_token: { amr: null, acr: null, auth_time: null } }),
    });
    const shown = unescaped(visitor.page.text);
    expect(shown).toContain(words.logIn.approvingService('Prøve-bibliotek'));
    expect(shown).toContain('Log på bibliotek for at låne.');
    expect(shown).toContain(`${words.logIn.disclosed.name}, ${words.logIn.disclosed.email}`);
    expect(String(visitor.page.response.headers['content-security-policy'])).toContain(
      `form-action 'self' ${library.address};`,
    );
    await visitor.go(visitor.link('English'));
    expect(unescaped(visitor.page.text)).toContain('Log in at bibliotek to borrow.');
    await visitor.send({ userId: USER_ID, code: '', password: 'x' });
    expect(unescaped(visitor.page.text)).toContain('Log in at bibliotek to borrow.');
    const { claims, userInfo } = await library.finish(await approve(visitor, library));
    expect(claims).toMatchObject({
      aud: 'bibliotek',
      name: 'Åse Maria Lund',
      email: 'aase@example.test',
      acr: 'urn:talkode:acr:device-and-password',
      amr: ['otp', 'hwk', 'pwd', 'mfa'],
    });
    expect(Math.abs(claims.auth_time! - now())).toBeLessThan(120);
    expect(claims['sid']).toMatch(/^[\w-]{20,}$/);
    expect(claims).not.toHaveProperty('phone_number');
    // A user ID is for logging in alone: no service learns it.
    expect(JSON.stringify([claims, userInfo])).not.toContain(USER_ID);
    expect(userInfo).toMatchObject({ sub: claims.sub, name: 'Åse Maria Lund' });
  });

  test('each service knows her by another name, the same each time, and none is the issuer’s own', async () => {
    const subject = async (party: RelyingParty): Promise<string> => {
      const visitor = new PageVisitor(issuer.app);
      await begin(visitor, party);
      const { claims } = await party.finish(await approve(visitor, party));
      expect(claims).not.toHaveProperty('name');
      return claims.sub;
    };
    const [atLibrary, again, atShop] = [await subject(library), await subject(library), await subject(shop)];
    expect(again).toBe(atLibrary);
    expect(atShop).not.toBe(atLibrary);
    expect([atLibrary, atShop]).not.toContain(personId);
  });

  test('a service that is entitled to it learns her public number and the risk of this login, and no other does', async () => {
    const wanted = 'openid public_number risk';
    const at = async (party: RelyingParty, browser = new PageVisitor(issuer.app)) => {
      browser.headers['x-client-country'] = 'DK';
      await begin(browser, party, wanted);
      const shown = unescaped(browser.page.text);
      const finished = await party.finish(await approve(browser, party));
      return { shown, browser, ...finished };
    };
    const first = await at(library);
    expect(first.shown).toContain(
      words.logIn.discloses([words.logIn.disclosed.publicNumber, words.logIn.disclosed.risk]),
    );
    expect(first.claims['public_number']).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(first.claims['risk']).toMatchObject({
      country: 'DK',
      network: '192.0.2.0/24',
      browser_family: 'Firefox on Linux',
      is_new_browser: true,
    });
    const again = await at(library, first.browser);
    expect(again.claims['risk']).toMatchObject({ is_new_browser: false });
    const { seconds_since_last_use: seconds } = again.claims['risk'] as { seconds_since_last_use: number };
    expect(seconds).toBeGreaterThanOrEqual(STEP_SECONDS);
    expect(seconds).toBeLessThan(20 * STEP_SECONDS);
    expect(again.claims['public_number']).toBe(first.claims['public_number']);
    // One answer for one login: the next has a session of its own.
    expect(again.claims['sid']).not.toBe(first.claims['sid']);

    const visitor = new PageVisitor(issuer.app);
    const refused = await visitor.ask('GET', (await shop.start(wanted)).replace(issuer.address, ''));
    expect(String(refused.response.headers.location)).toContain('error=invalid_scope');
    await begin(visitor, shop, 'openid profile');
    const { claims } = await shop.finish(await approve(visitor, shop));
    expect(claims).not.toHaveProperty('public_number');
    expect(claims).not.toHaveProperty('risk');
  });

  test('whoever names another host, or another client before the proxy’s word, changes nothing', async () => {
    const lie = { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' };
    const described = await issuer.app.inject({
      url: '/oidc/.well-known/openid-configuration',
      headers: lie,
    });
    expect(described.json()).toMatchObject({ authorization_endpoint: `${issuer.address}/oidc/auth` });
    expect(described.payload).not.toContain('evil');
    const visitor = new PageVisitor(issuer.app);
    visitor.headers['x-forwarded-for'] = '203.0.113.9, 198.51.100.44';
    await begin(visitor, library, 'openid risk');
    const { claims } = await library.finish(await approve(visitor, library));
    expect(claims['risk']).toMatchObject({ network: '198.51.100.0/24' });
  });

  test('requests for a login are counted like those of pages, and those of services are not', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.7' };
    const ask = async (url: string): Promise<number> =>
      (await issuer.app.inject({ url, headers })).statusCode;
    const statuses = new Set<number>();
    for (let asked = 0; asked < 601; asked++) statuses.add(await ask('/oidc/AUTH?client_id=nobody'));
    expect([...statuses]).toEqual([400, 429]);
    expect(await ask('/oidc/jwks')).toBe(200);
  });

  test('the risk of a login is kept for that login alone, sealed, and is gone with it', async () => {
    const visitor = new PageVisitor(issuer.app);
    await begin(visitor, library, 'openid risk');
    await library.finish(await approve(visitor, library));
    const { store } = issuer.ports;
    const rowsOfLogins = async () =>
      (await store.read((rows) => rows.own.rowsAbout(personId)))['service_logins']!;
    const kept = (await rowsOfLogins()).filter(({ kind }) => kind === 'Login');
    expect(kept.length).toBeGreaterThan(0);
    for (const row of kept) {
      expect(JSON.stringify(row)).not.toMatch(/192\.0\.2|Firefox/);
      expect(Number(row['ends_at_unix_seconds'])).toBeLessThanOrEqual(now() + 600);
    }
    await store.transaction((rows) => rows.serviceLogins.removeEnded(now() + 600));
    expect((await rowsOfLogins()).filter(({ kind }) => kind === 'Login')).toEqual([]);
  });

  test('asks each time, also who has just logged in, and keeps no name of a service that was not wanted', async () => {
    const visitor = new PageVisitor(issuer.app);
    await begin(visitor, library);
    await approve(visitor, library);
    await begin(visitor, shop);
    expect(unescaped(visitor.page.text)).toContain(words.logIn.approvingService('Prøve-butik'));
    const events = await issuer.ports.store.read((rows) => rows.events.ofPerson(personId, 100));
    expect(events.filter(({ kind }) => kind === 'logged-in').length).toBeGreaterThan(2);
    expect(events.map(({ serviceName }) => serviceName)).toEqual(events.map(() => null));
  });

  test('"I did not start this" sends nobody back with a code, and the request is over', async () => {
    const visitor = new PageVisitor(issuer.app);
    await begin(visitor, library);
    const address = visitor.page.address;
    await visitor.send({}, words.logIn.notMeButton);
    expect(visitor.page.text).toContain(words.notMe.ended);
    expect((await visitor.go(address)).status).toBe(410);
  });

  test('what waits in one browser is approved in no other', async () => {
    const attacker = new PageVisitor(issuer.app);
    await begin(attacker, library);
    const victim = new PageVisitor(issuer.app);
    await victim.go(attacker.page.address);
    expect(victim.page.status).toBe(410);
    expect(unescaped(victim.page.text)).toContain(words.logIn.serviceOver);
    const [approve] = [...attacker.visited].filter((address) => address.startsWith('/oidc/approve/'));
    expect((await victim.go(approve!)).status).toBe(404);
  });

  test('a code works once, no request works without PKCE, and none leads to an address that is not the service’s', async () => {
    const visitor = new PageVisitor(issuer.app);
    await begin(visitor, library);
    const callback = await approve(visitor, library);
    await library.finish(callback);
    await expect(library.finish(callback)).rejects.toThrow();
    const without = new URL(await library.start('openid'));
    without.searchParams.delete('code_challenge');
    without.searchParams.delete('code_challenge_method');
    const refused = await visitor.ask('GET', without.pathname + without.search);
    expect(String(refused.response.headers.location)).toContain('error=invalid_request');
    const foreign = await library.start('openid', { redirect_uri: 'https://evil.example/' });
    const answer = await visitor.ask('GET', foreign.replace(issuer.address, ''));
    expect(answer.status).toBe(400);
    expect(answer.response.headers.location).toBeUndefined();
    expect(answer.text).not.toContain('evil');
  });

  test('the database holds neither codes nor tokens nor the names of services in clear', async () => {
    const visitor = new PageVisitor(issuer.app);
    await begin(visitor, library);
    const callback = await approve(visitor, library);
    const content = readdirSync(folder)
      .filter((file) => file.startsWith('issuer.db'))
      .map((file) => readFileSync(path.join(folder, file), 'latin1'))
      .join('');
    expect(content).toContain(USER_ID);
    for (const text of [callback.searchParams.get('code')!, 'Prøve-bibliotek', 'bibliotek', 'butik', SECRET])
      expect(content).not.toContain(text);
  });
});

describe('the list of services', () => {
  const good = {
    clientId: 'a',
    name: 'A',
    approvedText: { da: 'da', en: 'en' },
    redirectAddresses: ['https://a.example/callback'],
  };
  test('is read, a service without a secret too', () => {
    expect(readServices([good])).toEqual([{ ...good, clientSecret: null, entitledTo: [] }]);
  });
  test.each([
    ['no list', {}, 'expected a list'],
    ['no name', [{ ...good, name: ' ' }], '[0].name'],
    ['no Danish', [{ ...good, approvedText: { en: 'en' } }], '[0].approvedText.da'],
    ['no address', [{ ...good, redirectAddresses: [] }], '[0].redirectAddresses'],
    ['http', [{ ...good, redirectAddresses: ['http://a.example/'] }], 'expected an https address'],
    [
      'another scheme',
      [{ ...good, redirectAddresses: ['javascript:alert(1)'] }],
      'expected an https address',
    ],
    ['a fragment', [{ ...good, redirectAddresses: ['https://a.example/#x'] }], 'expected an https address'],
    ['an unknown entitlement', [{ ...good, entitledTo: ['everything'] }], '[0].entitledTo'],
    ['null', [null], '[0].'],
  ])('with %s is refused by its place', (_name, content, message) => {
    expect(() => readServices(content)).toThrow(message);
  });
});
