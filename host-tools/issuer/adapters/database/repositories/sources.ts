/** How many tries the sources of requests have spent, window by window. */
import type { Kysely } from 'kysely';
import type { Sources } from '../../../domain/ports/store.ts';
import type { Tables } from '../schema/tables.ts';

export function sourcesOn(db: Kysely<Tables>): Sources {
  return {
    async spend(source, purpose, windowStartUnixSeconds, maximum) {
      if (maximum < 1) return false;
      const row = await db
        .insertInto('sourceTries')
        .values({ source, purpose, windowStartUnixSeconds, tries: 1 })
        .onConflict((conflict) =>
          conflict
            .columns(['source', 'purpose', 'windowStartUnixSeconds'])
            .doUpdateSet(({ eb }) => ({ tries: eb('sourceTries.tries', '+', 1) }))
            .where('sourceTries.tries', '<', maximum),
        )
        .returning('tries')
        .executeTakeFirst();
      return row !== undefined;
    },
    async removeBefore(windowStartUnixSeconds) {
      const { numDeletedRows } = await db
        .deleteFrom('sourceTries')
        .where('windowStartUnixSeconds', '<', windowStartUnixSeconds)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}
