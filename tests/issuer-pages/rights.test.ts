/** What the pages say of rights and of data that is voluntary, and an order by who is not registered yet. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WORDS } from '../../host-tools/issuer/faces/pages/words/words.ts';
import { tieEarlyOrder } from '../../host-tools/issuer/domain/orders/early-order.ts';
import {
  DOCUMENT_KINDS,
  IDENTITY_DOCUMENTS,
} from '../../host-tools/issuer/domain/people/identity-documents.ts';
import { PASSWORD } from '../issuer/world.ts';
import { PageVisitor, unescaped } from './page-visitor.ts';
import { openServiceWorld, type ServiceWorld } from './service-world.ts';

let service: ServiceWorld;
beforeEach(async () => {
  service = await openServiceWorld();
});
afterEach(() => service.close());

test.each([
  ['da', 'Klag til os', 'Kald brevet »Indsigt«', 'få dem rettet i din kommune'],
  ['en', 'Complain to us', 'Call the letter “Access”', 'have them mended at your municipality'],
] as const)('in %s the privacy page says where to complain and how to ask', async (language, ...parts) => {
  const visitor = new PageVisitor(service.app);
  await visitor.go(`/${language}/privacy`);
  const text = unescaped(visitor.page.text);
  const { controllerAddress, supervisoryAuthority } = service.world.ports.policy;
  for (const part of [...parts, controllerAddress, ...Object.values(supervisoryAuthority)])
    expect(text).toContain(part);
});

test('a phone number is voluntary, and its page says what does not work without one', async () => {
  const { world, app } = service;
  const { token } = await world.owner('blå kat 7');
  const visitor = new PageVisitor(app);
  await visitor.go('/da/log-in');
  await visitor.send({ userId: 'blå kat 7', code: token.codeAt(world.now), password: PASSWORD });
  expect(unescaped(visitor.page.text)).toContain('kommer fra folkeregistret');
  await visitor.go('/da/my-page/phone');
  expect(unescaped(visitor.page.text)).toContain('så kræver en glemt adgangskode et brev');
  await visitor.send({ phone: '' });
  expect(visitor.page.address).toBe('/da/my-page');
});

test('which documents prove an identity is a list: the form offers it, and no other is taken', async () => {
  expect(DOCUMENT_KINDS).toEqual([
    ...['passport', 'driving-licence', 'residence-permit', 'identity-card', 'travel-document'],
  ]);
  expect(IDENTITY_DOCUMENTS['driving-licence'].from).toBe('EU and EEA');
  const visitor = new PageVisitor(service.app);
  await visitor.go('/en/order');
  const offered = [...visitor.page.text.matchAll(/name="documentKind"\s+value="([^"]*)"/g)];
  expect(offered.map(([, kind]) => kind)).toEqual(DOCUMENT_KINDS);
  await visitor.send({ documentKind: 'library-card' });
  expect(visitor.page.text).toContain(WORDS.en.problems.choose.documentKind);
});

test('who is not registered yet orders by a number, and says nothing of herself', async () => {
  await service.close();
  service = await openServiceWorld({ demo: null });
  const { world, app } = service;
  const visitor = new PageVisitor(app);
  await visitor.go('/en/order');
  expect(visitor.page.text).not.toMatch(/name="(name|birthDate|homeAddress)"/);
  await visitor.send({ model: 'code-reader' });
  expect(visitor.page.text).toContain(WORDS.en.problems.choose.delivery);
  await visitor.send({ model: 'code-reader', letterForm: 'braille', language: 'en', delivery: 'counter' });
  const [, number] = /number (\d{3} \d{3} \d{3})/.exec(visitor.page.text)!;
  const { personId } = await world.person('blå kat 7');
  const tied = await tieEarlyOrder(world.ports, number!, personId, world.now);
  expect(tied).toMatchObject({ order: { model: 'code-reader', letterForm: 'braille', delivery: 'counter' } });
});
