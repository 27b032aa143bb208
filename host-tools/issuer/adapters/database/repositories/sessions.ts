/** Sessions of people on their own page. */
import type { Kysely } from 'kysely';
import type { Sessions } from '../../../domain/ports/store.ts';
import type { Tables } from '../schema/tables.ts';

export function sessionsOn(db: Kysely<Tables>): Sessions {
  return {
    async insert(session) {
      await db.insertInto('sessions').values(session).execute();
    },
    async find(sessionHash, unixSeconds) {
      const row = await db
        .selectFrom('sessions')
        .selectAll()
        .where('sessionHash', '=', sessionHash)
        .where('endsAtUnixSeconds', '>', unixSeconds)
        .executeTakeFirst();
      return row ?? null;
    },
    async end(sessionHash) {
      await db.deleteFrom('sessions').where('sessionHash', '=', sessionHash).execute();
    },
    async endAllOf(personId) {
      await db.deleteFrom('sessions').where('personId', '=', personId).execute();
    },
    async removeEnded(unixSeconds) {
      const { numDeletedRows } = await db
        .deleteFrom('sessions')
        .where('endsAtUnixSeconds', '<=', unixSeconds)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}
