/** What every store owes to devices: their moves, their steps, and the codes that strangers have spent. */
import { describe, expect, test } from 'vitest';
import type { Devices } from '../../../../host-tools/issuer/domain/ports/store.ts';
import type { OpenStore } from '../open-store.ts';
import { anActiveDevice, device, IMPORT, move, NOW, OTHER_SERIAL, person, SERIAL } from '../sample-rows.ts';

export function devicesContract(open: () => OpenStore): void {
  describe('devices', () => {
    test('come back as they were stored, and once only', async () => {
      const { store } = open();
      const given = device(SERIAL, { driftSteps: -3, t0UnixSeconds: 1_500_000_000, digits: 8 });
      await store.transaction(async ({ devices }) => {
        expect(await devices.insertImport(IMPORT)).toBe(true);
        expect(await devices.insertImport({ ...IMPORT, importId: 'again' })).toBe(false);
        expect(await devices.insert(given)).toBe(true);
        expect(await devices.insert({ ...given, digits: 6 })).toBe(false);
      });
      const found = await store.read(({ devices }) => devices.bySerialNumber(SERIAL));
      expect(found).toEqual(given);
      expect(found?.sealedSecret.constructor).toBe(Uint8Array);
      expect(await store.read(({ devices }) => devices.bySerialNumber(OTHER_SERIAL))).toBeNull();
    });

    test('move when they are where the move begins, and every move is kept', async () => {
      const { store } = open();
      await store.transaction(async ({ people, devices }) => {
        await people.insert(person('anna'));
        await devices.insertImport(IMPORT);
        await devices.insert(device(SERIAL));
        expect(await devices.move(move(SERIAL, 'assigned', 'active'))).toBe(false);
        expect(await devices.move(move(SERIAL, 'manufactured', 'assigned'), { personId: 'anna' })).toBe(true);
        expect(await devices.move(move(SERIAL, 'manufactured', 'assigned'), { personId: 'anna' })).toBe(
          false,
        );
        expect(await devices.currentOf('anna')).toBeNull();
        expect(await devices.move(move(SERIAL, 'assigned', 'active'), { pairErrors: 1 })).toBe(true);
      });
      const current = await store.read(({ devices }) => devices.currentOf('anna'));
      expect(current).toEqual(device(SERIAL, { state: 'active', personId: 'anna', pairErrors: 1 }));
      expect(await store.read(({ devices }) => devices.movesOf(SERIAL))).toEqual([
        move(SERIAL, 'manufactured', 'assigned'),
        move(SERIAL, 'assigned', 'active'),
      ]);
    });

    test('of a person: the one assigned last comes first, and one is current', async () => {
      const { store } = open();
      await store.transaction(async (rows) => {
        // Made later, yet hers earlier.
        await anActiveDevice(rows, SERIAL);
        await rows.devices.insert(device(OTHER_SERIAL, { manufacturedAtUnixSeconds: NOW - 9 }));
        await rows.devices.move(move(OTHER_SERIAL, 'manufactured', 'assigned'), { personId: 'anna' });
        await rows.devices.move(move(SERIAL, 'active', 'replaced'));
        await rows.devices.move(move(OTHER_SERIAL, 'assigned', 'active'));
      });
      const hers = await store.read(({ devices }) => devices.ofPerson('anna'));
      expect(hers.map(({ serialNumber, state }) => [serialNumber, state])).toEqual([
        [OTHER_SERIAL, 'active'],
        [SERIAL, 'replaced'],
      ]);
      const current = await store.read(({ devices }) => devices.currentOf('anna'));
      expect(current?.serialNumber).toBe(OTHER_SERIAL);
      expect(await store.read(({ devices }) => devices.count())).toEqual({ active: 1, replaced: 1 });
    });

    test('are listed by serial number, of one state or of all, so many at a time', async () => {
      const { store } = open();
      await store.transaction(async (rows) => {
        await anActiveDevice(rows, SERIAL);
        await rows.devices.insert(device(OTHER_SERIAL));
      });
      const listed = (...asked: Parameters<Devices['list']>): Promise<string[]> =>
        store.read(async ({ devices }) =>
          (await devices.list(...asked)).map(({ serialNumber }) => serialNumber),
        );
      expect(await listed(null, null, 9)).toEqual([SERIAL, OTHER_SERIAL]);
      expect(await listed(null, null, 1)).toEqual([SERIAL]);
      expect(await listed(null, SERIAL, 9)).toEqual([OTHER_SERIAL]);
      expect(await listed('manufactured', null, 9)).toEqual([OTHER_SERIAL]);
      expect(await listed('blocked', null, 9)).toEqual([]);
    });

    test('in stock go out oldest first, and each to one person however many ask at once', async () => {
      const { store } = open();
      await store.transaction(async ({ people, devices }) => {
        await people.insert(person('anna'));
        await devices.insertImport(IMPORT);
        for (let index = 0; index < 12; index += 1)
          await devices.insert(
            device(`90000000010${index.toString(16)}`, { manufacturedAtUnixSeconds: NOW - index }),
          );
        await devices.insert(device(SERIAL, { model: 'code-display', manufacturedAtUnixSeconds: 1 }));
        expect((await devices.nextInStock('code-reader'))?.serialNumber).toBe('90000000010b');
      });
      const taken = await Promise.all(
        Array.from({ length: 14 }, () =>
          store.transaction(async ({ devices }) => {
            const next = await devices.nextInStock('code-reader');
            if (next === null) return null;
            const moved = await devices.move(move(next.serialNumber, 'manufactured', 'assigned'), {
              personId: 'anna',
            });
            expect(moved).toBe(true);
            return next.serialNumber;
          }),
        ),
      );
      const serials = taken.filter((each) => each !== null);
      expect(new Set(serials).size).toBe(serials.length);
      const left = await store.read(({ devices }) => devices.count());
      expect(serials.length + (left.manufactured ?? 0)).toBe(13);
      expect(left.assigned).toBe(serials.length);
    });

    test('accept a step once, of 64 that try it at once', async () => {
      const { store } = open();
      await store.transaction((rows) => anActiveDevice(rows));
      const state = { driftSteps: 1, lastAcceptedStep: 5000, driftLoweredAtStep: 4 };
      const accepted = await Promise.all(
        Array.from({ length: 64 }, () =>
          store.transaction(({ devices }) => devices.acceptStep(SERIAL, state, { pairErrors: 0 })),
        ),
      );
      expect(accepted.filter(Boolean)).toHaveLength(1);
      expect(await store.read(({ devices }) => devices.bySerialNumber(SERIAL))).toMatchObject(state);
    });

    test('accept no step that lies before one accepted, none while blocked, and none of no device', async () => {
      const { store } = open();
      await store.transaction((rows) => anActiveDevice(rows));
      const accept = (lastAcceptedStep: number, serialNumber = SERIAL): Promise<boolean> =>
        store.transaction(({ devices }) =>
          devices.acceptStep(serialNumber, { driftSteps: 0, lastAcceptedStep, driftLoweredAtStep: -1 }),
        );
      expect(await accept(10)).toBe(true);
      expect(await accept(9)).toBe(false);
      expect(await accept(10)).toBe(false);
      await store.transaction(({ devices }) => devices.move(move(SERIAL, 'active', 'blocked')));
      expect(await accept(11)).toBe(false);
      expect(await accept(11, OTHER_SERIAL)).toBe(false);
      await store.transaction(({ devices }) => devices.move(move(SERIAL, 'blocked', 'active')));
      expect(await accept(11)).toBe(true);
    });

    test('never spend more of strangers’ codes than the budget, of 64 that spend at once', async () => {
      const { store } = open();
      await store.transaction((rows) => anActiveDevice(rows));
      const spend = (codes: number): Promise<boolean> =>
        store.transaction(({ devices }) => devices.spendStrangerCodes(SERIAL, codes, 33));
      const spent = await Promise.all(Array.from({ length: 64 }, () => spend(3)));
      expect(spent.filter(Boolean)).toHaveLength(11);
      expect(await spend(1)).toBe(false);
      const left = async (codes: number): Promise<number | undefined> => {
        await store.transaction(({ devices }) => devices.returnStrangerCodes(SERIAL, codes));
        const found = await store.read(({ devices }) => devices.bySerialNumber(SERIAL));
        return found?.strangerCodesSpent;
      };
      expect(await left(3)).toBe(30);
      expect(await left(31)).toBe(0);
    });

    test('are changed by the columns named', async () => {
      const { store } = open();
      await store.transaction((rows) => anActiveDevice(rows));
      const changes = { pairErrors: 7, lastAcceptedStep: 12, driftSteps: -2, driftLoweredAtStep: 9 };
      await store.transaction(({ devices }) => devices.update(SERIAL, changes));
      await store.transaction(({ devices }) => devices.update(SERIAL, {}));
      expect(await store.read(({ devices }) => devices.bySerialNumber(SERIAL))).toMatchObject(changes);
      await expect(
        store.transaction(({ devices }) => devices.update(OTHER_SERIAL, { pairErrors: 1 })),
      ).rejects.toThrow(/devices: expected/);
    });
  });
}
