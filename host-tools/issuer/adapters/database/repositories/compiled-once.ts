/**
 * Statements of the way that every login takes, built and turned into text once for each kind of database: that takes kysely longer than
 * the server takes to carry one out.
 */
import type { Compilable, CompiledQuery, Kysely, QueryResult } from 'kysely';
import type { Tables } from '../schema/tables.ts';

/** Carries the statement out with these values, in the order in which they stand in it. */
type Statement<Row> = (db: Kysely<Tables>, values: readonly unknown[]) => Promise<QueryResult<Row>>;

/** @param build the statement with any values, each of which is given anew with each call. */
export function compiledOnce<Row>(build: (db: Kysely<Tables>) => Compilable<Row>): Statement<Row> {
  const compiled = new Map<unknown, CompiledQuery<Row>>();
  return (db, values) => {
    const database = db.getExecutor().adapter.constructor;
    let query = compiled.get(database);
    if (query === undefined) {
      query = build(db).compile();
      compiled.set(database, query);
    }
    if (values.length !== query.parameters.length)
      throw new RangeError(`statement: expected ${query.parameters.length} values, got ${values.length}`);
    return db.executeQuery({ ...query, parameters: values });
  };
}
