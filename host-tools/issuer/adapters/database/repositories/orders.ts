/** Orders of devices. */
import { type Kysely, sql } from 'kysely';
import type { Orders } from '../../../domain/ports/store.ts';
import type { Tables } from '../schema/tables.ts';

export function ordersOn(db: Kysely<Tables>): Orders {
  return {
    async insertEarly(row) {
      await db.insertInto('earlyOrders').values(row).execute();
    },
    async early(orderNumber) {
      const row = await db
        .selectFrom('earlyOrders')
        .selectAll()
        .where('orderNumber', '=', orderNumber)
        .executeTakeFirst();
      return row ?? null;
    },
    async removeEarly(orderNumber) {
      const { numDeletedRows } = await db
        .deleteFrom('earlyOrders')
        .where('orderNumber', '=', orderNumber)
        .executeTakeFirst();
      return numDeletedRows === 1n;
    },
    async removeEarlyBefore(unixSeconds) {
      const { numDeletedRows } = await db
        .deleteFrom('earlyOrders')
        .where('placedAtUnixSeconds', '<', unixSeconds)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
    async insert(order) {
      await db.insertInto('orders').values(order).execute();
    },
    async byId(orderId) {
      const row = await db.selectFrom('orders').selectAll().where('orderId', '=', orderId).executeTakeFirst();
      return row ?? null;
    },
    ofPerson: (personId) =>
      db
        .selectFrom('orders')
        .selectAll()
        .where('personId', '=', personId)
        .orderBy('placedAtUnixSeconds', 'desc')
        .orderBy('orderId')
        .execute(),
    async move(orderId, from, to, changes = {}) {
      const { numUpdatedRows } = await db
        .updateTable('orders')
        .set({ ...changes, state: to })
        .where('orderId', '=', orderId)
        .where('state', '=', from)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    dueForLetter: (unixSeconds, limit) =>
      db
        .selectFrom('orders')
        .selectAll()
        .where('state', '=', sql.lit('device-sent'))
        .where('letterDueAtUnixSeconds', '<=', unixSeconds)
        .orderBy('letterDueAtUnixSeconds')
        .orderBy('orderId')
        .limit(limit)
        .execute(),
  };
}
