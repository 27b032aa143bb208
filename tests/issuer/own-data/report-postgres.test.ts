/** On PostgreSQL, too, a person's report holds every row that mentions her, and nothing of anybody else. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PrivatePostgres, startPrivatePostgres } from '../../support/private-postgres.ts';
import { describeWith, programPath } from '../../support/system-programs.ts';
import { openPostgres } from '../store/open-store.ts';
import { World } from '../world.ts';
import { live, rowsOfHers } from './lives.ts';

describeWith(['/usr/lib/postgresql/15/bin/postgres'], 'on PostgreSQL', () => {
  let server: PrivatePostgres;

  beforeAll(async () => {
    server = await startPrivatePostgres(programPath('/usr/lib/postgresql/15/bin/postgres'));
  });
  afterAll(() => server.stop());

  test('each row that mentions her is in the report, and no other', async () => {
    const opened = await openPostgres(server.url);
    const world = await World.open({}, opened.store);
    await live(world, 'rød kat 9');
    const life = await live(world, 'blå kat 7');
    const { scanned, reported, rows } = await rowsOfHers(opened, life);
    expect(reported).toEqual(scanned);
    expect(rows).toBeGreaterThan(20);
    const before = (scanned['source_tries'] as readonly unknown[]).length;
    // One that the report left out would be seen.
    await opened.run(`insert into source_tries values ('${life.person.personId}', 'x', 0, 1)`);
    expect((await rowsOfHers(opened, life)).scanned['source_tries']).toHaveLength(before + 1);
    expect((await rowsOfHers(opened, life)).reported['source_tries']).toHaveLength(before);
    await world.close();
  });
});
