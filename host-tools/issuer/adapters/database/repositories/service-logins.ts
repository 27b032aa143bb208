/** Logins at services that are under way. */
import type { Kysely } from 'kysely';
import type { ServiceLogins } from '../../../domain/ports/store.ts';
import type { Tables } from '../schema/tables.ts';

export function serviceLoginsOn(db: Kysely<Tables>): ServiceLogins {
  const present = (unixSeconds: number) =>
    db
      .selectFrom('serviceLogins')
      .selectAll()
      .where((where) =>
        where.or([where('endsAtUnixSeconds', 'is', null), where('endsAtUnixSeconds', '>', unixSeconds)]),
      );
  return {
    async put(row) {
      await db
        .insertInto('serviceLogins')
        .values(row)
        .onConflict((conflict) => conflict.columns(['kind', 'nameHash']).doUpdateSet(row))
        .execute();
    },
    async find(kind, nameHash, unixSeconds) {
      const found = present(unixSeconds).where('kind', '=', kind).where('nameHash', '=', nameHash);
      return (await found.executeTakeFirst()) ?? null;
    },
    async findBySecondName(kind, secondNameHash, unixSeconds) {
      const found = present(unixSeconds)
        .where('kind', '=', kind)
        .where('secondNameHash', '=', secondNameHash);
      return (await found.executeTakeFirst()) ?? null;
    },
    async use(kind, nameHash, unixSeconds) {
      const { numUpdatedRows } = await db
        .updateTable('serviceLogins')
        .set({ usedAtUnixSeconds: unixSeconds })
        .where('kind', '=', kind)
        .where('nameHash', '=', nameHash)
        .where('usedAtUnixSeconds', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    async remove(kind, nameHash) {
      await db
        .deleteFrom('serviceLogins')
        .where('kind', '=', kind)
        .where('nameHash', '=', nameHash)
        .execute();
    },
    async removeGrant(grantHash) {
      await db.deleteFrom('serviceLogins').where('grantHash', '=', grantHash).execute();
    },
    async removeEnded(unixSeconds) {
      const { numDeletedRows } = await db
        .deleteFrom('serviceLogins')
        .where('endsAtUnixSeconds', '<=', unixSeconds)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}
