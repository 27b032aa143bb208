/** Names, addresses and deaths come from the population register; former user IDs wait for their owners. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readRegister, registerFile } from '../../host-tools/issuer/adapters/register/register-file.ts';
import { NO_ORIGIN } from '../../host-tools/issuer/domain/log/new-event.ts';
import { logIn } from '../../host-tools/issuer/domain/login/log-in.ts';
import { issueDueLetters } from '../../host-tools/issuer/domain/orders/letter-times.ts';
import { followRegister } from '../../host-tools/issuer/domain/register/follow-register.ts';
import { reserveFormerUserIds } from '../../host-tools/issuer/domain/people/former-user-ids.ts';
import { type Registration, registerPerson } from '../../host-tools/issuer/domain/people/register-person.ts';
import type { PopulationRegister, RegisterEntry } from '../../host-tools/issuer/domain/ports/register.ts';
import { startSession, personOfSession } from '../../host-tools/issuer/domain/session/session.ts';
import type { PersonRow } from '../../host-tools/issuer/domain/records/person.ts';
import { aRegistration, DAY_SECONDS, PASSWORD, World } from './world.ts';

const NUMBER = '0904611234';
const ENTRY: RegisterEntry = {
  personalNumber: NUMBER,
  name: 'Åse Maria Lund-Holm',
  homeAddress: 'Registervej 5\n9000 Aalborg',
  isDead: false,
};

let world: World;
let entries: RegisterEntry[];
const register: PopulationRegister = {
  find: (number) => Promise.resolve(entries.find(({ personalNumber }) => personalNumber === number) ?? null),
  changed: () => Promise.resolve(entries),
  taken: () => undefined,
};
beforeEach(async () => {
  world = await World.open();
  entries = [ENTRY];
});
afterEach(() => world.close());

const attempt = (more: Partial<Registration> = {}, userId = 'blå kat 7') =>
  registerPerson(
    world.ports,
    { ...aRegistration(userId), personalNumber: '090461-1234', ...more },
    world.now,
    register,
  );

async function registered(more: Partial<Registration> = {}, userId = 'blå kat 7'): Promise<PersonRow> {
  const result = await attempt(more, userId);
  if (result.outcome !== 'registered') throw new Error(JSON.stringify(result.problems));
  return result.person;
}

const present = async ({ personId }: PersonRow): Promise<PersonRow> =>
  (await world.ports.store.read((rows) => rows.people.byId(personId)))!;
const follow = (): Promise<number> => followRegister(world.ports, register, world.now);

describe('a registration with a personal number', () => {
  test('takes name and address from the register, whatever was typed', async () => {
    const person = await registered({ name: 'Noget Andet', homeAddress: undefined });
    expect(person).toMatchObject({ name: ENTRY.name, homeAddress: ENTRY.homeAddress });
    const proofs = await world.ports.store.read((rows) => rows.people.proofsOf(person.personId));
    expect(proofs.map(({ kind }) => kind).sort()).toEqual(['passport', 'personal-number']);
    expect(JSON.stringify([person, proofs])).not.toMatch(/0904611234|090461-1234/);
  });

  test.each([
    ['that is none', { personalNumber: '12345' }, 'not-a-personal-number'],
    ['of another birthday', { personalNumber: '100461-1234' }, 'not-a-personal-number'],
    ['that the register does not know', { personalNumber: '090461-9999' }, 'not-in-the-register'],
  ])('%s is refused', async (_what, more, problem) => {
    expect(await attempt(more)).toEqual({
      outcome: 'refused',
      problems: [{ field: 'personalNumber', problem }],
    });
  });

  test('is refused for the dead, and a second time', async () => {
    entries = [{ ...ENTRY, isDead: true }];
    expect(await attempt()).toMatchObject({ problems: [{ problem: 'not-in-the-register' }] });
    entries = [ENTRY];
    await registered();
    expect(await attempt({}, 'en anden 1')).toMatchObject({ problems: [{ problem: 'registered-before' }] });
  });
});

describe('the register', () => {
  test('changes name and address here, each an event, told once, and the same again changes nothing', async () => {
    const person = await registered();
    entries = [{ ...ENTRY, name: 'Åse Holm', homeAddress: 'Nyvej 1\n1000 København K' }];
    expect(await follow()).toBe(1);
    expect(await follow()).toBe(0);
    expect(await present(person)).toMatchObject({ name: 'Åse Holm', homeAddress: entries[0]!.homeAddress });
    const { personId } = person;
    const found = await world.ports.store.read(async (rows) => ({
      events: await rows.events.since(personId, ['register-changed'], 0),
      notices: await rows.notices.ofPerson(personId),
    }));
    expect(found.events.map(({ subject, actor }) => `${subject} ${actor}`).sort()).toEqual([
      'homeAddress authority',
      'name authority',
    ]);
    expect(found.notices).toHaveLength(2);
  });

  test('cancels the letter of who has moved, and the next goes to where she lives now', async () => {
    await world.stock(1);
    const person = await registered();
    await world.letterFor(person);
    world.now += DAY_SECONDS;
    entries = [{ ...ENTRY, homeAddress: 'Nyvej 1\n1000 København K' }];
    await follow();
    const letters = () => world.ports.store.read((rows) => rows.letters.ofPerson(person.personId));
    expect((await letters()).map(({ state }) => state)).toEqual(['cancelled']);
    expect(await issueDueLetters(world.ports, world.post, world.now, 9, () => {})).toBe(1);
    expect((await letters()).map(({ state }) => state).sort()).toEqual(['cancelled', 'open']);
  });

  test('tells of a death: devices, letters, sessions and notices end, and nothing opens any more', async () => {
    const { person, token } = await world.owner('blå kat 7');
    const numberPseudonym = world.ports.secrecy.documentPseudonym('personal-number', NUMBER);
    const { personId } = person;
    await world.ports.store.transaction((rows) =>
      rows.people.insertProof({
        ...{ proofId: 'p', personId, kind: 'personal-number', numberPseudonym, authority: 'x' },
        provedAtUnixSeconds: world.now,
      }),
    );
    await world.stock(1);
    await world.letterFor(person);
    const session = await startSession(world.ports, personId, 'browser', world.now);
    entries = [{ ...ENTRY, isDead: true }];
    expect(await follow()).toBe(1);
    expect(await follow()).toBe(0);
    const found = await world.ports.store.read(async (rows) => ({
      devices: (await rows.devices.ofPerson(personId)).map(({ state }) => state),
      letters: (await rows.letters.ofPerson(personId)).map(({ state }) => state),
      orders: (await rows.orders.ofPerson(personId)).map(({ state }) => state),
      notices: (await rows.notices.ofPerson(personId)).filter(({ state }) => state === 'waiting'),
      closed: await rows.events.since(personId, ['identity-closed'], 0),
    }));
    expect(found.devices).toEqual(['revoked', 'revoked']);
    expect(new Set(found.letters)).toEqual(new Set(['used', 'cancelled']));
    expect(new Set(found.orders)).toEqual(new Set(['fulfilled', 'cancelled']));
    expect(found.notices).toEqual([]);
    expect(found.closed).toMatchObject([{ subject: 'deceased', actor: 'authority' }]);
    expect(await present(person)).toMatchObject({ state: 'closed' });
    expect(await personOfSession(world.ports, session, world.now)).toBeNull();
    const request = { userId: 'blå kat 7', codes: [token.codeAt(world.now)] as const, password: PASSWORD };
    const more = { browserId: 'b', source: 'home', origin: NO_ORIGIN, service: null };
    expect((await logIn(world.ports, { ...request, ...more }, world.now)).outcome).toBe('wrong');
  });
});

describe('a user ID of the former system', () => {
  test('is kept for its owner, who alone can take it; one like a personal number is not kept', async () => {
    const list = [
      { userId: 'Gammel Kat 3', personalNumber: '090461-1234' },
      { userId: '0904611234', personalNumber: '090461-1234' },
      { userId: 'gammel kat 3', personalNumber: '090461-9999' },
      { userId: 'gammel hund 3', personalNumber: 'x' },
    ];
    expect(await reserveFormerUserIds(world.ports, list, world.now)).toEqual([
      { index: 1, reason: 'not-a-user-id' },
      { index: 2, reason: 'taken' },
      { index: 3, reason: 'not-a-personal-number' },
    ]);
    const stranger = await registerPerson(world.ports, aRegistration('gammel kat 3'), world.now);
    expect(stranger).toMatchObject({ problems: [{ field: 'userId', problem: { rule: 'taken' } }] });
    const owner = await registered({}, 'gammel kat 3');
    expect(owner.userId).toBe('gammel kat 3');
  });
});

test('an entry that cannot be taken waits for the next time, and holds up nobody', async () => {
  const other: RegisterEntry = { ...ENTRY, personalNumber: '0101010000' };
  const { store } = world.ports;
  let isFirst = true;
  const transaction: typeof store.transaction = (act) => {
    if (!isFirst) return store.transaction(act);
    isFirst = false;
    return Promise.reject(new Error('the database is away'));
  };
  const taken: RegisterEntry[] = [];
  const both: PopulationRegister = {
    ...register,
    changed: () => Promise.resolve([ENTRY, other]),
    taken: (entry) => void taken.push(entry),
  };
  const ports = { ...world.ports, store: { ...store, transaction } };
  await expect(followRegister(ports, both, world.now)).rejects.toThrow('the database is away');
  expect(taken).toEqual([other]);
});

describe('the register as a file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'register-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('is read when it is there and when it changes, and told of until it was taken', async () => {
    const file = path.join(folder, 'register.json');
    const lay = (list: readonly RegisterEntry[]): void => writeFileSync(file, JSON.stringify(list));
    const found = registerFile(file);
    lay([ENTRY]);
    expect(await found.find(NUMBER)).toEqual(ENTRY);
    expect(await found.find('0000000000')).toBeNull();
    const [entry] = await found.changed();
    expect(await found.changed()).toEqual([ENTRY]);
    found.taken(entry!);
    expect(await found.changed()).toEqual([]);
    lay([{ ...ENTRY, name: 'Åse Maria Lund-Holm den Anden' }]);
    expect(await found.changed()).toMatchObject([{ name: 'Åse Maria Lund-Holm den Anden' }]);
  });

  test.each([
    ['no JSON', '{"0904611234"', 'register: expected JSON'],
    ['no list', '{}', 'register: expected a list'],
    ['no number', JSON.stringify([{ ...ENTRY, personalNumber: '0904' }]), 'register: [0].personalNumber'],
    ['no name', JSON.stringify([ENTRY, { ...ENTRY, name: 7 }]), 'register: [1].name'],
    ['no word of death', JSON.stringify([{ ...ENTRY, isDead: 'no' }]), 'register: [0].isDead'],
  ])('with %s is refused by its place, and no value is told', (_what, text, message) => {
    expect(() => readRegister(text)).toThrow(message);
    expect(() => readRegister(text)).not.toThrow(/0904/);
  });
});
