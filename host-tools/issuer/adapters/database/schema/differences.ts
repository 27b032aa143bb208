/** All that the schema and the repositories have to know about which database they run on. */
import type { SelectQueryBuilder } from 'kysely';
import type { Tables } from './tables.ts';

export interface Differences {
  readonly columns: ColumnTypes;
  /** What a `create table` ends with. */
  readonly tableOptions: string;
  /** The statement or statements of a trigger that refuses a change of a row. */
  readonly refusal: (refusal: Refusal) => readonly string[];
  /** Rows that another transaction holds are left out, and these held until this one ends. */
  readonly lockedRows: LockedRows;
}

export interface ColumnTypes {
  /** Holds every whole number that is exact in JavaScript. */
  readonly integer: string;
  readonly bytes: string;
  /** A primary key that the database counts up and never gives twice. */
  readonly counted: string;
}

/** Refuses a change of a row of `table` when `condition` holds, in which `old` and `new` are the row before and after. */
export interface Refusal {
  readonly name: string;
  readonly table: string;
  /** `insert`, or `update of COLUMN`. */
  readonly change: string;
  readonly condition: string;
  readonly message: string;
}

export type LockedRows = <Table extends keyof Tables, Result>(
  query: SelectQueryBuilder<Tables, Table, Result>,
) => SelectQueryBuilder<Tables, Table, Result>;
