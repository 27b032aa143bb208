/** What is PostgreSQL's own in the schema and in the queries. */
import type { Differences, Refusal } from '../database/schema/differences.ts';

export const POSTGRES_DIFFERENCES: Differences = {
  columns: {
    integer: 'bigint',
    bytes: 'bytea',
    counted: 'bigint generated always as identity primary key',
  },
  tableOptions: '',
  // A trigger's own condition may ask no other table, so it stands in the function.
  refusal: ({ name, table, change, condition, message }: Refusal) => [
    `create function ${name}() returns trigger language plpgsql as $body$
    begin
      if ${condition} then
        raise exception using errcode = 'check_violation', message = '${message}';
      end if;
      return new;
    end $body$`,
    `create trigger ${name} before ${change} on ${table} for each row execute function ${name}()`,
  ],
  lockedRows: (query) => query.forUpdate().skipLocked(),
};
