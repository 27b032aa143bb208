/** The issuer's store in one file. */
import { CamelCasePlugin, Kysely } from 'kysely';
import { kyselyStore } from '../database/kysely-store.ts';
import { migrate } from '../database/migrate.ts';
import type { Tables } from '../database/schema/tables.ts';
import type { Store } from '../../domain/ports/store.ts';
import { openLibsql } from './libsql-database.ts';
import { LibsqlDialect } from './libsql-dialect.ts';
import { SQLITE_DIFFERENCES } from './sqlite-differences.ts';

/**
 * Opens the file, or makes it, and brings its tables up to date.
 *
 * @param file a path, or `IN_MEMORY`.
 * @throws Error when another process has it open, or its tables are of a later version.
 */
export async function openSqliteStore(file: string): Promise<Store> {
  const db = sqliteTables(file);
  try {
    await migrate(db, SQLITE_DIFFERENCES);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  // Nothing comes between two statements of a transaction, so none has to be carried out again.
  return kyselyStore(db, SQLITE_DIFFERENCES, (work) => work());
}

/** The file's tables, as they are. */
export function sqliteTables(file: string): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: new LibsqlDialect({ database: openLibsql(file) }),
    plugins: [new CamelCasePlugin()],
  });
}
