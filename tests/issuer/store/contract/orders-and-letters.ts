/** What every store owes to orders and activation letters. */
import { describe, expect, test } from 'vitest';
import type { OpenStore } from '../open-store.ts';
import { anActiveDevice, device, letter, NOW, order, OTHER_SERIAL, SERIAL } from '../sample-rows.ts';

export function ordersAndLettersContract(open: () => OpenStore): void {
  describe('orders', () => {
    test('that are nobody’s yet are found by their number, and go once', async () => {
      const { store } = open();
      const wish = { model: 'code-reader', language: 'da', letterForm: 'braille', delivery: 'post' } as const;
      const early = { ...wish, orderNumber: '123456789', placedAtUnixSeconds: NOW };
      await store.transaction((rows) => rows.orders.insertEarly(early));
      expect(await store.read((rows) => rows.orders.early('123456789'))).toEqual(early);
      const remove = (): Promise<boolean> =>
        store.transaction((rows) => rows.orders.removeEarly('123456789'));
      expect(await remove()).toBe(true);
      expect(await remove()).toBe(false);
      await store.transaction((rows) => rows.orders.insertEarly(early));
      expect(await store.transaction((rows) => rows.orders.removeEarlyBefore(NOW))).toBe(0);
      expect(await store.transaction((rows) => rows.orders.removeEarlyBefore(NOW + 1))).toBe(1);
    });

    test('come back as they were stored, the newest first', async () => {
      const { store } = open();
      const older = order('order-1');
      const newer = order('order-2', { placedAtUnixSeconds: NOW + 1, letterForm: 'plain-text' });
      await store.transaction(async (rows) => {
        await anActiveDevice(rows);
        await rows.orders.insert(older);
        await rows.orders.insert(newer);
      });
      expect(await store.read(({ orders }) => orders.byId('order-2'))).toEqual(newer);
      expect(await store.read(({ orders }) => orders.byId('order-3'))).toBeNull();
      expect(await store.read(({ orders }) => orders.ofPerson('anna'))).toEqual([newer, older]);
    });

    test('move when they are where the move begins, and wait for their letter’s day', async () => {
      const { store } = open();
      await store.transaction(async (rows) => {
        await anActiveDevice(rows);
        for (const orderId of ['a', 'b', 'c']) await rows.orders.insert(order(orderId));
      });
      const send = (orderId: string, letterDueAtUnixSeconds: number): Promise<boolean> =>
        store.transaction(({ orders }) =>
          orders.move(orderId, 'placed', 'device-sent', { serialNumber: SERIAL, letterDueAtUnixSeconds }),
        );
      const due = async (unixSeconds: number, limit = 9): Promise<readonly string[]> =>
        (await store.read(({ orders }) => orders.dueForLetter(unixSeconds, limit))).map(
          (each) => each.orderId,
        );
      expect(await send('a', NOW + 20)).toBe(true);
      expect(await send('a', NOW + 20)).toBe(false);
      expect(await send('b', NOW + 10)).toBe(true);
      expect(await due(NOW + 9)).toEqual([]);
      expect(await due(NOW + 20)).toEqual(['b', 'a']);
      expect(await due(NOW + 20, 1)).toEqual(['b']);
      expect(await store.transaction(({ orders }) => orders.move('b', 'device-sent', 'letter-sent'))).toBe(
        true,
      );
      expect(await due(NOW + 20)).toEqual(['a']);
      expect(await store.read(({ orders }) => orders.byId('b'))).toEqual(
        order('b', { state: 'letter-sent', serialNumber: SERIAL, letterDueAtUnixSeconds: NOW + 10 }),
      );
    });
  });

  describe('letters', () => {
    const fill = (): Promise<void> =>
      open().store.transaction(async (rows) => {
        await anActiveDevice(rows);
        await rows.devices.insert(device(OTHER_SERIAL));
        await rows.orders.insert(order('order-1'));
      });

    test('come back as they were stored, the newest first, and one is open', async () => {
      const { store } = open();
      await fill();
      const first = letter('letter-1');
      const second = letter('letter-2', { issuedAtUnixSeconds: NOW + 5 });
      await store.transaction(async ({ letters }) => {
        await letters.insert(first);
        expect(await letters.close('letter-1', 'cancelled')).toBe(true);
        expect(await letters.close('letter-1', 'used')).toBe(false);
        await letters.insert(second);
      });
      const all = await store.read(({ letters }) => letters.ofPerson('anna'));
      expect(all).toEqual([second, { ...first, state: 'cancelled' }]);
      expect(await store.read(({ letters }) => letters.openFor('anna', SERIAL))).toEqual(second);
      expect(await store.read(({ letters }) => letters.openFor('bo', SERIAL))).toBeNull();
      expect(await store.read(({ letters }) => letters.openFor('anna', OTHER_SERIAL))).toBeNull();
      expect(await store.read(({ letters }) => letters.byId('letter-2'))).toEqual(second);
      expect(await store.read(({ letters }) => letters.byId('letter-3'))).toBeNull();
    });

    test('count no more than three tries, of 64 at once, and take one back', async () => {
      const { store } = open();
      await fill();
      await store.transaction(({ letters }) => letters.insert(letter('letter-1')));
      const count = (): Promise<number | null> =>
        store.transaction(({ letters }) => letters.countTry('letter-1', 3));
      const counted = await Promise.all(Array.from({ length: 64 }, count));
      expect(counted.filter((each) => each !== null).sort()).toEqual([1, 2, 3]);
      await store.transaction(({ letters }) => letters.returnTry('letter-1'));
      expect(await count()).toBe(3);
      expect(await count()).toBeNull();
    });

    test('count nothing when they are closed, and never fewer than none', async () => {
      const { store } = open();
      await fill();
      await store.transaction(({ letters }) => letters.insert(letter('letter-1')));
      await store.transaction(({ letters }) => letters.returnTry('letter-1'));
      await store.transaction(({ letters }) => letters.close('letter-1', 'used'));
      expect(await store.transaction(({ letters }) => letters.countTry('letter-1', 3))).toBeNull();
      expect(await store.transaction(({ letters }) => letters.countTry('letter-9', 3))).toBeNull();
      expect((await store.read(({ letters }) => letters.byId('letter-1')))?.wrongTries).toBe(0);
    });

    test('are told of before they end, once, and expire', async () => {
      const { store } = open();
      await fill();
      await store.transaction(async ({ letters }) => {
        await letters.insert(letter('late', { validUntilUnixSeconds: NOW + 20 }));
        await letters.insert(letter('soon', { serialNumber: OTHER_SERIAL, validUntilUnixSeconds: NOW + 10 }));
      });
      const ending = async (
        unixSeconds: number,
        limit = 9,
        issuedBefore = NOW + 1,
      ): Promise<readonly string[]> =>
        (await store.read(({ letters }) => letters.expiringBefore(unixSeconds, issuedBefore, limit))).map(
          (each) => each.letterId,
        );
      expect(await ending(NOW + 10)).toEqual([]);
      expect(await ending(NOW + 21, 9, NOW - 1_000_000)).toEqual([]);
      expect(await ending(NOW + 21)).toEqual(['soon', 'late']);
      expect(await ending(NOW + 21, 1)).toEqual(['soon']);
      await store.transaction(({ letters }) => letters.markExpiryTold('soon', NOW));
      expect(await ending(NOW + 21)).toEqual(['late']);
      const expire = (unixSeconds: number): Promise<number> =>
        store.transaction(({ letters }) => letters.expire(unixSeconds));
      expect(await expire(NOW + 9)).toBe(0);
      expect(await expire(NOW + 10)).toBe(1);
      expect(await store.read(({ letters }) => letters.byId('soon'))).toMatchObject({
        state: 'expired',
        expiryToldAtUnixSeconds: NOW,
      });
      expect(await expire(NOW + 30)).toBe(1);
      expect(await ending(NOW + 100)).toEqual([]);
    });
  });
}
