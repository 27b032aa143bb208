/** Devices, the containers that they came in, and their moves from state to state. */
import { type Kysely, type Selectable, sql, type Updateable } from 'kysely';
import { CURRENT_STATES } from '../../../domain/devices/device-states.ts';
import type { Devices } from '../../../domain/ports/store.ts';
import type { DeviceRow } from '../../../domain/records/device.ts';
import type { LockedRows } from '../schema/differences.ts';
import { plainBytes, stored } from '../schema/stored-values.ts';
import { compiledOnce } from './compiled-once.ts';
import { fromOne } from './row-or-nulls.ts';
import type { Tables } from '../schema/tables.ts';

export function devicesOn(db: Kysely<Tables>, lockedRows: LockedRows): Devices {
  return {
    async insertImport(receipt) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('imports')
        .values(receipt)
        .onConflict((conflict) => conflict.column('containerSha256').doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
    async insert(row) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('devices')
        .values(row)
        .onConflict((conflict) => conflict.column('serialNumber').doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
    async bySerialNumber(serialNumber) {
      const [row] = (await BY_SERIAL_NUMBER(db, [serialNumber])).rows;
      return row === undefined ? null : device(row);
    },
    async ofPerson(personId) {
      const rows = await db
        .selectFrom('devices')
        .selectAll()
        .where('personId', '=', personId)
        // Hers is the newest that was assigned to her last, not the one that was made last.
        .orderBy(
          (builder) =>
            builder
              .selectFrom('deviceMoves')
              .select(({ fn }) => fn.max('moveNumber').as('number'))
              .whereRef('deviceMoves.serialNumber', '=', 'devices.serialNumber')
              .where('toState', '=', 'assigned'),
          'desc',
        )
        .orderBy('serialNumber')
        .execute();
      return rows.map(device);
    },
    async currentOf(personId) {
      const states = CURRENT_STATES.map((state) => sql.lit(state));
      const row = await fromOne(db)
        .leftJoin('devices', (join) =>
          join.on('devices.personId', '=', personId).on('devices.state', 'in', states),
        )
        .selectAll('devices')
        .executeTakeFirst();
      return row === undefined || row.serialNumber === null
        ? null
        : device(row as Selectable<Tables['devices']>);
    },
    async nextInStock(model) {
      const oldest = db
        .selectFrom('devices')
        .selectAll()
        .where('state', '=', sql.lit('manufactured'))
        .where('model', '=', model)
        .orderBy('manufacturedAtUnixSeconds')
        .orderBy('serialNumber')
        .limit(1);
      const row = await lockedRows(oldest).executeTakeFirst();
      return row === undefined ? null : device(row);
    },
    async move(move, changes = {}) {
      const { numUpdatedRows } = await db
        .updateTable('devices')
        .set({ ...changes, state: move.toState })
        .where('serialNumber', '=', move.serialNumber)
        .where('state', '=', move.fromState)
        .executeTakeFirst();
      if (numUpdatedRows !== 1n) return false;
      await db.insertInto('deviceMoves').values(move).execute();
      return true;
    },
    movesOf: (serialNumber) =>
      db
        .selectFrom('deviceMoves')
        .select(['serialNumber', 'fromState', 'toState', 'actor', 'reason', 'atUnixSeconds'])
        .where('serialNumber', '=', serialNumber)
        .orderBy('moveNumber')
        .execute(),
    async acceptStep(serialNumber, state, changes = {}) {
      const { driftSteps, lastAcceptedStep, driftLoweredAtStep } = state;
      const set = { ...stored(changes), driftSteps, lastAcceptedStep, driftLoweredAtStep };
      const columns = Object.keys(set).join(' ');
      let statement = acceptSteps.get(columns);
      if (statement === undefined) acceptSteps.set(columns, (statement = acceptStep(set)));
      const { numAffectedRows } = await statement(db, [
        ...Object.values(set),
        serialNumber,
        lastAcceptedStep,
      ]);
      return numAffectedRows === 1n;
    },
    async spendStrangerCodes(serialNumber, codes, budget) {
      const { numUpdatedRows } = await db
        .updateTable('devices')
        .set(({ eb }) => ({ strangerCodesSpent: eb('strangerCodesSpent', '+', codes) }))
        .where('serialNumber', '=', serialNumber)
        .where('strangerCodesSpent', '<=', budget - codes)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    async returnStrangerCodes(serialNumber, codes) {
      await db
        .updateTable('devices')
        .set(({ eb }) => ({
          strangerCodesSpent: eb
            .case()
            .when('strangerCodesSpent', '>', codes)
            .then(eb('strangerCodesSpent', '-', codes))
            .else(0)
            .end(),
        }))
        .where('serialNumber', '=', serialNumber)
        .execute();
    },
    async update(serialNumber, changes) {
      const values = stored(changes);
      if (Object.keys(values).length === 0) return;
      const { numUpdatedRows } = await db
        .updateTable('devices')
        .set(values)
        .where('serialNumber', '=', serialNumber)
        .executeTakeFirst();
      if (numUpdatedRows !== 1n) throw new Error('devices: expected a row with the serial number, got none');
    },
    async count() {
      const rows = await db
        .selectFrom('devices')
        .select(({ fn }) => ['state', fn.countAll<number>().as('devices')])
        .groupBy('state')
        .execute();
      return Object.fromEntries(rows.map(({ state, devices }) => [state, devices]));
    },
    async list(state, afterSerialNumber, limit) {
      const rows = await db
        .selectFrom('devices')
        .selectAll()
        .$if(state !== null, (query) => query.where('state', '=', state!))
        .$if(afterSerialNumber !== null, (query) => query.where('serialNumber', '>', afterSerialNumber!))
        .orderBy('serialNumber')
        .limit(limit)
        .execute();
      return rows.map(device);
    },
  };
}

const BY_SERIAL_NUMBER = compiledOnce((db) =>
  db.selectFrom('devices').selectAll().where('serialNumber', '=', ''),
);

/** By the columns that are changed with the step. */
const acceptSteps = new Map<string, ReturnType<typeof acceptStep>>();

function acceptStep(set: Updateable<Tables['devices']>) {
  return compiledOnce((db) =>
    db
      .updateTable('devices')
      .set(set)
      .where('serialNumber', '=', '')
      .where('state', '=', sql.lit('active'))
      .where('lastAcceptedStep', '<', 0),
  );
}

function device(row: Selectable<Tables['devices']>): DeviceRow {
  return { ...row, sealedSecret: plainBytes(row.sealedSecret) };
}
