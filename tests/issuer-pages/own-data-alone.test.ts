/** Two people beside each other: neither sees anything of the other, whatever she asks for, and who is not logged in sees nobody. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { askChange } from '../../host-tools/issuer/domain/changes/ask-change.ts';
import { addressOf, PAGE_PATHS, type PageName } from '../../host-tools/issuer/faces/pages/addresses.ts';
import type { PersonRow } from '../../host-tools/issuer/domain/records/person.ts';
import { PASSWORD, type SimulatedToken } from '../issuer/world.ts';
import { PageVisitor, unescaped } from './page-visitor.ts';
import { openServiceWorld, type ServiceWorld } from './service-world.ts';

const PAGES = Object.keys(PAGE_PATHS) as PageName[];

let service: ServiceWorld;
let other: { person: PersonRow; token: SimulatedToken };
beforeEach(async () => {
  service = await openServiceWorld({ requestsPerMinute: 1_000_000 });
  other = await anOwner('havets måge 8', {
    name: 'Bo Sejr Storm',
    homeAddress: 'Fremmedvej 77\n9990 Skagen',
    email: 'bo.storm@example.test',
    phone: '71727374',
  });
});
afterEach(() => service.close());

/** By the steps, with data of her own. */
async function anOwner(
  userId: string,
  data: { name: string; homeAddress: string; email: string; phone: string },
): Promise<{ person: PersonRow; token: SimulatedToken }> {
  const { world } = service;
  const owner = await world.owner(userId);
  const { email, name, homeAddress, phone } = data;
  const changes = { email, name, homeAddress, phone: `+45${phone}` };
  await world.ports.store.transaction((rows) => rows.people.update(owner.person.personId, changes));
  return owner;
}

async function loggedIn(userId: string): Promise<PageVisitor> {
  const { world, app } = service;
  const { token } = await anOwner(userId, {
    name: 'Åse Maria Lund',
    homeAddress: 'Prøvegade 1\n8000 Aarhus C',
    email: 'aase@example.test',
    phone: '20304050',
  });
  const visitor = new PageVisitor(app);
  await visitor.go('/da/log-in');
  await visitor.send({ userId, code: token.codeAt(world.now), password: PASSWORD });
  expect(visitor.page.address).toContain('/da/my-page');
  return visitor;
}

/** What says that a page is about the other person. */
function marksOf({ person, token }: typeof other): readonly string[] {
  return [
    ...['Bo Sejr Storm', 'Fremmedvej', 'bo.storm', '71727374', 'havets måge'],
    ...[person.personId, token.serialNumber, token.serialNumber.slice(-4)],
  ];
}

test('no page that she can see has anything of another person, nor has her report', async () => {
  const visitor = await loggedIn('havets stjerne 7');
  const seen: string[] = [];
  for (const page of PAGES) seen.push((await visitor.go(addressOf('da', page))).text);
  await visitor.go('/da/my-page/report');
  await visitor.send({}, 'Vis rapporten');
  seen.push(visitor.page.text);
  const text = unescaped(seen.join('\n'));
  expect(text).toContain('aase@example.test');
  for (const mark of marksOf(other)) expect(text).not.toContain(mark);
});

test('whatever of another person she names, it stays as it is', async () => {
  const { world } = service;
  const { personId } = other.person;
  await askChange(world.ports, personId, 'email', 'nyere@example.test', world.now);
  const waiting = () => world.ports.store.read((rows) => rows.changes.waitingOf(personId));
  const [change] = await waiting();
  const visitor = await loggedIn('havets stjerne 7');
  const { hidden } = visitor.formOf([], 'Log af');
  const named = { change: change!.changeId, personId, person: personId, userId: other.person.userId };
  const query = { person: personId, personId, before: '999999999', order: personId };
  for (const page of ['cancelWaiting', 'choices', 'email', 'report', 'events'] as const)
    for (const asked of [{}, query]) {
      const answer = await visitor.ask('POST', addressOf('da', page, asked), {
        ...hidden,
        ...named,
        email: 'aase@example.test',
        as: 'file',
      });
      for (const mark of marksOf(other).slice(0, -3)) expect(unescaped(answer.text)).not.toContain(mark);
    }
  expect(await waiting()).toEqual([change]);
  const device = await world.ports.store.read((rows) => rows.devices.currentOf(personId));
  expect(device!.state).toBe('active');
});

test('who is not logged in finds nobody, and no user ID, on any page', async () => {
  const visitor = new PageVisitor(service.app);
  const cookieOfAnother = await loggedIn('havets stjerne 7');
  visitor.cookies.set('session', 'f'.repeat(64));
  for (const page of PAGES) {
    const { text } = await visitor.go(addressOf('en', page));
    for (const mark of ['Åse Maria', 'havets', 'aase@', ...marksOf(other)])
      expect(unescaped(text)).not.toContain(mark);
  }
  expect((await cookieOfAnother.go('/da/my-page')).address).toBe('/da/my-page');
});
