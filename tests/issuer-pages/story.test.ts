/** The whole story by the pages alone, without a script, in both languages, in simulated time. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { settleDueChanges } from '../../host-tools/issuer/domain/changes/settle-changes.ts';
import { WORDS } from '../../host-tools/issuer/faces/pages/words/words.ts';
import { DAY_SECONDS, PASSWORD, type SimulatedToken } from '../issuer/world.ts';
import { PageVisitor, unescaped } from './page-visitor.ts';
import { openServiceWorld, ORDER_FIELDS, type ServiceWorld } from './service-world.ts';

let service: ServiceWorld;
beforeEach(async () => {
  service = await openServiceWorld();
});
afterEach(() => service.close());

const code = (token: SimulatedToken): string => token.codeAt(service.world.now);

function login(token: SimulatedToken): Record<string, string> {
  return { userId: ORDER_FIELDS.userId, code: code(token), password: PASSWORD };
}

/** From the order to the active device; she ends where the activation does. */
async function activate(
  visitor: PageVisitor,
  language: 'da' | 'en',
  madeDaysAgo = 0,
): Promise<SimulatedToken> {
  const { world } = service;
  const words = WORDS[language];
  const [token] = await world.stock(1, 'code-reader', world.now - madeDaysAgo * DAY_SECONDS);
  await visitor.go(`/${language}/order`);
  await visitor.send(ORDER_FIELDS);
  expect(visitor.page.text).toContain(words.ordered.states.placed);
  await visitor.send({}, words.ordered.sendDevice);
  // The letter is due a working day later; the demonstration says that it skips that.
  expect(world.posted).toEqual([]);
  expect(unescaped(visitor.page.text)).toContain(words.ordered.demo.letter);
  await visitor.send({}, words.ordered.sendLetter);
  await visitor.go(visitor.link(words.ordered.readLetter));
  const activationCode = world.posted[0]!.activationCode;
  expect(visitor.page.text).toContain(activationCode);
  await visitor.go(visitor.link(words.start.choices.activate.title));
  const { serialNumber } = token!;
  await visitor.send({
    userId: ` ${ORDER_FIELDS.userId.toUpperCase()} `,
    serialNumber: serialNumber.replace(/(\d{4})(?=\d)/g, '$1 '),
    activationCode: activationCode.replace(/(\d{3})(?=\d)/g, '$1-'),
  });
  expect(visitor.page.address).toBe(`/${language}/activate/code`);
  return token!;
}

describe.each(['da', 'en'] as const)('in the language %s', (language) => {
  const words = WORDS[language];

  test('a person orders, activates, logs in, blocks her device and opens it again', async () => {
    const { world } = service;
    const visitor = new PageVisitor(service.app);
    const token = await activate(visitor, language);
    await visitor.send({ code: code(token) });
    expect(visitor.page.address).toBe(`/${language}/activate/password`);
    await visitor.send({ password: PASSWORD, again: PASSWORD });
    expect(visitor.page.text).toContain(words.activated.text.replaceAll('’', '’'));

    world.now += 60;
    await visitor.go(`/${language}/log-in`);
    await visitor.send(login(token));
    expect(visitor.page.address).toBe(`/${language}/my-page`);
    const shownText = unescaped(visitor.page.text);
    expect(shownText).toContain(words.myPage.heading(ORDER_FIELDS.name));
    expect(shownText).toContain(words.myPage.deviceStates.active);
    expect(shownText).toContain(words.events.kinds['logged-in']);
    expect(shownText).toContain('192.0.2.7');
    expect(shownText).toContain('Firefox');
    expect(shownText).not.toContain(token.serialNumber);

    await visitor.go(visitor.link(words.block.heading));
    await visitor.send({}, words.block.device.button);
    expect(visitor.page.text).toContain(words.block.device.done);
    expect((await visitor.go(`/${language}/my-page`)).address).toBe(`/${language}/log-in`);
    world.now += 60;
    await visitor.send(login(token));
    expect(visitor.page.status).toBe(422);

    world.now += 60;
    await visitor.go(`/${language}/unblock`);
    const [first, second] = token.pairAt(world.now - 30);
    await visitor.send({ userId: ORDER_FIELDS.userId, code: first, nextCode: second, password: PASSWORD });
    expect(visitor.page.text).toContain(words.unblock.done);
    world.now += 60;
    await visitor.go(`/${language}/log-in`);
    await visitor.send(login(token));
    expect(visitor.page.address).toBe(`/${language}/my-page`);
    await visitor.send({}, words.myPage.logOut);
    expect((await visitor.go(`/${language}/my-page`)).address).toBe(`/${language}/log-in`);
  });
});

describe('on the way', () => {
  const words = WORDS.da;
  async function owner(): Promise<{ visitor: PageVisitor; token: SimulatedToken }> {
    const visitor = new PageVisitor(service.app);
    const token = await activate(visitor, 'da');
    await visitor.send({ code: code(token) });
    await visitor.send({ password: PASSWORD, again: PASSWORD });
    service.world.now += 60;
    await visitor.go('/da/log-in');
    await visitor.send(login(token));
    expect(visitor.page.address).toBe('/da/my-page');
    return { visitor, token };
  }

  test('an old device asks for the next code, and takes two that follow each other', async () => {
    const { world } = service;
    const visitor = new PageVisitor(service.app);
    const token = await activate(visitor, 'da', 400);
    await visitor.send({ code: code(token) });
    expect(visitor.page.text).toContain(words.activate.nextCodeHint);
    world.now += 90;
    await visitor.send({ code: code(token) });
    expect(visitor.page.text).toContain(words.activate.pairWrong);
    await visitor.send({ code: code(token) });
    world.now += 30;
    await visitor.send({ code: code(token) });
    expect(visitor.page.address).toBe('/da/activate/password');
  });

  test('an activation cookie is of no use in another browser, and ends', async () => {
    const visitor = new PageVisitor(service.app);
    await activate(visitor, 'da');
    const thief = new PageVisitor(service.app);
    await thief.go('/da/');
    thief.cookies.set('activation', visitor.cookies.get('activation')!);
    expect((await thief.go('/da/activate/code')).address).toBe('/da/activate?over=yes');
    service.world.now += 1_801;
    expect((await visitor.go('/da/activate/code')).address).toBe('/da/activate?over=yes');
  });

  test('a change waits, is told first of all, and its owner stops it; one that nobody stops comes into force', async () => {
    const { visitor } = await owner();
    const { world } = service;
    await visitor.go('/da/my-page/email');
    await visitor.send({ email: 'ny@example.test' });
    expect(visitor.page.text).toContain(words.myPage.waitingHeading);
    await visitor.send({}, words.myPage.stopChange(words.changes.names.email));
    expect(visitor.page.text).not.toContain(words.myPage.waitingHeading);
    await visitor.go('/da/my-page/email');
    await visitor.send({ email: 'ny@example.test' });
    world.now += 3_600;
    await settleDueChanges(world.ports, world.now, 10);
    expect((await world.ports.store.read((rows) => rows.people.byUserId(ORDER_FIELDS.userId)))?.email).toBe(
      'ny@example.test',
    );
  });

  test('the link of a notice asks first, and its button stops the change', async () => {
    const { visitor } = await owner();
    const { world } = service;
    await visitor.go('/da/my-page/password');
    await visitor.send({ password: 'en helt anden sætning', again: 'en helt anden sætning' });
    const { personId } = (await world.ports.store.read((rows) => rows.people.byUserId(ORDER_FIELDS.userId)))!;
    const notices = await world.ports.store.read((rows) => rows.notices.ofPerson(personId));
    const asked = notices.find(({ kind }) => kind === 'password-change-asked')!;
    const { cancelWord } = JSON.parse(asked.details) as { cancelWord: string };
    const stranger = new PageVisitor(service.app, '198.51.100.1');
    await stranger.go(`/da/cancel?word=${cancelWord}`);
    const waiting = () => world.ports.store.read((rows) => rows.changes.waitingOf(personId));
    expect(await waiting()).toHaveLength(1);
    await stranger.send({}, words.cancel.button);
    expect(stranger.page.text).toContain(words.cancel.stopped);
    expect(await waiting()).toEqual([]);
    await stranger.go(`/da/cancel?word=${cancelWord}`);
    await stranger.send({}, words.cancel.button);
    expect(stranger.page.text).toContain(words.cancel.over(world.ports.policy.helpPhone));
  });

  test('a temporary password leads to a new one, and only then to her page', async () => {
    const { visitor, token } = await owner();
    const { world, textMessages } = service;
    await visitor.send({}, words.myPage.logOut);
    world.now += 6 * DAY_SECONDS;
    await visitor.go('/da/forgotten-password');
    await visitor.send({ userId: ORDER_FIELDS.userId });
    const known = visitor.page.text;
    await visitor.go('/da/forgotten-password');
    await visitor.send({ userId: 'findes slet ikke' });
    expect(visitor.page.text).toBe(known);
    expect(textMessages).toHaveLength(1);
    await visitor.go('/da/log-in');
    await visitor.send({ ...login(token), password: textMessages[0]!.password });
    expect(visitor.page.address).toBe('/da/new-password');
    expect((await visitor.go('/da/my-page')).address).toBe('/da/log-in');
    await visitor.go('/da/new-password');
    await visitor.send({ password: 'husk paraplyen i dag', again: 'husk paraplyen i dag' });
    expect(visitor.page.address).toBe('/da/my-page');
  });

  test('choices are kept, and each is one event', async () => {
    const { visitor } = await owner();
    await visitor.go('/da/my-page/choices');
    await visitor.send({ eachUse: 'yes', services: 'yes' });
    expect(visitor.page.text).toContain(words.choices.eachUseOn);
    expect(visitor.page.text).toContain(words.choices.servicesOn);
    const events = visitor.page.text.split(words.events.kinds['choice-changed']).length - 1;
    expect(events).toBe(2);
  });

  test('the report is made in one click, to be read and as a file, and is one event', async () => {
    const { visitor, token } = await owner();
    await visitor.go(visitor.link(words.report.heading));
    await visitor.send({}, words.report.toPage);
    const read = unescaped(visitor.page.text);
    for (const value of [
      words.order.proofs.passport,
      words.myPage.deviceStates.active,
      words.report.states.fulfilled,
    ])
      expect(read).toContain(`>${value}<`);
    expect(read).not.toMatch(/>\s*\d{10}\s*</);
    expect(read).toContain('aase@example.test');
    expect(read).not.toContain(ORDER_FIELDS.documentNumber);
    await visitor.go('/da/my-page/report');
    await visitor.send({}, words.report.toFile);
    const { headers, payload } = visitor.page.response;
    expect(headers['content-disposition']).toBe('attachment; filename="talkode-report.json"');
    const report = JSON.parse(payload) as { tables: { table: string; rows: unknown[] }[] };
    const devices = report.tables.find(({ table }) => table === 'devices')!;
    expect(JSON.stringify(devices.rows)).toContain(token.serialNumber);
    expect(payload).not.toContain(PASSWORD);
    await visitor.go('/da/my-page');
    expect(visitor.page.text.split(words.events.kinds['report-made'])).toHaveLength(3);
  });

  test('"I did not start this" ends the session and tells the person', async () => {
    const { visitor } = await owner();
    const { world } = service;
    const { personId } = (await world.ports.store.read((rows) => rows.people.byUserId(ORDER_FIELDS.userId)))!;
    const other = new PageVisitor(service.app);
    await other.go('/da/log-in');
    await other.send({}, words.logIn.notMeButton);
    expect(other.page.text).toContain(words.notMe.ended);
    await visitor.go('/da/my-page');
    const mark = /name="formMark" value="([^"]*)"/.exec(visitor.page.text)![1]!;
    await visitor.ask('POST', '/da/not-me', { formMark: mark });
    expect((await visitor.go('/da/my-page')).address).toBe('/da/log-in');
    const notices = await world.ports.store.read((rows) => rows.notices.ofPerson(personId));
    expect(notices.filter(({ kind }) => kind === 'not-started-by-me')).toHaveLength(2);
  });
});
