/** What people have asked of the controller. */
import { type Kysely, sql } from 'kysely';
import type { Requests } from '../../../domain/ports/store.ts';
import type { Tables } from '../schema/tables.ts';

export function requestsOn(db: Kysely<Tables>): Requests {
  return {
    async insert(row) {
      await db.insertInto('requests').values(row).execute();
    },
    async byId(requestId) {
      const row = await db
        .selectFrom('requests')
        .selectAll()
        .where('requestId', '=', requestId)
        .executeTakeFirst();
      return row ?? null;
    },
    async answer(requestId, state, reason, unixSeconds) {
      const { numUpdatedRows } = await db
        .updateTable('requests')
        .set({ state, reason, answeredAtUnixSeconds: unixSeconds })
        .where('requestId', '=', requestId)
        .where('state', '=', sql.lit('open'))
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    open: (limit) =>
      db
        .selectFrom('requests')
        .selectAll()
        .where('state', '=', sql.lit('open'))
        .orderBy('dueAtUnixSeconds')
        .orderBy('requestId')
        .limit(limit)
        .execute(),
  };
}
