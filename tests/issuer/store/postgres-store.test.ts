/** The store on PostgreSQL against the contract of all stores, and what only a server can do to it. */
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPostgresStore } from '../../../host-tools/issuer/adapters/postgres/postgres-store.ts';
import { type PrivatePostgres, startPrivatePostgres } from '../../support/private-postgres.ts';
import { describeWith, programPath } from '../../support/system-programs.ts';
import { storeContract } from './contract/store-contract.ts';
import { openPostgres } from './open-store.ts';
import { anActiveDevice, person, SERIAL } from './sample-rows.ts';

describeWith(['/usr/lib/postgresql/15/bin/postgres'], 'on PostgreSQL', () => {
  let server: PrivatePostgres;

  beforeAll(async () => {
    server = await startPrivatePostgres(programPath('/usr/lib/postgresql/15/bin/postgres'));
  });
  afterAll(() => server.stop());

  storeContract(() => openPostgres(server.url));

  test('two that start at once make the tables once, and one step is accepted once between them', async () => {
    const { store, run } = await openPostgres(server.url);
    await run('create database empty');
    await store.close();
    const url = server.url.replace('/postgres?', '/empty?');
    const [one, two] = await Promise.all([openPostgresStore(url), openPostgresStore(url)]);
    await one.transaction((rows) => anActiveDevice(rows));
    const state = { driftSteps: 0, lastAcceptedStep: 77, driftLoweredAtStep: -1 };
    const accepted = await Promise.all(
      Array.from({ length: 64 }, (_, index) =>
        (index % 2 === 0 ? one : two).transaction(({ devices }) => devices.acceptStep(SERIAL, state)),
      ),
    );
    expect(accepted.filter(Boolean)).toHaveLength(1);
    await one.close();
    await two.close();
  });

  test('what the server undid for another’s sake is carried out again', async () => {
    const { store, clear } = await openPostgres(server.url);
    await clear();
    await store.transaction((rows) => rows.people.insert(person('anna')));
    await store.transaction((rows) => rows.people.insert(person('bo')));
    let attempts = 0;
    // Each holds one row and asks for the other's: a deadlock, until one of them is undone.
    const gate = rendezvous(2);
    const cross = (first: string, second: string): Promise<void> =>
      store.transaction(async ({ people }) => {
        attempts += 1;
        await people.update(first, { name: first });
        await gate();
        await people.update(second, { alternativeAddress: first });
      });
    await Promise.all([cross('anna', 'bo'), cross('bo', 'anna')]);
    expect(attempts).toBe(3);
    expect(await store.read(({ people }) => people.byId('anna'))).toMatchObject({
      name: 'anna',
      alternativeAddress: 'bo',
    });
    await store.close();
  });

  test('a lost connection fails its transaction, and the next has a new one', async () => {
    const { store, db } = await openPostgres(server.url);
    const cut = store.transaction(async ({ people }) => {
      await people.byId('anna');
      await sql
        .raw(
          "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend'",
        )
        .execute(db);
      await people.byId('anna');
    });
    await expect(cut).rejects.toThrow();
    expect(await store.read(({ people }) => people.byId('nobody'))).toBeNull();
    await store.close();
  });
});

/** Resolves for each when all have come; for those who come later at once. */
function rendezvous(parties: number): () => Promise<void> {
  let come = 0;
  let open: () => void;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return () => {
    come += 1;
    if (come >= parties) open();
    return opened;
  };
}
