/** A pool of connections to PostgreSQL, in the form that kysely asks for. */
import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import pg from 'pg';
import { requireBindable } from '../database/bound-values.ts';
import { statementName } from './statement-name.ts';

/** A server that does not answer is told of after this long; so is a wait for one of its connections, on a busy day. */
const MAXIMUM_CONNECTING_MS = 30_000;

/**
 * @param url `postgres://…`; it may hold a password, so no message names it.
 */
export function openPool(url: string, maximumConnections: number): PostgresPool {
  const pool = new pg.Pool({
    connectionString: url,
    max: maximumConnections,
    connectionTimeoutMillis: MAXIMUM_CONNECTING_MS,
    types: { getTypeParser },
  });
  // Without a listener, a server that stops ends this process. Whoever asks next gets a new connection, or the reason.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  // kysely keeps something for each of them, and knows it again.
  const guardedClients = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    connect: async () => {
      const client = await pool.connect();
      let known = guardedClients.get(client);
      if (known === undefined) guardedClients.set(client, (known = guarded(client)));
      return known;
    },
    end: () => pool.end(),
  };
}

/** kysely looks there which tables there are, and binds booleans for it. */
const ASKS_THE_CATALOGUE = /\bfrom "pg_catalog"/;

/** Begins or ends a transaction: it has no values, and nothing to be planned. */
const TRANSACTION = /^(begin|commit|rollback)$/;

function guarded(client: pg.PoolClient): PostgresPoolClient {
  const query = async (text: string, parameters: readonly unknown[]): Promise<unknown> => {
    if (!ASKS_THE_CATALOGUE.test(text)) requireBindable(parameters);
    try {
      // In one message, where a prepared one takes four.
      if (TRANSACTION.test(text)) return await client.query(text);
      return await client.query({ name: statementName(text), text, values: [...parameters] });
    } catch (error) {
      throw withoutValues(error);
    }
  };
  return {
    query: query as PostgresPoolClient['query'] & (<Row>() => Promise<PostgresQueryResult<Row>>),
    release: () => {
      client.release();
    },
  };
}

/** The server's details quote the row that it refused, with all that it says of a person: no log may get them. */
function withoutValues(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError)) return error;
  delete error.detail;
  delete error.where;
  delete error.internalQuery;
  return error;
}

const INT8 = 20;

/** The driver leaves int8 as text, since it may hold more than a number can. */
function getTypeParser(type: number, format?: 'text' | 'binary'): unknown {
  return type === INT8 ? wholeNumber : (pg.types.getTypeParser(type, format) as unknown);
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    throw new RangeError('int8: expected a whole number of at most 2^53 - 1, got a greater one');
  return value;
}
