/** Two processes of the service on one PostgreSQL server: their races over HTTP, and what stands in a dump of the database. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { type PrivatePostgres, startPrivatePostgres } from '../support/private-postgres.ts';
import { describeWith, programPath } from '../support/system-programs.ts';
import { RunningIssuers } from './running-issuers.ts';
import { serviceSuite } from './service-suite.ts';

describeWith(['/usr/lib/postgresql/15/bin/postgres'], 'on PostgreSQL, by two processes', () => {
  const program = programPath('/usr/lib/postgresql/15/bin/postgres');
  let server: PrivatePostgres;

  beforeAll(async () => {
    server = await startPrivatePostgres(program);
  });
  afterAll(() => server.stop());

  serviceSuite({
    open: () => RunningIssuers.open(2, server.url),
    backup: () => {
      const dump = execFileSync(path.join(path.dirname(program), 'pg_dump'), ['-d', server.url]);
      return Promise.resolve([['pg_dump', dump]]);
    },
    plant: async (_issuers, value) => {
      const client = new pg.Client({ connectionString: server.url });
      await client.connect();
      await client.query('update orders set letter_form = $1', [value]);
      await client.end();
    },
  });
});
