/** Changes wait, are told to the old and the new address, and are stopped by one click; forgotten passwords; sessions; the outbox. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { blockIdentity, unblockIdentity } from '../../host-tools/issuer/domain/blocking/block-identity.ts';
import { askChange } from '../../host-tools/issuer/domain/changes/ask-change.ts';
import { cancelChange, settleDueChanges } from '../../host-tools/issuer/domain/changes/settle-changes.ts';
import { logIn } from '../../host-tools/issuer/domain/login/log-in.ts';
import type { LoginResult } from '../../host-tools/issuer/domain/login/login.ts';
import { NO_ORIGIN } from '../../host-tools/issuer/domain/log/new-event.ts';
import { AddressRefused, CarrierOut, type Carriers } from '../../host-tools/issuer/domain/outbox/carrier.ts';
import { deliverNotices } from '../../host-tools/issuer/domain/outbox/deliver.ts';
import {
  askTemporaryPassword,
  setPasswordAfterReset,
} from '../../host-tools/issuer/domain/password/reset-password.ts';
import { endSession, personOfSession, startSession } from '../../host-tools/issuer/domain/session/session.ts';
import type { NoticeRow } from '../../host-tools/issuer/domain/records/notice.ts';
import type { ChangedField } from '../../host-tools/issuer/domain/records/pending-change.ts';
import type { PersonRow } from '../../host-tools/issuer/domain/records/person.ts';
import { DAY_SECONDS, PASSWORD, type SimulatedToken, World } from './world.ts';

const USER_ID = 'blå kat 7';
const HOUR_SECONDS = 3_600;

let world: World;
let person: PersonRow;
let token: SimulatedToken;
beforeEach(async () => {
  world = await World.open();
  ({ person, token } = await world.owner(USER_ID));
});
afterEach(() => world.close());

const log = (password = PASSWORD, userId = USER_ID): Promise<LoginResult> =>
  logIn(
    world.ports,
    {
      userId,
      codes: [token.codeAt(world.now)],
      password,
      browserId: `browser of ${USER_ID}`,
      source: 'home',
      origin: NO_ORIGIN,
      service: null,
    },
    world.now,
  );

const ask = (field: ChangedField, typed: string): ReturnType<typeof askChange> =>
  askChange(world.ports, person.personId, field, typed, world.now);
const settle = (): Promise<number> => settleDueChanges(world.ports, world.now, 10);
const present = async (): Promise<PersonRow> =>
  (await world.ports.store.read((rows) => rows.people.byId(person.personId)))!;
const notices = (kind: NoticeRow['kind']): Promise<readonly NoticeRow[]> =>
  world.ports.store.read(async (rows) =>
    (await rows.notices.ofPerson(person.personId)).filter((notice) => notice.kind === kind),
  );

/** What the link in a notice holds. */
async function cancelWord(kind: NoticeRow['kind']): Promise<string> {
  const { details } = (await notices(kind))[0]!;
  return (JSON.parse(details) as { cancelWord: string }).cancelWord;
}

describe('a change of the e-mail address', () => {
  test('is told to the old and the new one, waits an hour, and is told again', async () => {
    expect(await ask('email', 'ny@example.test')).toEqual({
      outcome: 'waits',
      dueAtUnixSeconds: world.now + HOUR_SECONDS,
    });
    const told = (await notices('contact-change-asked')).map(({ recipientAddress }) => recipientAddress);
    expect(told.sort()).toEqual(['+4520304050', 'aase@example.test', 'ny@example.test']);
    world.now += HOUR_SECONDS - 1;
    expect(await settle()).toBe(0);
    expect((await present()).email).toBe('aase@example.test');
    world.now += 1;
    expect(await settle()).toBe(1);
    expect((await present()).email).toBe('ny@example.test');
    expect((await notices('contact-changed')).map(({ recipientAddress }) => recipientAddress)).toContain(
      'aase@example.test',
    );
    expect(await settle()).toBe(0);
  });

  test('is stopped by one click from any of them, once', async () => {
    await ask('email', 'thief@example.test');
    const word = await cancelWord('contact-change-asked');
    expect(await cancelChange(world.ports, `${word}x`, world.now)).toBe(false);
    expect(await cancelChange(world.ports, word, world.now)).toBe(true);
    expect(await cancelChange(world.ports, word, world.now)).toBe(false);
    world.now += HOUR_SECONDS;
    await settle();
    expect((await present()).email).toBe('aase@example.test');
  });

  test('is told at the next login, first of all', async () => {
    await ask('email', 'ny@example.test');
    expect(await log()).toMatchObject({ waitingChanges: [{ field: 'email', value: 'ny@example.test' }] });
  });

  test('of somebody who has blocked her identity never comes into force, and holds up nobody’s', async () => {
    const { person: other } = await world.owner('rød kat 9');
    await ask('email', 'thief@example.test');
    await askChange(world.ports, other.personId, 'email', 'ny@example.test', world.now);
    await blockIdentity(world.ports, person.personId, 'person', world.now);
    world.now += HOUR_SECONDS;
    for (let turn = 0; turn < 2; turn++) await settleDueChanges(world.ports, world.now, 1);
    const emails = await world.ports.store.read(async (rows) => [
      (await rows.people.byId(person.personId))?.email,
      (await rows.people.byId(other.personId))?.email,
    ]);
    expect(emails).toEqual(['aase@example.test', 'ny@example.test']);
    await unblockIdentity(world.ports, person.personId, 'passport seen', world.now);
    expect(await settle()).toBe(0);
  });

  test('is asked so often in an hour and no more: each asking writes to an address that may be a stranger’s', async () => {
    const outcomes: string[] = [];
    for (let asked = 0; asked < 20; asked++)
      outcomes.push((await ask('email', `stranger${asked}@example.test`)).outcome);
    expect(outcomes.filter((outcome) => outcome === 'waits')).toHaveLength(5);
    expect(await ask('email', 'ny@example.test')).toEqual({ outcome: 'refused', problem: 'too-often' });
    const told = (await notices('contact-change-asked')).filter(({ recipientAddress }) =>
      recipientAddress.startsWith('stranger'),
    );
    expect(told).toHaveLength(5);
    expect((await ask('phone', '+4520304051')).outcome).toBe('waits');
    world.now += HOUR_SECONDS;
    expect((await ask('email', 'ny@example.test')).outcome).toBe('waits');
  });

  test('that is asked again takes the place of the first', async () => {
    await ask('email', 'one@example.test');
    await ask('email', 'two@example.test');
    world.now += HOUR_SECONDS;
    await settle();
    expect((await present()).email).toBe('two@example.test');
  });

  test('to none sends what comes after it on paper', async () => {
    await ask('email', '');
    world.now += HOUR_SECONDS;
    await settle();
    expect(await present()).toMatchObject({ email: null, wantsPaper: true });
  });

  test.each([
    ['email', 'a@x', 'not-an-address'],
    ['phone', '12', 'not-a-number'],
    ['password', 'kort', 'too-short'],
    ['userId', 'abc', { rule: 'too-short', characters: 3 }],
  ] as const)('%s: is refused by name', async (field, typed, problem) => {
    expect(await ask(field, typed)).toEqual({ outcome: 'refused', problem });
  });
});

describe('a change of the user ID', () => {
  test('keeps the former one for her, and for nobody else', async () => {
    expect((await ask('userId', 'grøn kat 8')).outcome).toBe('waits');
    world.now += HOUR_SECONDS;
    await settle();
    expect((await log()).outcome).toBe('wrong');
    expect((await log(PASSWORD, 'Grøn kat 8')).outcome).toBe('logged-in');
    await expect(world.person(USER_ID)).rejects.toThrow('taken');
    expect((await ask('userId', USER_ID)).outcome).toBe('waits');
  });

  test('to one that somebody has is refused: said in her own session only', async () => {
    await world.person('en anden 1');
    expect(await ask('userId', 'En anden 1')).toEqual({ outcome: 'refused', problem: 'taken' });
  });
});

describe('a password', () => {
  test('that is changed counts after a day, ends her sessions, and is kept as a hash alone', async () => {
    const word = await startSession(world.ports, person.personId, 'browser', world.now);
    await ask('password', 'en ny og lang en');
    world.now += DAY_SECONDS - 60;
    await settle();
    expect((await log()).outcome).toBe('logged-in');
    world.now += 60;
    await settle();
    expect((await log()).outcome).toBe('wrong');
    expect((await log('en ny og lang en')).outcome).toBe('logged-in');
    expect(await personOfSession(world.ports, word, world.now)).toBeNull();
  });

  const reset = (userId = USER_ID, source = 'home'): ReturnType<typeof askTemporaryPassword> =>
    askTemporaryPassword(world.ports, userId, source, world.now);

  test('that is forgotten is replaced by a temporary one, for a number that has long been hers', async () => {
    expect(await reset()).toEqual({ outcome: 'asked', message: null });
    world.now += 5 * DAY_SECONDS;
    expect(await reset('nobody here')).toEqual({ outcome: 'asked', message: null });
    const result = await reset();
    if (result.outcome !== 'asked' || result.message === null) throw new Error('expected a message');
    const { phone, password } = result.message;
    expect(phone).toBe('+4520304050');
    expect(await reset()).toEqual({ outcome: 'asked', message: null });
    const logged = await log(password);
    expect(logged).toMatchObject({ outcome: 'logged-in', needsPassword: true });
    world.now += 60;
    expect((await log(password)).outcome).toBe('wrong');
    expect(await setPasswordAfterReset(world.ports, person.personId, 'kort', world.now)).toBe('too-short');
    expect(
      await setPasswordAfterReset(world.ports, person.personId, 'en ny og lang en', world.now),
    ).toBeNull();
    expect((await log('en ny og lang en')).outcome).toBe('logged-in');
    expect(await notices('password-changed')).toHaveLength(2);
  });

  test('that is temporary is over after half an hour', async () => {
    world.now += 5 * DAY_SECONDS;
    const result = await reset();
    if (result.outcome !== 'asked' || result.message === null) throw new Error('expected a message');
    world.now += 30 * 60;
    expect((await log(result.message.password)).outcome).toBe('wrong');
    expect((await log()).outcome).toBe('logged-in');
  });

  test('that strangers ask for in her name keeps nobody out, and makes her phone ring three times a day at most', async () => {
    world.now += 5 * DAY_SECONDS;
    let messages = 0;
    for (let minute = 0; minute < 24 * 60; minute += 10) {
      const result = await reset(USER_ID, `net ${minute}`);
      if (result.outcome === 'asked' && result.message !== null) messages++;
      world.now += 600;
    }
    expect(messages).toBe(3);
    world.now++;
    expect(await reset(USER_ID, 'net')).toMatchObject({ message: { phone: '+4520304050' } });
    expect((await log()).outcome).toBe('logged-in');
  });
});

describe('a session', () => {
  test('lasts a quarter of an hour, and ends when she ends it', async () => {
    const word = await startSession(world.ports, person.personId, 'browser', world.now);
    expect(await personOfSession(world.ports, word, world.now + 899)).toMatchObject({ userId: USER_ID });
    expect(await personOfSession(world.ports, word, world.now + 900)).toBeNull();
    expect(await personOfSession(world.ports, `${word}0`, world.now)).toBeNull();
    await endSession(world.ports, word);
    expect(await personOfSession(world.ports, word, world.now)).toBeNull();
  });
});

describe('the outbox', () => {
  const carriers = (deliver: Carriers['email']): Carriers => ({
    email: deliver,
    paper: deliver,
    sms: deliver,
  });

  test('sends each notice once, two senders at a time too', async () => {
    const sent: string[] = [];
    const send = (): ReturnType<typeof deliverNotices> =>
      deliverNotices(
        world.ports,
        carriers(({ noticeId }) => Promise.resolve(void sent.push(noticeId))),
        () => world.now,
        10,
      );
    const results = await Promise.all([send(), send(), send()]);
    expect(results.reduce((sum, result) => sum + result.sent, 0)).toBe(2);
    expect(new Set(sent).size).toBe(2);
    expect(await send()).toEqual({ sent: 0, waiting: 0, failed: 0 });
  });

  test('tries no other notice by what is out of order, and gives none up for it', async () => {
    const tried: string[] = [];
    const down = carriers(({ noticeId }) => {
      tried.push(noticeId);
      return Promise.reject(new CarrierOut('mail: the server cannot be used now'));
    });
    await ask('email', 'ny@example.test');
    for (let turn = 0; turn < 40; turn++) {
      tried.length = 0;
      expect(await deliverNotices(world.ports, down, () => world.now, 10)).toEqual({
        sent: 0,
        waiting: 5,
        failed: 0,
      });
      expect(tried).toHaveLength(2);
      world.now += 8 * HOUR_SECONDS;
    }
    const works = carriers(() => Promise.resolve());
    expect(await deliverNotices(world.ports, works, () => world.now, 10)).toMatchObject({ sent: 5 });
  });

  test('writes on paper at once to whose address takes nothing, once', async () => {
    const refusing = {
      ...carriers(() => Promise.reject(new AddressRefused('no such address'))),
      paper: () => Promise.resolve(),
    };
    expect(await deliverNotices(world.ports, refusing, () => world.now, 10)).toEqual({
      sent: 1,
      waiting: 0,
      failed: 2,
    });
    const paper = (await notices('activated')).filter(({ channel }) => channel === 'paper');
    expect(paper).toMatchObject([{ state: 'sent', recipientAddress: 'Prøvegade 1\n8000 Aarhus C' }]);
  });

  test('tries again what could not be sent, later each time, and after thirty tries writes on paper', async () => {
    const waits: number[] = [];
    const broken = carriers(() => Promise.reject(new Error('no way there')));
    for (let tries = 1; tries < 30; tries++) {
      const tried = await deliverNotices(world.ports, broken, () => world.now, 10);
      expect(tried).toEqual({ sent: 0, waiting: 2, failed: 0 });
      const [next] = (await notices('activated')).map((notice) => notice.nextTryAtUnixSeconds);
      expect(await deliverNotices(world.ports, broken, () => next! - 1, 10)).toMatchObject({ waiting: 0 });
      waits.push(next! - world.now);
      world.now = next!;
    }
    expect(waits.slice(0, 4)).toEqual([60, 120, 240, 480]);
    expect(waits.slice(9)).toEqual(Array.from({ length: 20 }, () => 8 * HOUR_SECONDS));
    expect(await deliverNotices(world.ports, broken, () => world.now, 10)).toMatchObject({
      waiting: 1,
      failed: 2,
    });
    const states = (await notices('activated')).map(({ channel, state }) => `${channel} ${state}`);
    expect(states.sort()).toEqual(['email failed', 'paper waiting', 'sms failed']);
  });
});
