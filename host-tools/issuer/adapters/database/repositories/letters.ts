/** Activation letters: what is kept of them, and how often their code was tried. */
import { type Kysely, type Selectable, sql } from 'kysely';
import type { Letters } from '../../../domain/ports/store.ts';
import type { LetterRow } from '../../../domain/records/order.ts';
import { plainBytes } from '../schema/stored-values.ts';
import { fromOne } from './row-or-nulls.ts';
import type { Tables } from '../schema/tables.ts';

export function lettersOn(db: Kysely<Tables>): Letters {
  return {
    async insert(row) {
      await db.insertInto('letters').values(row).execute();
    },
    async byId(letterId) {
      const row = await db
        .selectFrom('letters')
        .selectAll()
        .where('letterId', '=', letterId)
        .executeTakeFirst();
      return row === undefined ? null : letter(row);
    },
    async openFor(personId, serialNumber) {
      const row = await fromOne(db)
        .leftJoin('letters', (join) =>
          join
            .on('letters.serialNumber', '=', serialNumber)
            .on('letters.state', '=', sql.lit('open'))
            .on('letters.personId', '=', personId),
        )
        .selectAll('letters')
        .executeTakeFirst();
      return row === undefined || row.letterId === null ? null : letter(row as Selectable<Tables['letters']>);
    },
    async ofPerson(personId) {
      const rows = await db
        .selectFrom('letters')
        .selectAll()
        .where('personId', '=', personId)
        .orderBy('issuedAtUnixSeconds', 'desc')
        .orderBy('letterId')
        .execute();
      return rows.map(letter);
    },
    async close(letterId, state) {
      const { numUpdatedRows } = await db
        .updateTable('letters')
        .set({ state })
        .where('letterId', '=', letterId)
        .where('state', '=', sql.lit('open'))
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    async countTry(letterId, maximum) {
      const row = await db
        .updateTable('letters')
        .set(({ eb }) => ({ wrongTries: eb('wrongTries', '+', 1) }))
        .where('letterId', '=', letterId)
        .where('state', '=', sql.lit('open'))
        .where('wrongTries', '<', maximum)
        .returning('wrongTries')
        .executeTakeFirst();
      return row?.wrongTries ?? null;
    },
    async returnTry(letterId) {
      await db
        .updateTable('letters')
        .set(({ eb }) => ({ wrongTries: eb('wrongTries', '-', 1) }))
        .where('letterId', '=', letterId)
        .where('wrongTries', '>', 0)
        .execute();
    },
    async expiringBefore(unixSeconds, issuedBeforeUnixSeconds, limit) {
      const rows = await db
        .selectFrom('letters')
        .selectAll()
        .where('state', '=', sql.lit('open'))
        .where('validUntilUnixSeconds', '<', unixSeconds)
        .where('issuedAtUnixSeconds', '<=', issuedBeforeUnixSeconds)
        .where('expiryToldAtUnixSeconds', 'is', null)
        .orderBy('validUntilUnixSeconds')
        .orderBy('letterId')
        .limit(limit)
        .execute();
      return rows.map(letter);
    },
    async markExpiryTold(letterId, unixSeconds) {
      await db
        .updateTable('letters')
        .set({ expiryToldAtUnixSeconds: unixSeconds })
        .where('letterId', '=', letterId)
        .execute();
    },
    async expire(unixSeconds) {
      const { numUpdatedRows } = await db
        .updateTable('letters')
        .set({ state: 'expired' })
        .where('state', '=', sql.lit('open'))
        .where('validUntilUnixSeconds', '<=', unixSeconds)
        .executeTakeFirst();
      return Number(numUpdatedRows);
    },
  };
}

function letter(row: Selectable<Tables['letters']>): LetterRow {
  return { ...row, codeFingerprint: plainBytes(row.codeFingerprint) };
}
