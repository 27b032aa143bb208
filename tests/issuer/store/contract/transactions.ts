/** What every store owes to those who work with it: whole transactions, and values that come back as they went in. */
import { describe, expect, test } from 'vitest';
import { migrate } from '../../../../host-tools/issuer/adapters/database/migrate.ts';
import type { OpenStore } from '../open-store.ts';
import { anActiveDevice, device, IMPORT, NOW, person, SERIAL } from '../sample-rows.ts';

export function transactionsContract(open: () => OpenStore): void {
  describe('transactions', () => {
    test('leave nothing when they fail', async () => {
      const { store } = open();
      const failing = store.transaction(async (rows) => {
        await anActiveDevice(rows);
        throw new Error('changed its mind');
      });
      await expect(failing).rejects.toThrow('changed its mind');
      expect(await store.read(({ people }) => people.byId('anna'))).toBeNull();
      expect(await store.read(({ devices }) => devices.count())).toEqual({});
    });

    test('do not use the store itself, which would wait for them', async () => {
      const { store } = open();
      const within = store.transaction(() => store.read(({ people }) => people.byId('anna')));
      await expect(within).rejects.toThrow(/store: expected/);
      const nested = store.transaction(() => store.transaction(() => Promise.resolve(1)));
      await expect(nested).rejects.toThrow(/store: expected/);
      expect(await store.transaction(() => Promise.resolve(1))).toBe(1);
    });

    test('keep what others count, however they come between each other', async () => {
      const { store } = open();
      await store.transaction((rows) => anActiveDevice(rows));
      await Promise.all(
        Array.from({ length: 40 }, () =>
          store.transaction(async ({ devices }) => {
            await devices.bySerialNumber(SERIAL);
            await devices.spendStrangerCodes(SERIAL, 1, 1000);
          }),
        ),
      );
      expect((await store.read(({ devices }) => devices.bySerialNumber(SERIAL)))?.strangerCodesSpent).toBe(
        40,
      );
    });
  });

  describe('the tables', () => {
    test('are made once: a second start changes nothing', async () => {
      const { store, db, differences } = open();
      await store.transaction((rows) => anActiveDevice(rows));
      await migrate(db, differences);
      expect(await store.read(({ people }) => people.byId('anna'))).toEqual(person('anna'));
    });

    test('hold the largest exact number, every byte and every character', async () => {
      const { store } = open();
      const name = 'Åse 😀 \u202E "; drop table people; --';
      const sealedSecret = Uint8Array.from({ length: 256 }, (_, index) => index);
      const t0UnixSeconds = Number.MAX_SAFE_INTEGER;
      await store.transaction(async (rows) => {
        await rows.people.insert(person('anna', { name }));
        await rows.devices.insertImport(IMPORT);
        await rows.devices.insert(device(SERIAL, { sealedSecret, t0UnixSeconds }));
      });
      expect((await store.read(({ people }) => people.byId('anna')))?.name).toBe(name);
      expect(await store.read(({ devices }) => devices.bySerialNumber(SERIAL))).toEqual(
        device(SERIAL, { sealedSecret, t0UnixSeconds }),
      );
    });

    test.each([
      ['text with NUL', 'a\0b', /without NUL/],
      ['half a surrogate pair', 'a\uD800', /whole characters/],
      ['NaN', Number.NaN, /whole number/],
      ['a fraction', 0.5, /whole number/],
      ['a number above 2^53', 2 ** 53, /whole number/],
      ['a boolean', true, /got boolean/],
      ['a date', new Date(0), /got object/],
      ['a big integer', 1n, /got bigint/],
    ])('take no %s, and never say the value', async (_, value, message) => {
      const { db } = open();
      const insert = db
        .insertInto('userIds')
        .values({ userId: 'u', personId: value as never, reservedSinceUnixSeconds: NOW })
        .execute();
      await expect(insert).rejects.toThrow(message);
      await expect(insert).rejects.not.toThrow(/a.b/);
      expect(await db.selectFrom('userIds').selectAll().execute()).toEqual([]);
    });
  });
}
