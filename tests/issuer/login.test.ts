/** A person logs in, a code is accepted once, and what guesses is locked, not whom it aims at. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { blockIdentity, unblockIdentity } from '../../host-tools/issuer/domain/blocking/block-identity.ts';
import { blockOwnDevice } from '../../host-tools/issuer/domain/blocking/block-own-device.ts';
import { unblockByCodes, unblockByProof } from '../../host-tools/issuer/domain/blocking/unblock-device.ts';
import { resynchronizeDevice } from '../../host-tools/issuer/domain/devices/resynchronize-device.ts';
import { logIn } from '../../host-tools/issuer/domain/login/log-in.ts';
import type { LoginRequest, LoginResult } from '../../host-tools/issuer/domain/login/login.ts';
import type { PersonRow } from '../../host-tools/issuer/domain/records/person.ts';
import { PASSWORD, type SimulatedToken, World } from './world.ts';

const USER_ID = 'blå kat 7';
const HOME = `browser of ${USER_ID}`;
const NEXT_STEP_SECONDS = 30;

let world: World;
let person: PersonRow;
let token: SimulatedToken;
beforeEach(async () => {
  world = await World.open();
  ({ person, token } = await world.owner(USER_ID));
});
afterEach(() => world.close());

const log = (more: Partial<LoginRequest> = {}): Promise<LoginResult> =>
  logIn(
    world.ports,
    {
      userId: USER_ID,
      codes: [token.codeAt(world.now)],
      password: PASSWORD,
      browserId: HOME,
      source: 'home',
      origin: { address: '192.0.2.7', browserFamily: 'Firefox on Linux' },
      service: null,
      ...more,
    },
    world.now,
  );

const outcome = async (more: Partial<LoginRequest> = {}): Promise<string> => (await log(more)).outcome;

/** A code that fits no step near now. */
function wrongCode(): string {
  const near = [-3, -2, -1, 0, 1, 2, 3].map((step) => token.codeAt(world.now + step * NEXT_STEP_SECONDS));
  return ['000000', '111111', '222222', '333333', '444444', '555555', '666666', '777777'].find(
    (code) => !near.includes(code),
  )!;
}

const noticesOf = (): Promise<string[]> =>
  world.ports.store.read(async (rows) =>
    (await rows.notices.ofPerson(person.personId)).map(({ kind }) => kind).sort(),
  );

const strangerCodes = async (): Promise<number> =>
  (await world.ports.store.read((rows) => rows.devices.bySerialNumber(token.serialNumber)))!
    .strangerCodesSpent;

describe('a right login', () => {
  test('is accepted once; the event says when, where and how, and not at which service', async () => {
    const service = { name: 'Prøvebanken', text: 'Se din konto' };
    expect(await log({ service })).toMatchObject({ outcome: 'logged-in', isNewBrowser: false });
    expect(await outcome()).toBe('wrong');
    const [event] = await world.ports.store.read((rows) =>
      rows.events.since(person.personId, ['logged-in'], 0),
    );
    expect(event).toMatchObject({
      browserFamily: 'Firefox on Linux',
      address: '192.0.2.7',
      serviceName: null,
    });
    expect(event!.approvedText).toBeNull();
  });

  test('names the service in the log of who has chosen so, and tells of each use', async () => {
    const chosen = { keepsServiceNames: true, wantsNoticeOfEachUse: true };
    await world.ports.store.transaction((rows) => rows.people.update(person.personId, chosen));
    await log({ service: { name: 'Prøvebanken', text: 'Se din konto' } });
    const [event] = await world.ports.store.read((rows) =>
      rows.events.since(person.personId, ['logged-in'], 0),
    );
    expect(event).toMatchObject({ serviceName: 'Prøvebanken', approvedText: 'Se din konto' });
    expect(await noticesOf()).toContain('used');
  });

  test('from a new browser is told of; the next from there is not', async () => {
    expect(await log({ browserId: 'library' })).toMatchObject({ isNewBrowser: true });
    world.now += NEXT_STEP_SECONDS;
    expect(await log({ browserId: 'library' })).toMatchObject({ isNewBrowser: false });
    expect((await noticesOf()).filter((kind) => kind === 'new-browser')).toHaveLength(1);
  });

  test('takes the code in groups and the user ID in capitals', async () => {
    const code = token.codeAt(world.now);
    const typed = `${code.slice(0, 3)} ${code.slice(3)}`;
    expect(await outcome({ userId: ' BLÅ KAT 7', codes: [typed] })).toBe('logged-in');
  });

  test('of 64 at once is one', async () => {
    const results = await Promise.all(
      Array.from({ length: 64 }, (_, index) => log({ source: `source ${index}` })),
    );
    expect(results.filter((result) => result.outcome === 'logged-in')).toHaveLength(1);
  });
});

describe('a wrong login', () => {
  test('has one answer', async () => {
    expect(await log({ codes: [wrongCode()] })).toEqual({ outcome: 'wrong' });
    expect(await log({ password: 'something else' })).toEqual({ outcome: 'wrong' });
    expect(await log({ userId: 'nobody here' })).toEqual({ outcome: 'wrong' });
    expect(await log({ userId: '' })).toEqual({ outcome: 'wrong' });
    expect(await log({ password: '' })).toEqual({ outcome: 'wrong' });
    await blockOwnDevice(world.ports, person.personId, 'person', world.now);
    expect(await log()).toEqual({ outcome: 'wrong' });
  });

  test('with what is no code is told so, counts nothing, and does not tell how long hers are', async () => {
    const before = await strangerCodes();
    for (const code of ['12345', '123456789', 'abcdef', ''])
      expect(await log({ browserId: 'library', codes: [code] })).toEqual({
        outcome: 'malformed',
        codeNumber: 1,
      });
    expect(await log({ codes: ['123456', '12'] })).toEqual({ outcome: 'malformed', codeNumber: 2 });
    expect(await strangerCodes()).toBe(before);
    expect(await log({ codes: ['12345678'] })).toEqual({ outcome: 'wrong' });
  });

  test('with a right code and a wrong password leaves the code to its owner', async () => {
    expect(await outcome({ password: 'something else' })).toBe('wrong');
    expect(await outcome()).toBe('logged-in');
  });

  test('for the third time is told of', async () => {
    for (let errors = 0; errors < 3; errors++) await log({ codes: [wrongCode()] });
    expect((await noticesOf()).filter((kind) => kind === 'failed-three-times')).toHaveLength(1);
  });
});

describe('guessing', () => {
  test('from a known browser makes that browser wait, and no other', async () => {
    for (let errors = 0; errors < 3; errors++) await log({ codes: [wrongCode()] });
    expect(await log()).toEqual({ outcome: 'browser-waits', untilUnixSeconds: world.now + 300 });
    expect(await outcome({ browserId: 'library' })).toBe('logged-in');
    world.now += 300;
    expect(await outcome()).toBe('logged-in');
  });

  test('a waiting browser opens with two codes at once', async () => {
    for (let errors = 0; errors < 12; errors++) {
      const result = await log({ codes: [wrongCode()] });
      if (result.outcome === 'browser-waits') world.now = result.untilUnixSeconds!;
    }
    const [first, second] = token.pairAt(world.now);
    world.now += NEXT_STEP_SECONDS;
    expect(await outcome({ codes: [first, second] })).toBe('logged-in');
    world.now += NEXT_STEP_SECONDS;
    expect(await outcome()).toBe('logged-in');
  });

  test('by strangers is over after eleven tries, all of them together, for the life of the device', async () => {
    for (let tries = 0; tries < 40; tries++)
      expect(
        await outcome({ browserId: `stranger ${tries}`, source: `${tries}`, codes: [wrongCode()] }),
      ).toBe('wrong');
    expect(await strangerCodes()).toBe(33);
    expect(await outcome({ browserId: 'one more' })).toBe('wrong');
    world.now += 365 * 86_400;
    expect(await outcome({ browserId: 'one more', source: 'x' })).toBe('wrong');
    // Strangers fill nobody's log: no event for tries that could open nothing.
    const failed = await world.ports.store.read((rows) =>
      rows.events.since(person.personId, ['login-failed'], 0),
    );
    expect(failed).toHaveLength(11);
  });

  test('keeps her out nowhere: known browsers go on, and from a new one two codes open', async () => {
    for (let tries = 0; tries < 12; tries++)
      await log({ browserId: `stranger ${tries}`, source: `${tries}`, codes: [wrongCode()] });
    expect(await outcome()).toBe('logged-in');
    world.now += NEXT_STEP_SECONDS;
    const pair = token.pairAt(world.now);
    world.now += NEXT_STEP_SECONDS;
    const hers = { browserId: 'library', source: 'library' };
    expect(await outcome({ ...hers, codes: pair, password: 'something else' })).toBe('wrong');
    expect(await outcome({ ...hers, codes: pair })).toBe('logged-in');
    world.now += NEXT_STEP_SECONDS;
    expect(await outcome(hers)).toBe('logged-in');
  });

  test('gives her own slips back when she gets in, and a stranger nothing', async () => {
    for (let slips = 0; slips < 4; slips++) await log({ browserId: 'library', codes: [wrongCode()] });
    await log({ browserId: 'stranger', codes: [wrongCode()] });
    expect(await strangerCodes()).toBe(15);
    expect(await outcome({ browserId: 'library' })).toBe('logged-in');
    expect(await strangerCodes()).toBe(3);
  });

  test('at a device whose clock runs elsewhere counts each code that it is compared with', async () => {
    await world.ports.store.transaction((rows) => rows.devices.update(token.serialNumber, { driftSteps: 2 }));
    await log({ browserId: 'stranger', codes: [wrongCode()] });
    expect(await strangerCodes()).toBe(5);
  });

  test('of pairs with the right password is over after a hundred: blocked, and told', async () => {
    const wrongPair = (): [string, string] => [wrongCode(), wrongCode()];
    for (let tries = 0; tries < 100; tries++)
      expect(await outcome({ browserId: 's', source: `${tries}`, codes: wrongPair() })).toBe('wrong');
    const device = await world.ports.store.read((rows) => rows.devices.bySerialNumber(token.serialNumber));
    expect(device!.state).toBe('blocked');
    expect(await noticesOf()).toContain('blocked');
  });

  test('of pairs with wrong passwords counts nothing, so that it can block nobody', async () => {
    for (let tries = 0; tries < 130; tries++)
      await log({ browserId: 's', source: `${tries}`, codes: ['111111', '222222'], password: 'a guess' });
    const device = await world.ports.store.read((rows) => rows.devices.bySerialNumber(token.serialNumber));
    expect(device).toMatchObject({ state: 'active', pairErrors: 0 });
  });

  test('from one source is slowed down, whatever it aims at', async () => {
    for (let tries = 0; tries < 60; tries++) await log({ userId: `name ${tries}`, source: 'one' });
    expect(await log({ source: 'one' })).toMatchObject({ outcome: 'source-waits' });
    expect(await outcome({ source: 'two' })).toBe('logged-in');
  });
});

describe('blocking', () => {
  const unblock = (codes: [string, string], password = PASSWORD): ReturnType<typeof unblockByCodes> =>
    unblockByCodes(world.ports, { userId: USER_ID, codes, password, source: 'home' }, world.now);

  test('a device, and opening it again by two codes and the password', async () => {
    expect(await blockOwnDevice(world.ports, person.personId, 'person', world.now)).toBe(token.serialNumber);
    expect(await blockOwnDevice(world.ports, person.personId, 'person', world.now)).toBeNull();
    const pair = token.pairAt(world.now);
    expect(await unblock([wrongCode(), wrongCode()])).toEqual({ outcome: 'wrong' });
    expect(await unblock(pair, 'something else')).toEqual({ outcome: 'wrong' });
    expect(await unblock(pair)).toEqual({ outcome: 'unblocked', serialNumber: token.serialNumber });
    expect(await unblock(pair)).toEqual({ outcome: 'wrong' });
    world.now += 2 * NEXT_STEP_SECONDS;
    expect(await outcome()).toBe('logged-in');
    expect(await noticesOf()).toEqual([
      'activated',
      'activated',
      'blocked',
      'blocked',
      'unblocked',
      'unblocked',
    ]);
  });

  test('a device, and opening it by a proof of identity', async () => {
    await blockOwnDevice(world.ports, person.personId, 'support', world.now);
    expect(await unblockByProof(world.ports, token.serialNumber, 'passport seen', world.now)).toBe(true);
    expect(await unblockByProof(world.ports, token.serialNumber, 'passport seen', world.now)).toBe(false);
    expect(await outcome()).toBe('logged-in');
  });

  test('the whole identity: no codes open it, a proof does', async () => {
    expect(await blockIdentity(world.ports, person.personId, 'person', world.now)).toBe(true);
    expect(await outcome()).toBe('wrong');
    expect(await unblock(token.pairAt(world.now))).toEqual({ outcome: 'wrong' });
    expect(await unblockIdentity(world.ports, person.personId, 'passport seen', world.now)).toBe(true);
    world.now += 2 * NEXT_STEP_SECONDS;
    expect(await outcome()).toBe('logged-in');
  });
});

test('a device whose clock has run 40 minutes away is found again by two codes', async () => {
  token.clockAheadSeconds = 2_400;
  expect(await outcome()).toBe('wrong');
  const { serialNumber } = token;
  const pair = token.pairAt(world.now);
  const found = await resynchronizeDevice(world.ports, serialNumber, pair, 'support', world.now);
  expect(found).toEqual({ outcome: 'resynchronized', driftSteps: 81 });
  world.now += 2 * NEXT_STEP_SECONDS;
  expect(await outcome()).toBe('logged-in');
});
