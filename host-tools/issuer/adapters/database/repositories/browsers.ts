/** Browsers that a person's logins were tried from. */
import type { Kysely, Selectable } from 'kysely';
import type { Browsers } from '../../../domain/ports/store.ts';
import type { BrowserRow } from '../../../domain/records/browser.ts';
import { fromOne } from './row-or-nulls.ts';
import { stored } from '../schema/stored-values.ts';
import type { Tables } from '../schema/tables.ts';

export function browsersOn(db: Kysely<Tables>): Browsers {
  return {
    async find(personId, browserId) {
      const row = await fromOne(db)
        .leftJoin('browsers', (join) =>
          join.on('browsers.personId', '=', personId).on('browsers.browserId', '=', browserId),
        )
        .selectAll('browsers')
        .executeTakeFirst();
      return row === undefined || row.personId === null
        ? null
        : browser(row as Selectable<Tables['browsers']>);
    },
    async put(row) {
      await db
        .insertInto('browsers')
        .values(stored(row))
        .onConflict((conflict) => conflict.columns(['personId', 'browserId']).doUpdateSet(stored(row)))
        .execute();
    },
    async ofPerson(personId) {
      const rows = await db
        .selectFrom('browsers')
        .selectAll()
        .where('personId', '=', personId)
        .orderBy('lastSeenUnixSeconds', 'desc')
        .orderBy('browserId')
        .execute();
      return rows.map(browser);
    },
    async forget(personId, browserId) {
      await db
        .deleteFrom('browsers')
        .where('personId', '=', personId)
        .where('browserId', '=', browserId)
        .execute();
    },
    async countError({ personId, browserId, consecutiveErrors }, unixSeconds) {
      const { numUpdatedRows } = await db
        .updateTable('browsers')
        .set({ consecutiveErrors: consecutiveErrors + 1, lastErrorUnixSeconds: unixSeconds })
        .where('personId', '=', personId)
        .where('browserId', '=', browserId)
        .where('consecutiveErrors', '=', consecutiveErrors)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
  };
}

function browser(row: Selectable<Tables['browsers']>): BrowserRow {
  return { ...row, isKnown: row.isKnown === 1 };
}
