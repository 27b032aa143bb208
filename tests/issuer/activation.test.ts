/** A token becomes somebody's: order, device, letter, activation, and every way in which it is not. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { blockIdentity, unblockIdentity } from '../../host-tools/issuer/domain/blocking/block-identity.ts';
import { checkLetter, type LetterCheck } from '../../host-tools/issuer/domain/activation/check-letter.ts';
import { activationCodeFrom } from '../../host-tools/issuer/domain/activation-code.ts';
import { completeActivation } from '../../host-tools/issuer/domain/activation/complete-activation.ts';
import { type DeviceCheck, proveDevice } from '../../host-tools/issuer/domain/activation/prove-device.ts';
import { NO_ORIGIN } from '../../host-tools/issuer/domain/log/new-event.ts';
import { issueLetter } from '../../host-tools/issuer/domain/orders/issue-letter.ts';
import {
  issueDueLetters,
  tellOfExpiringLetters,
} from '../../host-tools/issuer/domain/orders/letter-times.ts';
import { placeOrder } from '../../host-tools/issuer/domain/orders/place-order.ts';
import { sendDevice } from '../../host-tools/issuer/domain/orders/send-device.ts';
import { civilDateAt } from '../../host-tools/issuer/domain/calendar/civil-date.ts';
import type { PersonRow } from '../../host-tools/issuer/domain/records/person.ts';
import { DAY_SECONDS, PASSWORD, START_UNIX_SECONDS, WISH, World } from './world.ts';

let world: World;
const failures: unknown[] = [];
const failed = (orderId: string, error: unknown): void => void failures.push([orderId, error]);
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.close());

const USER_ID = 'blå kat 7';

interface Waiting {
  person: PersonRow;
  serialNumber: string;
  activationCode: string;
}

/** A person whose letter has come. */
async function waiting(userId = USER_ID): Promise<Waiting> {
  await world.stock(1);
  const person = await world.person(userId);
  return { person, ...(await world.letterFor(person)) };
}

const check = (
  { serialNumber, activationCode }: { serialNumber: string; activationCode: string },
  userId = USER_ID,
  source = 'home',
): Promise<LetterCheck> =>
  checkLetter(world.ports, { userId, serialNumber, activationCode }, source, NO_ORIGIN, world.now);

async function rightLetter(letter: Waiting): Promise<Extract<LetterCheck, { outcome: 'right' }>> {
  const checked = await check(letter);
  if (checked.outcome !== 'right') throw new Error(`expected a right letter, got ${checked.outcome}`);
  return checked;
}

async function proved(
  check: Promise<DeviceCheck>,
): Promise<Extract<DeviceCheck, { outcome: 'proved' }>['proof']> {
  const result = await check;
  if (result.outcome !== 'proved') throw new Error(`expected a proof, got ${result.outcome}`);
  return result.proof;
}

/** Another code with a right check digit. */
const wrongCode = ({ activationCode }: Waiting): string =>
  activationCodeFrom(activationCode.startsWith('0') ? '12345678' : '01234567');

const noticesOf = ({ personId }: PersonRow): Promise<string[]> =>
  world.ports.store.read(async (rows) =>
    (await rows.notices.ofPerson(personId)).map(({ kind, channel }) => `${kind} ${channel}`).sort(),
  );

const eventsOf = ({ personId }: PersonRow): Promise<string[]> =>
  world.ports.store.read(async (rows) =>
    [...(await rows.events.ofPerson(personId, 100))].reverse().map(({ kind }) => kind),
  );

describe('the way of a token to a person', () => {
  test('order, device, a working day, letter, activation: active, all used up, told on two channels, one event', async () => {
    const [token] = await world.stock(1);
    const person = await world.person(USER_ID);
    const { serialNumber, activationCode } = await world.letterFor(person);
    expect(serialNumber).toBe(token!.serialNumber);
    expect(civilDateAt(START_UNIX_SECONDS)).toBe('2026-11-30');
    expect(civilDateAt(world.now)).toBe('2026-12-01');

    const letter = await rightLetter({ person, serialNumber, activationCode });
    const code = token!.codeAt(world.now);
    const proof = await proved(proveDevice(world.ports, letter, [code], world.now));
    world.now += 120;
    const done = await completeActivation(world.ports, proof, PASSWORD, 'browser', NO_ORIGIN, world.now);
    expect(done).toMatchObject({ outcome: 'activated', replacedSerialNumber: null });

    const device = await world.ports.store.read((rows) => rows.devices.bySerialNumber(serialNumber));
    expect(device).toMatchObject({ state: 'active', personId: person.personId, strangerCodesSpent: 0 });
    expect(await eventsOf(person)).toEqual([
      'registered',
      'ordered',
      'device-sent',
      'letter-sent',
      'activated',
    ]);
    expect(await noticesOf(person)).toEqual(['activated email', 'activated sms']);
    expect(await check({ serialNumber, activationCode })).toEqual({ outcome: 'wrong' });
    const again = await completeActivation(world.ports, proof, PASSWORD, 'browser', NO_ORIGIN, world.now);
    expect(again).toEqual({ outcome: 'over' });
  });

  test('typed in capitals, with groups, blanks and combining letters, it is taken as meant', async () => {
    const letter = await waiting();
    const { serialNumber, activationCode } = letter;
    const typed = {
      serialNumber: serialNumber.replace(/(\d{4})/g, '$1 ').trim(),
      activationCode: ` ${activationCode.slice(0, 3)}-${activationCode.slice(3, 6)} ${activationCode.slice(6)}`,
    };
    expect(await check(typed, ' BLA\u030A Kat 7 ')).toMatchObject({ outcome: 'right', serialNumber });
  });

  test('from the counter the letter comes at once, and lives 48 hours', async () => {
    await world.stock(1);
    const person = await world.person(USER_ID);
    const letter = await world.letterFor(person, { ...WISH, delivery: 'counter' });
    expect(world.now).toBe(START_UNIX_SECONDS);
    world.now += 2 * DAY_SECONDS - 1;
    expect((await check(letter)).outcome).toBe('right');
    world.now += 61;
    expect(await check(letter)).toEqual({ outcome: 'wrong' });
  });

  test('who has none but paper is told on paper', async () => {
    await world.stock(1);
    const person = await world.person(USER_ID, { email: '', phone: '' });
    const { serialNumber, activationCode } = await world.letterFor(person);
    const letter = await rightLetter({ person, serialNumber, activationCode });
    const code = world.token(serialNumber).codeAt(world.now);
    const proof = await proved(proveDevice(world.ports, letter, [code], world.now));
    await completeActivation(world.ports, proof, PASSWORD, 'browser', NO_ORIGIN, world.now);
    expect(await noticesOf(person)).toEqual(['activated paper']);
  });
});

describe('a letter', () => {
  test('is not issued before its working day, nor twice a day, nor five times a month', async () => {
    await world.stock(1);
    const { personId } = await world.person(USER_ID);
    const placed = await placeOrder(world.ports, personId, WISH, world.now);
    if (placed.outcome !== 'placed') throw new Error('expected an order');
    const { orderId } = placed.order;
    const issue = (): ReturnType<typeof issueLetter> =>
      issueLetter(world.ports, world.post, orderId, world.now);
    expect(await issue()).toMatchObject({ reason: 'no-device-sent' });
    await sendDevice(world.ports, orderId, world.now);
    expect(await issue()).toMatchObject({ reason: 'too-early' });
    expect(await issueDueLetters(world.ports, world.post, world.now, 10, failed)).toBe(0);
    world.now += DAY_SECONDS;
    expect(await issueDueLetters(world.ports, world.post, world.now, 10, failed)).toBe(1);
    expect(await issueDueLetters(world.ports, world.post, world.now, 10, failed)).toBe(0);
    const first = world.now;
    for (let letters = 1; letters < 4; letters++) {
      expect(await issue()).toMatchObject({ reason: 'too-many', nextAtUnixSeconds: world.now + DAY_SECONDS });
      world.now += DAY_SECONDS;
      expect(await issue()).toMatchObject({ outcome: 'issued' });
    }
    world.now += DAY_SECONDS;
    expect(await issue()).toMatchObject({ reason: 'too-many', nextAtUnixSeconds: first + 30 * DAY_SECONDS });
    expect(world.posted).toHaveLength(4);
  });

  test('that is newer cancels the older', async () => {
    const letter = await waiting();
    world.now += DAY_SECONDS;
    const { orderId } = (
      await world.ports.store.read((rows) => rows.orders.ofPerson(letter.person.personId))
    )[0]!;
    await issueLetter(world.ports, world.post, orderId, world.now);
    expect(await check(letter)).toEqual({ outcome: 'wrong' });
    expect((await check({ ...letter, activationCode: world.posted.at(-1)!.activationCode })).outcome).toBe(
      'right',
    );
  });

  test('dies of three wrong codes, and its person is told', async () => {
    const letter = await waiting();
    for (let tries = 0; tries < 3; tries++)
      expect(await check({ ...letter, activationCode: wrongCode(letter) })).toEqual({ outcome: 'wrong' });
    expect(await check(letter)).toEqual({ outcome: 'wrong' });
    expect(await noticesOf(letter.person)).toEqual(['letter-dead email']);
    expect((await eventsOf(letter.person)).filter((kind) => kind === 'activation-failed')).toHaveLength(3);
  });

  test('forgives two wrong ones, and a right one takes nothing from it', async () => {
    const letter = await waiting();
    for (let tries = 0; tries < 2; tries++) await check({ ...letter, activationCode: wrongCode(letter) });
    for (let tries = 0; tries < 5; tries++) expect((await check(letter)).outcome).toBe('right');
  });

  test('loses nothing by slips of the finger', async () => {
    const letter = await waiting();
    const { activationCode } = letter;
    const slip = `${(Number(activationCode[0]) + 1) % 10}${activationCode.slice(1)}`;
    for (let tries = 0; tries < 9; tries++)
      expect(await check({ ...letter, activationCode: slip })).toMatchObject({
        problem: { problem: 'slip' },
      });
    expect((await check(letter)).outcome).toBe('right');
  });

  test("can't be used up by a stranger, who does not know which device is whose", async () => {
    const letter = await waiting();
    const other = await waiting('en anden 1');
    for (let tries = 0; tries < 20; tries++) {
      await check({ ...letter, activationCode: wrongCode(letter) }, 'nobody at all', 'stranger');
      await check({ ...other, activationCode: wrongCode(letter) }, USER_ID, 'stranger');
    }
    expect((await check(letter)).outcome).toBe('right');
    expect((await check(other, 'en anden 1')).outcome).toBe('right');
  });

  test('opens nothing from a source that has tried too often, until ten minutes are over', async () => {
    const letter = await waiting();
    for (let tries = 0; tries < 60; tries++)
      await check({ ...letter, activationCode: wrongCode(letter) }, 'nobody at all');
    const refused = await check(letter);
    expect(refused.outcome).toBe('source-waits');
    world.now = refused.outcome === 'source-waits' ? refused.untilUnixSeconds : 0;
    expect((await check(letter)).outcome).toBe('right');
  });

  test('is told of a week before it ends, once', async () => {
    const { person } = await waiting();
    expect(await tellOfExpiringLetters(world.ports, world.now, 10)).toBe(0);
    world.now += 25 * DAY_SECONDS;
    expect(await tellOfExpiringLetters(world.ports, world.now, 10)).toBe(1);
    expect(await tellOfExpiringLetters(world.ports, world.now, 10)).toBe(0);
    expect(await noticesOf(person)).toEqual(['letter-expires email']);
    world.now += 7 * DAY_SECONDS;
    expect(await world.ports.store.transaction((rows) => rows.letters.expire(world.now))).toBe(1);
  });

  test('that cannot be issued stands in no other’s way: the blocked person’s, and what the printer refuses', async () => {
    await world.stock(3);
    const orderIds: string[] = [];
    const people: PersonRow[] = [];
    for (const userId of ['først 1', 'dernæst 2', 'sidst 3']) {
      const person = await world.person(userId);
      const placed = await placeOrder(world.ports, person.personId, WISH, world.now);
      if (placed.outcome !== 'placed') throw new Error('expected an order');
      await sendDevice(world.ports, placed.order.orderId, world.now);
      orderIds.push(placed.order.orderId);
      people.push(person);
    }
    await blockIdentity(world.ports, people[0]!.personId, 'person', world.now);
    world.now += DAY_SECONDS;
    failures.length = 0;
    // One at a time, and the second person's printer jams.
    const jams = { ...world.post, lay: () => Promise.reject(new Error('paper jam')) };
    const order = await world.ports.store.read((rows) => rows.orders.dueForLetter(world.now, 9));
    expect(order).toHaveLength(3);
    for (let turn = 0; turn < 3; turn++)
      await issueDueLetters(world.ports, turn === 1 ? jams : world.post, world.now, 1, failed);
    const due = await world.ports.store.read((rows) => rows.orders.dueForLetter(world.now, 9));
    expect(due).toEqual([]);
    expect(failures.length + world.posted.length).toBe(2);
    await unblockIdentity(world.ports, people[0]!.personId, 'passport seen', world.now);
    world.now += 3_600;
    await issueDueLetters(world.ports, world.post, world.now, 9, failed);
    expect(world.posted).toHaveLength(3);
    expect(new Set(world.posted.map(({ activationCode }) => activationCode)).size).toBe(3);
    expect(orderIds).toHaveLength(3);
  });

  test('that could not be printed leaves nothing behind', async () => {
    await world.stock(1);
    const { personId } = await world.person(USER_ID);
    const placed = await placeOrder(world.ports, personId, { ...WISH, delivery: 'counter' }, world.now);
    if (placed.outcome !== 'placed') throw new Error('expected an order');
    await sendDevice(world.ports, placed.order.orderId, world.now);
    const jammed = { ...world.post, lay: () => Promise.reject(new Error('paper jam')) };
    await expect(issueLetter(world.ports, jammed, placed.order.orderId, world.now)).rejects.toThrow(
      'paper jam',
    );
    expect(await world.ports.store.read((rows) => rows.letters.ofPerson(personId))).toEqual([]);
    const issued = await issueLetter(world.ports, world.post, placed.order.orderId, world.now);
    expect(issued.outcome).toBe('issued');
  });
});

describe('the device that is activated', () => {
  test('from old stock, whose clock has run 2 minutes ahead, needs two codes', async () => {
    const [token] = await world.stock(1, 'code-reader', world.now - 200 * DAY_SECONDS);
    token!.clockAheadSeconds = 120;
    const person = await world.person(USER_ID);
    const letter = await rightLetter({ person, ...(await world.letterFor(person)) });
    const [first, second] = token!.pairAt(world.now);
    expect(await proveDevice(world.ports, letter, [first], world.now)).toEqual({
      outcome: 'next-code-needed',
    });
    const proof = await proved(proveDevice(world.ports, letter, [first, second], world.now + 30));
    expect(proof.state.driftSteps).toBe(4);
  });

  test('that is fresh needs a second code when the first lies outside of the window', async () => {
    const waits = await waiting();
    const token = world.token(waits.serialNumber);
    token.clockAheadSeconds = 90;
    const letter = await rightLetter(waits);
    const [first, second] = token.pairAt(world.now);
    expect(await proveDevice(world.ports, letter, [first], world.now)).toEqual({
      outcome: 'next-code-needed',
    });
    expect((await proveDevice(world.ports, letter, [first, second], world.now + 30)).outcome).toBe('proved');
  });

  test('is not found by two codes that are not neighbours, nor in the wrong order', async () => {
    const waits = await waiting();
    const token = world.token(waits.serialNumber);
    const letter = await rightLetter(waits);
    const pair = [token.codeAt(world.now), token.codeAt(world.now + 60)] as const;
    expect(await proveDevice(world.ports, letter, pair, world.now)).toEqual({ outcome: 'wrong' });
    const [first, second] = token.pairAt(world.now);
    expect(await proveDevice(world.ports, letter, [second, first], world.now)).toEqual({ outcome: 'wrong' });
  });

  test('gives who has only the letter six guesses, and then looks at single codes no more', async () => {
    const waits = await waiting();
    const token = world.token(waits.serialNumber);
    const letter = await rightLetter(waits);
    const right = token.codeAt(world.now);
    const wrong = right === '000000' ? '000001' : '000000';
    for (let tries = 0; tries < 6; tries++) await proveDevice(world.ports, letter, [wrong], world.now);
    expect(await proveDevice(world.ports, letter, [right], world.now)).toEqual({
      outcome: 'next-code-needed',
    });
    const pair = token.pairAt(world.now);
    expect((await proveDevice(world.ports, letter, pair, world.now + 30)).outcome).toBe('proved');
  });

  test('takes the place of the former one, with the password that she has', async () => {
    const { person, token: former } = await world.owner(USER_ID);
    await world.stock(1);
    const { serialNumber, activationCode } = await world.letterFor(person);
    const letter = await rightLetter({ person, serialNumber, activationCode });
    const code = world.token(serialNumber).codeAt(world.now);
    const proof = await proved(proveDevice(world.ports, letter, [code], world.now));
    const complete = (password: string): ReturnType<typeof completeActivation> =>
      completeActivation(world.ports, proof, password, 'browser', NO_ORIGIN, world.now);
    expect(await complete('not this one')).toEqual({ outcome: 'wrong-password' });
    expect(await complete(PASSWORD)).toMatchObject({ replacedSerialNumber: former.serialNumber });
    const states = await world.ports.store.read((rows) => rows.devices.ofPerson(person.personId));
    expect(states.map(({ state }) => state)).toEqual(['active', 'replaced']);
  });

  test('waits a quarter of an hour for a password, which must be one', async () => {
    const waits = await waiting();
    const letter = await rightLetter(waits);
    const code = world.token(waits.serialNumber).codeAt(world.now);
    const proof = await proved(proveDevice(world.ports, letter, [code], world.now));
    const complete = (password: string): ReturnType<typeof completeActivation> =>
      completeActivation(world.ports, proof, password, 'browser', NO_ORIGIN, world.now);
    const refused = async (password: string): Promise<unknown> => {
      const result = await complete(password);
      return result.outcome === 'password-refused' ? result.problem : result.outcome;
    };
    expect(await refused('kort')).toBe('too-short');
    expect(await refused('aaaaaaaaaa')).toBe('one-sign-repeated');
    expect(await refused('BLÅ kat 7')).toBe('is-the-user-id');
    expect(await refused('123 456 789')).toBe('is-a-code');
    expect(await refused('a'.repeat(257))).toBe('too-long');
    world.now += 15 * 60 + 1;
    expect(await complete(PASSWORD)).toEqual({ outcome: 'over' });
  });
});
