/** A person is taken in: what is needed, what is voluntary, and what is kept of how she showed who she is. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type Registration,
  type RegistrationResult,
  registerPerson,
} from '../../host-tools/issuer/domain/people/register-person.ts';
import { placeOrder } from '../../host-tools/issuer/domain/orders/place-order.ts';
import { sendDevice } from '../../host-tools/issuer/domain/orders/send-device.ts';
import { aRegistration, START_UNIX_SECONDS, WISH, World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.close());

const register = (more: Partial<Registration> = {}): Promise<RegistrationResult> =>
  registerPerson(world.ports, { ...aRegistration('blå kat 7'), ...more }, world.now);

async function problems(more: Partial<Registration>): Promise<unknown> {
  const result = await register(more);
  return result.outcome === 'refused' ? result.problems : [];
}

describe('a registration', () => {
  test('names each mandatory field that is missing, in the order of the form, and writes nothing', async () => {
    const empty = { name: ' ', birthDate: '', userId: '', homeAddress: '\n' };
    expect(await problems(empty)).toEqual([
      { field: 'name', problem: 'missing' },
      { field: 'birthDate', problem: 'not-a-date' },
      { field: 'userId', problem: { rule: 'too-short', characters: 0 } },
      { field: 'homeAddress', problem: 'missing' },
    ]);
    expect((await register()).outcome).toBe('registered');
  });

  test('does without e-mail, phone and another address: then notices come on paper', async () => {
    const result = await register({ email: '', phone: ' ', alternativeAddress: undefined });
    expect(result).toMatchObject({
      outcome: 'registered',
      person: { email: null, phone: null, alternativeAddress: null, wantsPaper: true },
    });
  });

  test.each([
    ['the day before the 15th birthday', '2011-12-01', [{ field: 'birthDate', problem: 'too-young' }]],
    ['the 15th birthday', '2011-11-30', []],
    ['tomorrow', '2026-12-01', [{ field: 'birthDate', problem: 'in-the-future' }]],
    ['no day', '2011-02-29', [{ field: 'birthDate', problem: 'not-a-date' }]],
    ['before all people alive', '1850-01-01', [{ field: 'birthDate', problem: 'not-a-date' }]],
  ])('of somebody born on %s', async (_what, birthDate, found) => {
    expect(await problems({ birthDate })).toEqual(found);
  });

  test('counts the age in Danish days: at 23.30 UTC it is tomorrow there', async () => {
    world.now = START_UNIX_SECONDS + 12.5 * 3_600;
    expect(await problems({ birthDate: '2011-12-01' })).toEqual([]);
  });

  test('says that a user ID is taken, and leaves its owner alone', async () => {
    await register();
    expect(await problems({ userId: 'BLÅ KAT 7', name: 'En Anden' })).toEqual([
      { field: 'userId', problem: { rule: 'taken' } },
    ]);
    const owner = await world.ports.store.read((rows) => rows.people.byUserId('blå kat 7'));
    expect(owner!.name).toBe('Åse Maria Lund');
  });

  test('keeps which document was seen by whom, and of its number a pseudonym alone', async () => {
    const result = await register();
    if (result.outcome !== 'registered') throw new Error('expected a person');
    const { personId } = result.person;
    const [proof, ...more] = await world.ports.store.read((rows) => rows.people.proofsOf(personId));
    expect(more).toEqual([]);
    expect(proof).toMatchObject({
      kind: 'passport',
      authority: 'Prøvekommunen',
      provedAtUnixSeconds: world.now,
    });
    expect(JSON.stringify(proof)).not.toContain('123456789');
    expect(proof!.numberPseudonym).toBe(world.ports.secrecy.documentPseudonym('passport', '123456789'));
  });
});

describe('an order', () => {
  test('is one at a time, of the kind that she chooses', async () => {
    await world.stock(1, 'code-display');
    const [reader] = await world.stock(1, 'code-reader');
    const { personId } = await world.person('blå kat 7');
    const placed = await placeOrder(world.ports, personId, WISH, world.now);
    if (placed.outcome !== 'placed') throw new Error('expected an order');
    const { orderId } = placed.order;
    expect(await placeOrder(world.ports, personId, WISH, world.now)).toEqual({
      outcome: 'refused',
      reason: 'order-under-way',
      orderId,
    });
    const sent = await sendDevice(world.ports, orderId, world.now);
    expect(sent).toMatchObject({ outcome: 'sent', device: { serialNumber: reader!.serialNumber } });
    expect(await sendDevice(world.ports, orderId, world.now)).toMatchObject({ reason: 'not-placed' });
  });

  test('waits when there is none of that kind in stock, and is for people who are there', async () => {
    await world.stock(1, 'code-display');
    const { personId } = await world.person('blå kat 7');
    const placed = await placeOrder(world.ports, personId, WISH, world.now);
    if (placed.outcome !== 'placed') throw new Error('expected an order');
    expect(await sendDevice(world.ports, placed.order.orderId, world.now)).toMatchObject({
      reason: 'none-in-stock',
    });
    expect(await placeOrder(world.ports, 'nobody', WISH, world.now)).toMatchObject({
      reason: 'no-such-person',
    });
    expect(await sendDevice(world.ports, 'no order', world.now)).toMatchObject({ reason: 'no-such-order' });
  });
});
