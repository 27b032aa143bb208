/** An order before its person is registered: a number that says nothing of anybody, until a counter makes it hers. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  EARLY_ORDER_DAYS,
  noteEarlyOrder,
  tieEarlyOrder,
} from '../../host-tools/issuer/domain/orders/early-order.ts';
import { DAY_SECONDS, WISH, World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.close());

async function note(): Promise<string> {
  const noted = await noteEarlyOrder(world.ports, WISH, 'home', world.now);
  if (noted.outcome !== 'noted') throw new Error(`expected a number, got ${noted.outcome}`);
  return noted.orderNumber;
}

test('has no owner until it is tied to a person, and then is her order, once', async () => {
  const orderNumber = await note();
  expect(orderNumber).toMatch(/^\d{9}$/);
  world.now += 30 * DAY_SECONDS;
  const { personId } = await world.person('blå kat 7');
  const typed = orderNumber.replace(/(\d{3})(?=\d)/g, '$1 ');
  const tied = await tieEarlyOrder(world.ports, typed, personId, world.now);
  expect(tied).toMatchObject({ outcome: 'placed', order: { ...WISH, personId, state: 'placed' } });
  expect(await tieEarlyOrder(world.ports, orderNumber, personId, world.now)).toBeNull();
});

test('stays for who cannot have one now, and is not found by a slip of the finger', async () => {
  const orderNumber = await note();
  const slip = `${(Number(orderNumber[0]) + 1) % 10}${orderNumber.slice(1)}`;
  const { personId } = await world.person('blå kat 7');
  expect(await tieEarlyOrder(world.ports, slip, personId, world.now)).toBeNull();
  expect(await tieEarlyOrder(world.ports, orderNumber, 'nobody', world.now)).toMatchObject({
    reason: 'no-such-person',
  });
  await tieEarlyOrder(world.ports, await note(), personId, world.now);
  expect(await tieEarlyOrder(world.ports, orderNumber, personId, world.now)).toMatchObject({
    reason: 'order-under-way',
  });
  const early = (number: string) => world.ports.store.read((rows) => rows.orders.early(number));
  expect(await early(orderNumber)).not.toBeNull();
  world.now += EARLY_ORDER_DAYS * DAY_SECONDS + 1;
  const before = world.now - EARLY_ORDER_DAYS * DAY_SECONDS;
  expect(await world.ports.store.transaction((rows) => rows.orders.removeEarlyBefore(before))).toBe(1);
  expect(await early(orderNumber)).toBeNull();
});

test('comes from one source so often and no more', async () => {
  for (let orders = 0; orders < world.ports.policy.sourceTriesPer10Minutes; orders++) await note();
  const next = await noteEarlyOrder(world.ports, WISH, 'home', world.now);
  expect(next.outcome).toBe('source-waits');
});
