/** What is SQLite's own in the schema and in the queries. */
import type { Differences, Refusal } from '../database/schema/differences.ts';

export const SQLITE_DIFFERENCES: Differences = {
  columns: {
    integer: 'integer',
    bytes: 'blob',
    // `autoincrement`: the number of a removed row is not given again.
    counted: 'integer primary key autoincrement',
  },
  // Without it SQLite would keep text in a column of integers.
  tableOptions: 'strict',
  refusal: ({ name, table, change, condition, message }: Refusal) => [
    `create trigger ${name} before ${change} on ${table} when ${condition} begin select raise(abort, '${message}'); end`,
  ],
  // Transactions run one after the other: nobody else holds a row.
  lockedRows: (query) => query,
};
