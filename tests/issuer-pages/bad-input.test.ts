/**
 * What is wrong in a form: the field is named with what is expected, what was typed is kept, codes and passwords are not, and
 * nothing is written.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WORDS } from '../../host-tools/issuer/faces/pages/words/words.ts';
import { withCheckDigit } from '../../host-tools/token/serial-number.ts';
import { PageVisitor, unescaped } from './page-visitor.ts';
import { openServiceWorld, ORDER_FIELDS, type ServiceWorld } from './service-world.ts';

let service: ServiceWorld;
beforeAll(async () => {
  service = await openServiceWorld();
});
afterAll(() => service.close());

const da = WORDS.da.problems;
const LOGIN = { userId: 'havets stjerne 7', code: '123456', password: 'hemmelig sætning' };
const SERIAL = withCheckDigit('10001000001');
const SLIP = SERIAL.slice(0, -1) + ((Number(SERIAL.at(-1)) + 1) % 10);
const LETTER = { userId: 'havets stjerne 7', serialNumber: SERIAL, activationCode: '123456789' };

/** The page, at which field something is said, what, and what was typed. */
const ROWS: readonly (readonly [string, string, string, Readonly<Record<string, string>>])[] = [
  ['order', 'name', da.missing.name, { ...ORDER_FIELDS, name: '' }],
  ['order', 'name', da.control('Fulde navn'), { ...ORDER_FIELDS, name: 'A\u202EB' }],
  ['order', 'name', da.tooLong('Fulde navn', 140), { ...ORDER_FIELDS, name: 'a'.repeat(141) }],
  [
    'order',
    'homeAddress',
    da.tooManyLines('Bopælsadresse', 400, 12),
    { ...ORDER_FIELDS, homeAddress: 'a'.repeat(401) },
  ],
  ['order', 'birthDate', da.birthDate.date, { ...ORDER_FIELDS, birthDate: '31.2.1961' }],
  ['order', 'birthDate', da.birthDate.young(15), { ...ORDER_FIELDS, birthDate: '1/1 2012' }],
  ['order', 'birthDate', da.birthDate.date, { ...ORDER_FIELDS, birthDate: '9. april' }],
  ['order', 'birthDate', da.birthDate.young(15), { ...ORDER_FIELDS, birthDate: '2012-01-01' }],
  ['order', 'birthDate', da.birthDate.future, { ...ORDER_FIELDS, birthDate: '2027-01-01' }],
  ['order', 'documentNumber', da.missing.documentNumber, { ...ORDER_FIELDS, documentNumber: ' ' }],
  ['order', 'userId', da.missing.userId, { ...ORDER_FIELDS, userId: '' }],
  ['order', 'userId', da.userId.length(3), { ...ORDER_FIELDS, userId: 'åse' }],
  ['order', 'userId', da.userId.sign(4), { ...ORDER_FIELDS, userId: 'hav<stjerne>' }],
  ['order', 'userId', da.userId.personalNumber, { ...ORDER_FIELDS, userId: '090461-1234' }],
  ['order', 'homeAddress', da.missing.homeAddress, { ...ORDER_FIELDS, homeAddress: '' }],
  ['order', 'email', da.email, { ...ORDER_FIELDS, email: 'a@example.test\r\nbcc: b@example.test' }],
  ['order', 'phone', da.phone, { ...ORDER_FIELDS, phone: '12' }],
  ['order', 'model', da.choose.model, { ...ORDER_FIELDS, model: '' }],
  ['order', 'delivery', da.choose.delivery, { ...ORDER_FIELDS, delivery: 'drone' }],
  ['activate', 'userId', da.missing.userId, { ...LETTER, userId: '' }],
  ['activate', 'serialNumber', da.serialNumber['wrong-length'], { ...LETTER, serialNumber: '1000' }],
  ['activate', 'serialNumber', da.serialNumber.slip, { ...LETTER, serialNumber: SLIP }],
  ['activate', 'activationCode', da.missing.activationCode, { ...LETTER, activationCode: '' }],
  ['activate', 'activationCode', da.activationCode.length(8), { ...LETTER, activationCode: '12345678' }],
  ['activate', 'activationCode', da.activationCode.digit(9), { ...LETTER, activationCode: '12345678x' }],
  ['log-in', 'userId', da.missing.userId, { ...LOGIN, userId: ' ' }],
  ['log-in', 'code', da.missing.code, { ...LOGIN, code: '' }],
  ['log-in', 'code', da.code, { ...LOGIN, code: '12345' }],
  ['log-in', 'password', da.missing.password, { ...LOGIN, password: '' }],
  ['log-in/two-codes', 'nextCode', da.nextCode, { ...LOGIN, nextCode: 'abc' }],
  ['unblock', 'nextCode', da.missing.nextCode, { ...LOGIN, nextCode: '' }],
  ['forgotten-password', 'userId', da.missing.userId, { userId: '' }],
];

const SECRET_FIELDS = ['code', 'nextCode', 'password', 'activationCode'];

describe('a form that is filled in wrong', () => {
  test.each(ROWS)('%s: says at %s: %s', async (page, field, text, fields) => {
    const visitor = new PageVisitor(service.app);
    await visitor.go(`/da/${page}`);
    await visitor.send(fields);
    const { status } = visitor.page;
    const shown = visitor.page.text;
    expect(status).toBe(422);
    expect(shown).toContain(`<title>${WORDS.da.form.error}: `);
    expect(shown).toMatch(/<div class="error-summary"[^>]* tabindex="-1" autofocus>/);
    expect(unescaped(shown)).toContain(`<a href="#${field}">${text}</a>`);
    expect(unescaped(shown)).toContain(`<p class="field-error" id="${field}-error">${text}</p>`);
    expect(shown).toMatch(new RegExp(`aria-describedby="[^"]*\\b${field}-error"`));
    expect(shown).toMatch(new RegExp(`id="${field}"`));
    for (const [name, typed] of Object.entries(fields)) {
      if (SECRET_FIELDS.includes(name) || typed.trim() === '') continue;
      if (name !== 'delivery' && name !== 'email') expect(unescaped(shown), name).toContain(typed);
    }
    for (const name of SECRET_FIELDS)
      if ((fields[name]?.length ?? 0) > 4) expect(unescaped(shown), name).not.toContain(fields[name]);
  });

  test('and left empty: says at once all that is missing, each thing by its name', async () => {
    const visitor = new PageVisitor(service.app);
    await visitor.go('/da/order');
    await visitor.send({});
    const { documentKind, model, letterForm, language, delivery } = da.choose;
    const chosen = [documentKind, model, letterForm, language, delivery];
    const written = [da.missing.name, da.birthDate.date, da.missing.userId, da.missing.homeAddress];
    for (const text of [...chosen, ...written])
      expect(unescaped(visitor.page.text)).toContain(`>${text}</a>`);
  });

  test('wrote nobody down', async () => {
    const person = await service.world.ports.store.read((rows) => rows.people.byUserId(ORDER_FIELDS.userId));
    expect(person).toBeNull();
  });

  test('a user ID that is taken is said to be so by the authority', async () => {
    await service.world.person(ORDER_FIELDS.userId);
    const visitor = new PageVisitor(service.app);
    await visitor.go('/da/order');
    await visitor.send(ORDER_FIELDS);
    expect(visitor.page.text).toContain(da.userId.taken);
  });

  test('markup that was typed is text', async () => {
    const visitor = new PageVisitor(service.app);
    await visitor.go('/en/order');
    await visitor.send({ ...ORDER_FIELDS, name: '"><script>alert(1)</script>', birthDate: '' });
    expect(visitor.page.text).not.toContain('<script>');
    expect(unescaped(visitor.page.text)).toContain('"><script>alert(1)</script>');
  });
});

describe('a form that is none of ours', () => {
  const WRONG_FORMS: Readonly<Record<string, (mark: string) => Record<string, string>>> = {
    'without a mark': () => ({}),
    'with a mark of nobody': () => ({ formMark: 'AAAA' }),
    'with a changed mark': (mark) => ({ formMark: `${mark.slice(0, -1)}${mark.endsWith('A') ? 'B' : 'A'}` }),
  };
  test.each(Object.entries(WRONG_FORMS))('%s is refused, and nothing is sent', async (_name, fields) => {
    const visitor = new PageVisitor(service.app);
    await visitor.go('/da/forgotten-password');
    const mark = /name="formMark" value="([^"]*)"/.exec(visitor.page.text)![1]!;
    const answer = await visitor.ask('POST', '/da/forgotten-password', { userId: 'abcde', ...fields(mark) });
    expect(answer.status).toBe(403);
  });

  test('a mark of another browser is refused, and one that is older than a day', async () => {
    const mine = new PageVisitor(service.app);
    const other = new PageVisitor(service.app);
    await mine.go('/da/forgotten-password');
    await other.go('/da/forgotten-password');
    const mark = /name="formMark" value="([^"]*)"/.exec(mine.page.text)![1]!;
    const fields = { userId: 'abcde', formMark: mark };
    expect((await other.ask('POST', '/da/forgotten-password', fields)).status).toBe(403);
    service.world.now += 86_401;
    expect((await mine.ask('POST', '/da/forgotten-password', fields)).status).toBe(403);
  });

  test('one that a browser says comes from elsewhere is refused', async () => {
    const visitor = new PageVisitor(service.app);
    await visitor.go('/da/forgotten-password');
    visitor.headers['sec-fetch-site'] = 'cross-site';
    await visitor.send({ userId: 'abcde' });
    expect(visitor.page.status).toBe(403);
  });

  test.each([
    ['a NUL', { userId: 'abc\0de' }, 400],
    ['a field of a thousand and one signs', { userId: 'a'.repeat(1_001) }, 400],
    ['ten million bytes', { userId: 'a'.repeat(10_000_000) }, 413],
  ])('%s is answered by a page that says so', async (_name, fields, status) => {
    const visitor = new PageVisitor(service.app);
    await visitor.go('/da/forgotten-password');
    await visitor.send(fields);
    expect(visitor.page.status).toBe(status);
    expect(visitor.page.text).toContain(WORDS.da.errors[status as 400 | 413].heading);
  });

  test('a field that comes twice, and a body of another kind', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const twice = await service.app.inject({
      method: 'POST',
      url: '/da/log-in',
      headers,
      payload: 'userId=a&userId=b',
    });
    expect(twice.statusCode).toBe(400);
    const json = await service.app.inject({ method: 'POST', url: '/da/log-in', payload: { userId: ['a'] } });
    expect(json.statusCode).toBe(400);
    const xml = { 'content-type': 'text/xml' };
    const other = await service.app.inject({
      method: 'POST',
      url: '/da/log-in',
      headers: xml,
      payload: '<a/>',
    });
    expect(other.statusCode).toBe(415);
  });
});
