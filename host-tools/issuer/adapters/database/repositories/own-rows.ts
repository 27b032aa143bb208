/** All that is kept about a person, by the columns that point at her: found from the field catalogue, not from a list of its own. */
import { type Kysely, sql } from 'kysely';
import { CATALOGUED_TABLES } from '../../../domain/own-data/field-catalogue.ts';
import { sourceOf } from '../../../domain/log/source.ts';
import type { Own } from '../../../domain/ports/store.ts';
import type { Tables } from '../schema/tables.ts';

type FoundRow = Record<string, unknown>;

/** A device's moves are hers through the device. */
const BY_DEVICE = ['device_moves'];

export function ownRowsOn(db: Kysely<Tables>): Own {
  // Tables and columns by their names in the database, as the catalogue has them.
  const plain = db.withoutPlugins();
  const rowsOf = async (table: string, condition: ReturnType<typeof sql<unknown>>): Promise<FoundRow[]> =>
    (await sql<FoundRow>`select * from ${sql.table(table)} where ${condition}`.execute(plain)).rows;
  return {
    async rowsAbout(personId) {
      const found: Record<string, readonly FoundRow[]> = {};
      for (const [table, { columns }] of Object.entries(CATALOGUED_TABLES)) {
        if ('person_id' in columns) found[table] = await rowsOf(table, sql`person_id = ${personId}`);
        // Her own wishes within the hour are counted under her.
        if (table === 'source_tries') found[table] = await rowsOf(table, sql`source = ${sourceOf(personId)}`);
        if (BY_DEVICE.includes(table)) {
          const hers = sql`serial_number in (select serial_number from devices where person_id = ${personId})`;
          found[table] = await rowsOf(table, hers);
        }
      }
      return found;
    },
  };
}
