/** Brings a database to the present schema: each migration once, in order, in one transaction. */
import { type Kysely, Migrator, sql } from 'kysely';
import { allMoves } from '../../domain/devices/device-states.ts';
import type { Differences } from './schema/differences.ts';
import { firstTables } from './schema/first-tables.ts';
import type { Tables } from './schema/tables.ts';

type Step = (db: Kysely<Tables>, differences: Differences) => Promise<void>;

/** By name, carried out in the order of the names; one that was released is never changed. */
const MIGRATIONS: Readonly<Record<string, Step>> = {
  '0001-first-tables': async (db, differences) => {
    for (const statement of firstTables(differences)) await sql.raw(statement).execute(db);
    await db
      .insertInto('allowedDeviceMoves')
      .values([...allMoves()])
      .execute();
  },
};

/**
 * Does nothing when the schema is the present one. Two processes that begin at once on PostgreSQL wait for each other.
 *
 * @throws Error when a migration fails, or the database was made by a later version; nothing of it is left then.
 */
export async function migrate(db: Kysely<Tables>, differences: Differences): Promise<void> {
  const migrations = Object.fromEntries(
    Object.entries(MIGRATIONS).map(([name, step]) => [
      name,
      { up: (database: Kysely<Tables>) => step(database, differences) },
    ]),
  );
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined)
    throw new Error('database: its tables could not be made or brought up to date', { cause: error });
}
