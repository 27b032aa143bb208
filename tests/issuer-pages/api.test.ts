/** The administration's API: the story by it, its description, who may ask, and whatever it is sent. */
import { Validator } from '@seriousme/openapi-schema-validator';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runs } from '../support/depth.ts';
import { aRegistration, DAY_SECONDS, PASSWORD, WISH } from '../issuer/world.ts';
import { ADMINISTRATION_KEY, openServiceWorld, type ServiceWorld } from './service-world.ts';

let service: ServiceWorld;
beforeAll(async () => {
  service = await openServiceWorld({ requestsPerMinute: 1_000_000 });
});
afterAll(() => service.close());

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly text: string;
}

async function ask(method: 'GET' | 'POST', url: string, payload?: object): Promise<Answer> {
  const answer = await service.app.inject({
    method,
    url,
    headers: { authorization: `Bearer ${ADMINISTRATION_KEY}` },
    ...(payload !== undefined && { payload }),
  });
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>(), text: answer.payload };
}

const post = (url: string, payload?: object): Promise<Answer> => ask('POST', url, payload);

describe('the story', () => {
  test('from a person to a login, a blocked device and an open one', async () => {
    const { world } = service;
    const [token] = await world.stock(1);
    const person = await post('/api/people', aRegistration('api person 1'));
    expect(person.status).toBe(201);
    const { personId } = person.body as { personId: string };
    const order = await post('/api/orders', { personId, ...WISH });
    const { orderId } = order.body as { orderId: string };
    const sent = await post(`/api/orders/${orderId}/send`);
    expect(sent.body['serialNumber']).toBe(token!.serialNumber);
    expect((await post(`/api/orders/${orderId}/letter`)).status).toBe(409);
    world.now += DAY_SECONDS;
    const letter = await post(`/api/orders/${orderId}/letter`);
    const { activationCode } = world.posted.at(-1)!;
    expect(letter.text).not.toContain(activationCode);

    const { serialNumber } = token!;
    const first = await post('/api/activations', { userId: 'API person 1', serialNumber, activationCode });
    const { activation } = first.body as { activation: string };
    const second = await post('/api/activations/codes', { activation, codes: [token!.codeAt(world.now)] });
    expect(second.body['outcome']).toBe('proved');
    const third = await post('/api/activations/password', {
      activation: (second.body as { activation: string }).activation,
      password: PASSWORD,
    });
    expect(third.body).toEqual({ outcome: 'activated', personId, serialNumber, replacedSerialNumber: null });
    // What a later step wants is not what an earlier one gives.
    expect((await post('/api/activations/password', { activation, password: PASSWORD })).status).toBe(422);

    const login = () =>
      post('/api/logins/verify', {
        userId: 'api person 1',
        codes: [token!.codeAt(world.now)],
        password: PASSWORD,
      });
    world.now += 60;
    expect((await login()).body).toMatchObject({ outcome: 'logged-in', personId, serialNumber });
    expect((await login()).body).toEqual({ outcome: 'wrong' });
    const device = `/api/devices/${serialNumber}`;
    expect((await post(`${device}/block`)).body).toEqual({ outcome: 'blocked' });
    expect((await post(`${device}/block`)).status).toBe(409);
    world.now += 60;
    expect((await login()).body).toEqual({ outcome: 'wrong' });
    expect((await post(`${device}/unblock`, { reason: 'pas set ved skranken' })).body).toEqual({
      outcome: 'unblocked',
    });
    world.now += 60;
    expect((await login()).body).toMatchObject({ outcome: 'logged-in' });
    world.now += 60;
    const codes = token!.pairAt(world.now);
    expect((await post(`${device}/resynchronize`, { codes })).body).toMatchObject({
      outcome: 'resynchronized',
    });
    expect((await ask('GET', device)).body).toMatchObject({ state: 'active', personId });
    const report = await post(`/api/people/${personId}/report`);
    expect(report.text).toContain('API person 1'.toLowerCase());
    expect(report.text).not.toContain(activationCode);
    expect((await post(`/api/people/${personId}/block`)).body).toEqual({ outcome: 'blocked' });
    expect((await ask('GET', `/api/people/${personId}`)).body).toMatchObject({ state: 'blocked' });
    expect((await post(`/api/people/${personId}/unblock`, { reason: 'pas set' })).body).toEqual({
      outcome: 'unblocked',
    });
  });
});

describe('requests', () => {
  test('are taken down, listed until they are answered, and restricted data is shown on a ground alone', async () => {
    const { personId } = (await post('/api/people', aRegistration('beder om noget'))).body as {
      personId: string;
    };
    const at = `/api/people/${personId}`;
    const asked = { kind: 'restriction', channel: 'letter', wish: 'Brug dem ikke, før det er rettet.' };
    const request = await post(`${at}/requests`, asked);
    expect(request.status).toBe(201);
    const { requestId } = request.body as { requestId: string };
    expect((await ask('GET', '/api/requests')).text).toContain(requestId);
    const answer = { decision: 'granted', reason: 'Det bliver undersøgt.' };
    expect((await post(`/api/requests/${requestId}/answer`, answer)).body).toMatchObject({
      state: 'granted',
    });
    expect((await post(`/api/requests/${requestId}/answer`, answer)).status).toBe(409);
    expect((await ask('GET', '/api/requests')).text).not.toContain(requestId);
    expect((await ask('GET', at)).status).toBe(409);
    expect((await post(`${at}/report`)).status).toBe(409);
    const used = await post(`${at}/use`, { ground: 'legal-claim', what: 'report' });
    expect(used.text).toContain('restricted-data-used');
    expect((await post(`${at}/lift-restriction`, { reason: 'Det er rettet.' })).body).toEqual({
      outcome: 'lifted',
    });
    expect((await ask('GET', at)).body).toMatchObject({ state: 'open' });
  });

  test('for a correction that cannot be are refused by the field', async () => {
    const { personId } = (await post('/api/people', aRegistration('beder om mere'))).body as {
      personId: string;
    };
    const asked = { kind: 'correction', channel: 'phone', wish: 'Fødselsdatoen er forkert.' };
    const { requestId } = (await post(`/api/people/${personId}/requests`, asked)).body as {
      requestId: string;
    };
    const corrections = { birthDate: '1961-02-30' };
    const answered = await post(`/api/requests/${requestId}/answer`, {
      ...{ decision: 'granted', reason: 'Pas set.', corrections },
    });
    expect(answered.body['problems']).toEqual([
      { path: 'body/corrections/birthDate', expected: 'not-a-date' },
    ]);
  });
});

describe('errors', () => {
  test('name the path and what is expected, never the value', async () => {
    const wrong = await post('/api/people', {
      ...aRegistration('hemmelig'),
      email: 'hemmelig',
      phone: 'hemmelig',
      birthDate: 'hemmelig',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.text).not.toContain('hemmelig');
    expect(wrong.body['problems']).toEqual([
      { path: 'body/birthDate', expected: 'not-a-date' },
      { path: 'body/email', expected: 'not-an-address' },
      { path: 'body/phone', expected: 'not-a-number' },
    ]);
    const { name: _name, ...nameless } = aRegistration('hemmelig');
    const missing = await post('/api/people', { ...nameless, userId: 7, proof: { kind: 'hemmelig' } });
    expect(missing.status).toBe(400);
    expect(missing.text).not.toContain('hemmelig');
    const paths = (missing.body['problems'] as { path: string }[]).map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining(['body/name', 'body/userId', 'body/proof/kind', 'body/proof/documentNumber']),
    );
  });

  test.each([
    '',
    'Basic x',
    'Bearer',
    'Bearer wrong',
    `bearer ${ADMINISTRATION_KEY}`,
    `Bearer ${ADMINISTRATION_KEY}x`,
  ])('who says "%s" is not let in', async (authorization) => {
    for (const url of ['/api/people', '/metrics']) {
      const method = url === '/metrics' ? 'GET' : 'POST';
      const answer = await service.app.inject({
        method,
        url,
        headers: { authorization },
        ...(method === 'POST' && { payload: {} }),
      });
      expect(answer.statusCode).toBe(401);
      expect(answer.headers['content-type']).toContain('application/problem+json');
    }
  });
});

interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}
interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: Schema }[];
  readonly requestBody?: { readonly content: { readonly 'application/json'?: { readonly schema: Schema } } };
}
interface Schema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly minLength?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

/** Values that a schema of ours allows. */
function valid(schema: Schema): fc.Arbitrary<unknown> {
  const { properties, required = [], items, minItems = 0, maxItems = 4, pattern, minLength = 0 } = schema;
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  if (schema.type === 'array') return fc.array(valid(items!), { minLength: minItems, maxLength: maxItems });
  if (schema.type === 'object') {
    const fields = Object.entries(properties!).map(([name, inner]) => [name, valid(inner)] as const);
    return fc.record(Object.fromEntries(fields), { requiredKeys: [...required] as never[] });
  }
  return fc.string({ unit: 'grapheme', minLength, maxLength: 40 }).filter((text) => !text.includes('\0'));
}

/** How many rows there are of what the API writes first. */
async function written(): Promise<number> {
  const counts = await service.world.ports.store.read((rows) => rows.devices.count());
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

describe('the description', () => {
  const description = async (): Promise<OpenApi> =>
    (await service.app.inject({ url: '/openapi.json' })).json<OpenApi>();

  test('is OpenAPI 3.1, names every route of the API and no page', async () => {
    const document = await description();
    expect(document.openapi).toBe('3.1.0');
    const result = await new Validator().validate({ ...document });
    expect(result).toMatchObject({ valid: true });
    const paths = Object.keys(document.paths);
    expect(paths).toHaveLength(27);
    expect(paths.every((path) => path.startsWith('/api/'))).toBe(true);
  });

  test('tells the truth: what it allows is never refused for its shape, what it forbids is, and nothing ends in an error of ours', async () => {
    const { paths } = await description();
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
    );
    for (const { path, method, parameters = [], requestBody } of operations) {
      const schema = requestBody?.content['application/json']?.schema;
      // A container is no JSON: tests/issuer-pages/import.test.ts has what it may hold.
      if (requestBody !== undefined && schema === undefined) continue;
      const body = schema === undefined ? fc.constant(undefined) : valid(schema);
      const places = fc.tuple(...parameters.map((parameter) => valid(parameter.schema)));
      await fc.assert(
        fc.asyncProperty(body, places, async (sent, values) => {
          const url = parameters.reduce((at, { name, in: place }, index) => {
            const value = encodeURIComponent(String(values[index]));
            if (place === 'path') return at.replace(`{${name}}`, value);
            return `${at}${at.includes('?') ? '&' : '?'}${name}=${value}`;
          }, path);
          const { status, text } = await ask(
            method.toUpperCase() as 'GET' | 'POST',
            url,
            sent as object | undefined,
          );
          expect([400, 413, 415], `${method} ${url}: ${text}`).not.toContain(status);
          expect(status, text).toBeLessThan(500);
        }),
        { numRuns: runs(8, 300) },
      );
      if (schema === undefined) continue;
      const url = path.replace(/\{\w+\}/g, (name) =>
        name === '{serialNumber}' ? '100010000014' : '0'.repeat(32),
      );
      const before = await written();
      await fc.assert(
        fc.asyncProperty(fc.jsonValue(), async (sent) => {
          if (
            typeof sent === 'object' &&
            sent !== null &&
            !Array.isArray(sent) &&
            (schema.required ?? []).every((name) => name in sent)
          )
            return;
          const answer = await service.app.inject({
            method: 'POST',
            url,
            headers: { authorization: `Bearer ${ADMINISTRATION_KEY}`, 'content-type': 'application/json' },
            payload: JSON.stringify(sent),
          });
          expect(answer.statusCode, answer.payload).toBe(400);
        }),
        { numRuns: runs(8, 300) },
      );
      expect(await written()).toBe(before);
    }
  });

  test.each([
    ['a NUL', JSON.stringify(aRegistration('abc\0def')), 400],
    ['half a character', JSON.stringify(aRegistration('abc\ud800def')), 400],
    ['a property more', JSON.stringify({ ...aRegistration('abcdef'), isAdmin: true }), 400],
    ['a number for a text', JSON.stringify({ ...aRegistration('abcdef'), userId: 12_345 }), 400],
    ['a text of a thousand and one signs', JSON.stringify(aRegistration('a'.repeat(1_001))), 400],
    ['a prototype', '{"__proto__":{"a":1}}', 400],
    ['no JSON', '{', 400],
    ['ten million bytes', JSON.stringify(aRegistration('a'.repeat(10_000_000))), 413],
  ])('%s is refused, and nobody is written down', async (_name, payload, status) => {
    const headers = { authorization: `Bearer ${ADMINISTRATION_KEY}`, 'content-type': 'application/json' };
    const answer = await service.app.inject({ method: 'POST', url: '/api/people', headers, payload });
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(await service.world.ports.store.read((rows) => rows.people.byUserId('abcdef'))).toBeNull();
  });
});
