/** A store under test, with a way past its repositories to the tables themselves. */
import { type Kysely, sql } from 'kysely';
import { kyselyStore, type Repeating } from '../../../host-tools/issuer/adapters/database/kysely-store.ts';
import { migrate } from '../../../host-tools/issuer/adapters/database/migrate.ts';
import type { Differences } from '../../../host-tools/issuer/adapters/database/schema/differences.ts';
import type { Tables } from '../../../host-tools/issuer/adapters/database/schema/tables.ts';
import { repeatUndone } from '../../../host-tools/issuer/adapters/postgres/repeating.ts';
import { POSTGRES_DIFFERENCES } from '../../../host-tools/issuer/adapters/postgres/postgres-differences.ts';
import { postgresTables } from '../../../host-tools/issuer/adapters/postgres/postgres-store.ts';
import { IN_MEMORY } from '../../../host-tools/issuer/adapters/sqlite/libsql-database.ts';
import { SQLITE_DIFFERENCES } from '../../../host-tools/issuer/adapters/sqlite/sqlite-differences.ts';
import { sqliteTables } from '../../../host-tools/issuer/adapters/sqlite/sqlite-store.ts';
import type { Store } from '../../../host-tools/issuer/domain/ports/store.ts';

export interface OpenStore {
  readonly store: Store;
  readonly db: Kysely<Tables>;
  readonly differences: Differences;
  /** One statement as it stands, past all repositories. */
  readonly run: (statement: string) => Promise<unknown>;
  /** Leaves no row but the table of moves. */
  readonly clear: () => Promise<void>;
}

export function openSqlite(): Promise<OpenStore> {
  return open(sqliteTables(IN_MEMORY), SQLITE_DIFFERENCES, (work) => work());
}

export function openPostgres(url: string): Promise<OpenStore> {
  return open(postgresTables(url), POSTGRES_DIFFERENCES, repeatUndone);
}

async function open(db: Kysely<Tables>, differences: Differences, repeating: Repeating): Promise<OpenStore> {
  await migrate(db, differences);
  const run = (statement: string): Promise<unknown> => sql.raw(statement).execute(db);
  return {
    store: kyselyStore(db, differences, repeating),
    db,
    differences,
    run,
    clear: async () => {
      for (const table of CHILDREN_FIRST) await run(`delete from ${table}`);
    },
  };
}

const CHILDREN_FIRST = [
  'requests',
  'source_tries',
  'notices',
  'events',
  'pending_changes',
  'service_logins',
  'sessions',
  'browsers',
  'letters',
  'early_orders',
  'orders',
  'device_moves',
  'devices',
  'imports',
  'temporary_passwords',
  'identity_proofs',
  'people',
  'user_ids',
];
