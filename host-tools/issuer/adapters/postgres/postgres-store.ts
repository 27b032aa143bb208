/** The issuer's store on a PostgreSQL server, which several processes may use at once. */
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import { kyselyStore } from '../database/kysely-store.ts';
import { migrate } from '../database/migrate.ts';
import type { Tables } from '../database/schema/tables.ts';
import type { Store } from '../../domain/ports/store.ts';
import { POSTGRES_DIFFERENCES } from './postgres-differences.ts';
import { openPool } from './postgres-pool.ts';
import { repeatUndone } from './repeating.ts';

const DEFAULT_MAXIMUM_CONNECTIONS = 16;

/**
 * Connects and brings the tables up to date. Transactions are "read committed": what two of them could do at once is one statement
 * with a condition, which PostgreSQL asks again after waiting for the other (section 13.2.1 of its manual).
 *
 * @throws Error when the server cannot be reached, or its tables are of a later version.
 */
export async function openPostgresStore(
  url: string,
  maximumConnections = DEFAULT_MAXIMUM_CONNECTIONS,
): Promise<Store> {
  const db = postgresTables(url, maximumConnections);
  try {
    await migrate(db, POSTGRES_DIFFERENCES);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return kyselyStore(db, POSTGRES_DIFFERENCES, repeatUndone);
}

/** The database's tables, as they are. */
export function postgresTables(
  url: string,
  maximumConnections = DEFAULT_MAXIMUM_CONNECTIONS,
): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: openPool(url, maximumConnections) }),
    plugins: [new CamelCasePlugin()],
  });
}
