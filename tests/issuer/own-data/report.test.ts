/** A person's report holds every row that mentions her, found by a scan of the whole database, and nothing of anybody else. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeReport } from '../../../host-tools/issuer/domain/own-data/report.ts';
import { REPORT_SCHEMA } from '../../../host-tools/issuer/domain/own-data/report-schema.ts';
import type { PersonRow } from '../../../host-tools/issuer/domain/records/person.ts';
import { type OpenStore, openSqlite } from '../store/open-store.ts';
import { PASSWORD, type SimulatedToken, World } from '../world.ts';
import { live, rowsOfHers } from './lives.ts';

let opened: OpenStore;
let world: World;
let person: PersonRow;
let token: SimulatedToken;

/** One who has done everything that leaves a trace, beside another who has, too. */
beforeEach(async () => {
  opened = await openSqlite();
  world = await World.open({}, opened.store);
  await live(world, 'rød kat 9');
  ({ person, token } = await live(world, 'blå kat 7'));
});
afterEach(() => world.close());

test('each row that mentions her is in the report, and no other', async () => {
  const { scanned, reported, rows } = await rowsOfHers(opened, { person, token });
  expect(reported).toEqual(scanned);
  expect(rows).toBeGreaterThan(20);
});

test('the report is of its published form, in her language, and names what it does not show', async () => {
  const report = (await makeReport(world.ports, person.personId, world.now))!;
  const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(REPORT_SCHEMA);
  expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
  const people = report.tables.find(({ table }) => table === 'people')!;
  expect(people.rows).toMatchObject([{ name: 'Åse Maria Lund', user_id: 'blå kat 7 ny' }]);
  expect(people.columns.find(({ column }) => column === 'name')!.label).toBe('Navn');
  expect(people.notShown).toContain('password_hash');
  const rows = report.tables.reduce((sum, table) => sum + table.rows.length, 0);
  expect(rows).toBeGreaterThan(20);
  const events = report.tables.find(({ table }) => table === 'events')!;
  expect(events.rows.some(({ kind }) => kind === 'logged-in')).toBe(true);
});

test('no hash, seal or link that opens something is in it', async () => {
  const report = JSON.stringify(await makeReport(world.ports, person.personId, world.now));
  const device = await opened.store.read((rows) => rows.devices.bySerialNumber(token.serialNumber));
  const present = await opened.store.read((rows) => rows.people.byId(person.personId));
  for (const hidden of [
    present!.passwordHash!,
    Buffer.from(device!.sealedSecret).toString('hex'),
    Buffer.from(token.secret).toString('hex'),
    PASSWORD,
  ])
    expect(report).not.toContain(hidden);
  expect(report).not.toContain('cancelWord');
});

test('that it was made is told in the next one; of nobody there is none', async () => {
  await makeReport(world.ports, person.personId, world.now);
  const events = await opened.store.read((rows) => rows.events.since(person.personId, ['report-made'], 0));
  expect(events).toHaveLength(1);
  expect(await makeReport(world.ports, 'nobody', world.now)).toBeNull();
});
