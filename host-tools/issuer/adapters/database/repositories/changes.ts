/** Changes of contact, user ID and password that wait for their time. */
import { type Kysely, type Selectable, sql } from 'kysely';
import type { Changes } from '../../../domain/ports/store.ts';
import type { PendingChangeRow } from '../../../domain/records/pending-change.ts';
import { stored } from '../schema/stored-values.ts';
import type { Tables } from '../schema/tables.ts';

export function changesOn(db: Kysely<Tables>): Changes {
  return {
    async insert(row) {
      await db.insertInto('pendingChanges').values(stored(row)).execute();
    },
    async waitingOf(personId) {
      const rows = await db
        .selectFrom('pendingChanges')
        .selectAll()
        .where('personId', '=', personId)
        .where('state', '=', sql.lit('waiting'))
        .orderBy('dueAtUnixSeconds')
        .orderBy('changeId')
        .execute();
      return rows.map(change);
    },
    async byCancelHash(cancelHash) {
      const row = await db
        .selectFrom('pendingChanges')
        .selectAll()
        .where('cancelHash', '=', cancelHash)
        .executeTakeFirst();
      return row === undefined ? null : change(row);
    },
    async settle(changeId, state) {
      const { numUpdatedRows } = await db
        .updateTable('pendingChanges')
        .set({ state })
        .where('changeId', '=', changeId)
        .where('state', '=', sql.lit('waiting'))
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    async due(unixSeconds, limit) {
      const rows = await db
        .selectFrom('pendingChanges')
        .selectAll()
        .where('state', '=', sql.lit('waiting'))
        .where('dueAtUnixSeconds', '<=', unixSeconds)
        .orderBy('dueAtUnixSeconds')
        .orderBy('changeId')
        .limit(limit)
        .execute();
      return rows.map(change);
    },
    async markTold(changeId) {
      await db
        .updateTable('pendingChanges')
        .set({ wasToldAtLogin: 1 })
        .where('changeId', '=', changeId)
        .execute();
    },
    async ofPerson(personId) {
      const rows = await db
        .selectFrom('pendingChanges')
        .selectAll()
        .where('personId', '=', personId)
        .orderBy('askedAtUnixSeconds', 'desc')
        .orderBy('changeId')
        .execute();
      return rows.map(change);
    },
  };
}

function change(row: Selectable<Tables['pendingChanges']>): PendingChangeRow {
  return { ...row, wasToldAtLogin: row.wasToldAtLogin === 1 };
}
