/** The outbox: notices that wait to be sent, or have been. */
import { type Kysely, sql } from 'kysely';
import type { Notices } from '../../../domain/ports/store.ts';
import type { LockedRows } from '../schema/differences.ts';
import type { Tables } from '../schema/tables.ts';

export function noticesOn(db: Kysely<Tables>, lockedRows: LockedRows): Notices {
  return {
    async insert(notice) {
      await db.insertInto('notices').values(notice).execute();
    },
    async lease(unixSeconds, leaseUntilUnixSeconds, limit) {
      const waiting = db
        .selectFrom('notices')
        .selectAll()
        .where('state', '=', sql.lit('waiting'))
        .where('nextTryAtUnixSeconds', '<=', unixSeconds)
        .orderBy('nextTryAtUnixSeconds')
        .orderBy('createdAtUnixSeconds')
        .orderBy('noticeId')
        .limit(limit);
      // In two statements, so that the order is the same on both databases; those that another sender holds are left out.
      const rows = await lockedRows(waiting).execute();
      if (rows.length === 0) return [];
      const ids = rows.map(({ noticeId }) => noticeId);
      await db
        .updateTable('notices')
        .set({ nextTryAtUnixSeconds: leaseUntilUnixSeconds })
        .where('noticeId', 'in', ids)
        .execute();
      return rows.map((row) => ({ ...row, nextTryAtUnixSeconds: leaseUntilUnixSeconds }));
    },
    async markSent(noticeId, unixSeconds) {
      await db
        .updateTable('notices')
        .set(({ eb }) => ({
          state: 'sent',
          sentAtUnixSeconds: unixSeconds,
          attempts: eb('attempts', '+', 1),
        }))
        .where('noticeId', '=', noticeId)
        .where('state', '=', sql.lit('waiting'))
        .execute();
    },
    async markTried(noticeId, nextTryAtUnixSeconds) {
      await db
        .updateTable('notices')
        .set(({ eb }) => ({ nextTryAtUnixSeconds, attempts: eb('attempts', '+', 1) }))
        .where('noticeId', '=', noticeId)
        .where('state', '=', sql.lit('waiting'))
        .execute();
    },
    async markFailed(noticeId) {
      await db
        .updateTable('notices')
        .set(({ eb }) => ({ state: 'failed', attempts: eb('attempts', '+', 1) }))
        .where('noticeId', '=', noticeId)
        .where('state', '=', sql.lit('waiting'))
        .execute();
    },
    ofPerson: (personId) =>
      db
        .selectFrom('notices')
        .selectAll()
        .where('personId', '=', personId)
        .orderBy('createdAtUnixSeconds', 'desc')
        .orderBy('noticeId')
        .execute(),
  };
}
