/**
 * Every column of the database with what it is kept for: what the report, the privacy page and the keeping times are made from. A
 * test compares it with the tables of a real database.
 */
import type { Words } from './catalogue-terms.ts';
import { FIELDS_OF_DEVICES } from './fields-of-devices.ts';
import { FIELDS_OF_LOG } from './fields-of-log.ts';
import { FIELDS_OF_LOGINS } from './fields-of-logins.ts';
import { FIELDS_OF_PEOPLE } from './fields-of-people.ts';
import { FIELDS_OF_REQUESTS } from './fields-of-requests.ts';
import type { Handling, TableFields } from './table-fields.ts';

export interface FieldEntry extends Handling {
  readonly table: string;
  readonly column: string;
  /** What she reads it under; none where she does not see it. */
  readonly words: Words | null;
}

export const CATALOGUED_TABLES: Readonly<Record<string, TableFields>> = {
  ...FIELDS_OF_PEOPLE,
  ...FIELDS_OF_DEVICES,
  ...FIELDS_OF_LOGINS,
  ...FIELDS_OF_LOG,
  ...FIELDS_OF_REQUESTS,
};

/** By `table.column`, in the order of the tables. */
export const FIELD_CATALOGUE: ReadonlyMap<string, FieldEntry> = new Map(
  Object.entries(CATALOGUED_TABLES).flatMap(([table, { usual, columns }]) =>
    Object.entries(columns).map(([column, { words, more }]) => [
      `${table}.${column}`,
      { table, column, words, seenBy: [], ...usual, ...more },
    ]),
  ),
);

/** @throws RangeError when the catalogue has no such column: then nobody may be shown it. */
export function fieldEntry(table: string, column: string): FieldEntry {
  const entry = FIELD_CATALOGUE.get(`${table}.${column}`);
  if (entry === undefined)
    throw new RangeError(`field catalogue: expected an entry for ${table}.${column}, got none`);
  return entry;
}
