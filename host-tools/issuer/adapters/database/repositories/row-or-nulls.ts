/**
 * Looks for one row in such a way that one always comes: where there is none, its columns are null. A driver takes long to make a row of
 * a table with many columns into an object, and whether it had one to make must not be told by the time of an answer.
 */
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../schema/tables.ts';

interface One {
  readonly one: { readonly present: number };
}

/** To be left-joined with the table, and its columns selected. */
export function fromOne(db: Kysely<Tables>) {
  return (db as unknown as Kysely<Tables & One>).selectFrom(sql<One['one']>`(select 1 as present)`.as('one'));
}
