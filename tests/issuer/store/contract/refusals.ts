/** What the database itself refuses, whatever statement asks for it. */
import { describe, expect, test } from 'vitest';
import { allMoves, DEVICE_MOVES } from '../../../../host-tools/issuer/domain/devices/device-states.ts';
import type { DeviceState } from '../../../../host-tools/issuer/domain/records/device.ts';
import type { OpenStore } from '../open-store.ts';
import {
  anActiveDevice,
  change,
  device,
  IMPORT,
  letter,
  move,
  NOW,
  order,
  OTHER_SERIAL,
  person,
  SERIAL,
} from '../sample-rows.ts';

const STATES = Object.keys(DEVICE_MOVES) as DeviceState[];

/** Along the table of moves, a way into each state. */
const WAY_TO: Readonly<Record<DeviceState, readonly DeviceState[]>> = {
  manufactured: [],
  assigned: ['assigned'],
  active: ['assigned', 'active'],
  suspended: ['assigned', 'active', 'suspended'],
  blocked: ['assigned', 'active', 'blocked'],
  replaced: ['replaced'],
  lost: ['lost'],
  expired: ['expired'],
  revoked: ['revoked'],
};

export function refusalsContract(open: () => OpenStore): void {
  const stateOf = async (serialNumber: string): Promise<DeviceState | undefined> =>
    (await open().store.read(({ devices }) => devices.bySerialNumber(serialNumber)))?.state;

  describe('the database refuses', () => {
    test('every move that the domain’s table lacks, and no other', async () => {
      const { store, run, db } = open();
      await store.transaction(async ({ people, devices }) => {
        await people.insert(person('anna'));
        await devices.insertImport(IMPORT);
      });
      const kept = await db.selectFrom('allowedDeviceMoves').selectAll().execute();
      expect(new Set(kept.map((each) => JSON.stringify(each)))).toEqual(
        new Set(allMoves().map((each) => JSON.stringify(each))),
      );
      let serial = 100_000_000_000;
      for (const from of STATES)
        for (const to of STATES.filter((each) => each !== from)) {
          serial += 1;
          const name = String(serial);
          await store.transaction(({ devices }) => devices.insert(device(name)));
          for (const state of WAY_TO[from])
            await run(
              `update devices set state = '${state}', person_id = 'anna' where serial_number = '${name}'`,
            );
          const moved = run(
            `update devices set state = '${to}', person_id = 'anna' where serial_number = '${name}'`,
          );
          if (DEVICE_MOVES[from].includes(to)) await moved;
          else await expect(moved, `${from} to ${to}`).rejects.toThrow(/allowed_device_moves/);
          expect(await stateOf(name)).toBe(DEVICE_MOVES[from].includes(to) ? to : from);
          await run(`delete from devices where serial_number = '${name}'`);
        }
    });

    test('a device that begins elsewhere, or is somebody’s without a person', async () => {
      const { store, run } = open();
      await store.transaction(({ devices }) => devices.insertImport(IMPORT));
      const born = store.transaction(({ devices }) => devices.insert(device(SERIAL, { state: 'active' })));
      await expect(born).rejects.toThrow(/expected manufactured/);
      await store.transaction(({ devices }) => devices.insert(device(SERIAL)));
      await expect(run(`update devices set state = 'assigned'`)).rejects.toThrow();
      expect(await stateOf(SERIAL)).toBe('manufactured');
    });

    test('a move in the history that the table lacks', async () => {
      const { store, run } = open();
      await store.transaction((rows) => anActiveDevice(rows));
      const written = run(
        `insert into device_moves (serial_number, from_state, to_state, actor, reason, at_unix_seconds)
         values ('${SERIAL}', 'lost', 'active', 'system', '', 1)`,
      );
      await expect(written).rejects.toThrow(/foreign key/i);
    });

    test('a second device that a person could log in with', async () => {
      const { store } = open();
      await store.transaction(async (rows) => {
        await anActiveDevice(rows, SERIAL);
        await rows.devices.insert(device(OTHER_SERIAL));
        await rows.devices.move(move(OTHER_SERIAL, 'manufactured', 'assigned'), { personId: 'anna' });
      });
      for (const state of ['active', 'suspended', 'active', 'blocked'] as const) {
        const from = await stateOf(SERIAL);
        if (from !== state)
          await store.transaction(({ devices }) => devices.move(move(SERIAL, from!, state)));
        const second = store.transaction(({ devices }) =>
          devices.move(move(OTHER_SERIAL, 'assigned', 'active')),
        );
        await expect(second).rejects.toThrow(/unique/i);
      }
      expect(await stateOf(OTHER_SERIAL)).toBe('assigned');
      await store.transaction(async ({ devices }) => {
        await devices.move(move(SERIAL, 'blocked', 'replaced'));
        expect(await devices.move(move(OTHER_SERIAL, 'assigned', 'active'))).toBe(true);
      });
    });

    test('a step that was accepted and is taken back', async () => {
      const { store } = open();
      await store.transaction((rows) => anActiveDevice(rows));
      await store.transaction(({ devices }) => devices.update(SERIAL, { lastAcceptedStep: 9 }));
      const back = store.transaction(({ devices }) => devices.update(SERIAL, { lastAcceptedStep: 8 }));
      await expect(back).rejects.toThrow(/no lower one/);
    });

    test('a second open letter of a device', async () => {
      const { store } = open();
      await store.transaction(async (rows) => {
        await anActiveDevice(rows);
        await rows.orders.insert(order('order-1'));
        await rows.letters.insert(letter('letter-1'));
      });
      const second = store.transaction(({ letters }) => letters.insert(letter('letter-2')));
      await expect(second).rejects.toThrow(/unique/i);
      await store.transaction(async ({ letters }) => {
        await letters.close('letter-1', 'dead');
        await letters.insert(letter('letter-2'));
      });
    });

    test('a user ID that is another person’s, or reserved for one', async () => {
      const { store, run } = open();
      await store.transaction(async ({ people }) => {
        await people.insert(person('anna', { userId: 'anna' }));
        await people.insert(person('bo', { userId: 'bo' }));
        await people.update('anna', { userId: 'anna-2' });
        await people.reserveUserId({ userId: 'anna', personId: 'anna', sinceUnixSeconds: NOW });
      });
      await expect(run(`update people set user_id = 'anna-2' where person_id = 'bo'`)).rejects.toThrow();
      await expect(run(`update people set user_id = 'anna' where person_id = 'bo'`)).rejects.toThrow(
        /foreign key/i,
      );
      await expect(run(`update people set user_id = 'new' where person_id = 'bo'`)).rejects.toThrow(
        /foreign key/i,
      );
      await run(`update people set user_id = 'anna' where person_id = 'anna'`);
    });

    test('rows of nobody, and words for numbers', async () => {
      const { store, run } = open();
      await expect(store.transaction(({ changes }) => changes.insert(change('a')))).rejects.toThrow(
        /foreign key/i,
      );
      await expect(
        run(`insert into source_tries values ('source', 'login', 'yesterday', 1)`),
      ).rejects.toThrow();
      await expect(run(`insert into source_tries values ('source', 'login', 1, 0)`)).rejects.toThrow(
        /check/i,
      );
    });

    test('without telling the values of the row that it refused', async () => {
      const { store } = open();
      await store.transaction(({ people }) => people.insert(person('anna')));
      const refused = await store
        .transaction(({ people }) =>
          people.insert(person('bo', { state: 'odd' as 'open', name: 'Bodil Birk' })),
        )
        .then(
          () => null,
          (error: unknown) => error as Error,
        );
      expect(refused?.message).toMatch(/check/i);
      const all = JSON.stringify(refused, Object.getOwnPropertyNames(refused));
      expect(all).not.toContain('Bodil');
      expect(all).not.toContain('Sølvgade');
    });
  });
}
