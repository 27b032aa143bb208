/** People, the user IDs that are theirs, how they proved who they are, and their temporary passwords. */
import type { Kysely, Selectable } from 'kysely';
import type { People } from '../../../domain/ports/store.ts';
import type { PersonRow } from '../../../domain/records/person.ts';
import { fromOne } from './row-or-nulls.ts';
import { stored } from '../schema/stored-values.ts';
import type { Tables } from '../schema/tables.ts';

export function peopleOn(db: Kysely<Tables>): People {
  return {
    async insert(person) {
      if (!(await claimUserId(db, person.userId, person.personId))) return false;
      await db.insertInto('people').values(stored(person)).execute();
      return true;
    },
    async byId(personId) {
      const row = await db
        .selectFrom('people')
        .selectAll()
        .where('personId', '=', personId)
        .executeTakeFirst();
      return row === undefined ? null : person(row);
    },
    async byUserId(userId) {
      const row = await fromOne(db)
        .leftJoin('people', (join) => join.on('people.userId', '=', userId))
        .selectAll('people')
        .executeTakeFirst();
      return row === undefined || row.personId === null ? null : person(row as Selectable<Tables['people']>);
    },
    async update(personId, changes) {
      if (changes.userId !== undefined && !(await claimUserId(db, changes.userId, personId))) return false;
      const values = stored(changes);
      if (Object.keys(values).length === 0) return true;
      const { numUpdatedRows } = await db
        .updateTable('people')
        .set(values)
        .where('personId', '=', personId)
        .executeTakeFirst();
      if (numUpdatedRows !== 1n)
        throw new Error('people: expected a row with the id of the person, got none');
      return true;
    },
    async reserveUserId({ userId, personId, sinceUnixSeconds }) {
      if (!(await claimUserId(db, userId, personId)))
        throw new Error('user_ids: expected a user ID of this person, got that of another');
      await db
        .updateTable('userIds')
        .set({ reservedSinceUnixSeconds: sinceUnixSeconds })
        .where('userId', '=', userId)
        .execute();
    },
    async reserveFreeUserId({ userId, personId, sinceUnixSeconds }) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('userIds')
        .values({ userId, personId, reservedSinceUnixSeconds: sinceUnixSeconds })
        .onConflict((conflict) => conflict.column('userId').doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
    async takeOverUserIds(formerOwner, personId) {
      await db.updateTable('userIds').set({ personId }).where('personId', '=', formerOwner).execute();
    },
    async idByProof(kind, numberPseudonym) {
      const row = await db
        .selectFrom('identityProofs')
        .select('personId')
        .where('kind', '=', kind)
        .where('numberPseudonym', '=', numberPseudonym)
        .executeTakeFirst();
      return row?.personId ?? null;
    },
    async insertProof(proof) {
      await db.insertInto('identityProofs').values(proof).execute();
    },
    proofsOf: (personId) =>
      db
        .selectFrom('identityProofs')
        .selectAll()
        .where('personId', '=', personId)
        .orderBy('provedAtUnixSeconds', 'desc')
        .orderBy('proofId')
        .execute(),
    async temporaryPassword(personId) {
      const row = await db
        .selectFrom('temporaryPasswords')
        .selectAll()
        .where('personId', '=', personId)
        .executeTakeFirst();
      return row ?? null;
    },
    async setTemporaryPassword(personId, row) {
      if (row !== null && row.personId !== personId)
        throw new Error('temporary_passwords: expected a row of the person named, got that of another');
      if (row === null) await db.deleteFrom('temporaryPasswords').where('personId', '=', personId).execute();
      else
        await db
          .insertInto('temporaryPasswords')
          .values(row)
          .onConflict((conflict) => conflict.column('personId').doUpdateSet(row))
          .execute();
    },
  };
}

/**
 * Makes the user ID hers unless it is or was another's. The key of the table decides between two who ask at once: the second
 * waits for the first's transaction.
 */
async function claimUserId(db: Kysely<Tables>, userId: string, personId: string): Promise<boolean> {
  const row = await db
    .insertInto('userIds')
    .values({ userId, personId, reservedSinceUnixSeconds: null })
    .onConflict((conflict) =>
      conflict
        .column('userId')
        .doUpdateSet({ reservedSinceUnixSeconds: null })
        .where('userIds.personId', '=', personId),
    )
    .returning('personId')
    .executeTakeFirst();
  return row !== undefined;
}

function person(row: Selectable<Tables['people']>): PersonRow {
  return {
    ...row,
    wantsPaper: row.wantsPaper === 1,
    wantsNoticeOfEachUse: row.wantsNoticeOfEachUse === 1,
    keepsServiceNames: row.keepsServiceNames === 1,
  };
}
