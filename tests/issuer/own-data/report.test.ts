/** A person's report holds every row that mentions her, found by a scan of the whole database, and nothing of anybody else. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { askChange } from '../../../host-tools/issuer/domain/changes/ask-change.ts';
import { settleDueChanges } from '../../../host-tools/issuer/domain/changes/settle-changes.ts';
import { logIn } from '../../../host-tools/issuer/domain/login/log-in.ts';
import { makeReport } from '../../../host-tools/issuer/domain/own-data/report.ts';
import { REPORT_SCHEMA } from '../../../host-tools/issuer/domain/own-data/report-schema.ts';
import { askTemporaryPassword } from '../../../host-tools/issuer/domain/password/reset-password.ts';
import { startSession } from '../../../host-tools/issuer/domain/session/session.ts';
import type { PersonRow } from '../../../host-tools/issuer/domain/records/person.ts';
import { type OpenStore, openSqlite } from '../store/open-store.ts';
import { DAY_SECONDS, PASSWORD, type SimulatedToken, World } from '../world.ts';

let opened: OpenStore;
let world: World;
let person: PersonRow;
let token: SimulatedToken;

/** One who has done everything that leaves a trace, beside another who has, too. */
beforeEach(async () => {
  opened = await openSqlite();
  world = await World.open({}, opened.store);
  await live('rød kat 9');
  ({ person, token } = await live('blå kat 7'));
});
afterEach(() => world.close());

async function live(userId: string): Promise<{ person: PersonRow; token: SimulatedToken }> {
  const owner = await world.owner(userId, `browser of ${userId}`);
  const { personId } = owner.person;
  await askChange(world.ports, personId, 'userId', `${userId} ny`, world.now);
  world.now += DAY_SECONDS;
  await settleDueChanges(world.ports, world.now, 10);
  await askChange(world.ports, personId, 'email', `${userId.slice(-1)}@example.test`, world.now);
  const request = {
    userId: `${userId} ny`,
    password: PASSWORD,
    browserId: `library of ${userId}`,
    source: `net of ${userId}`,
    origin: { address: '192.0.2.7', browserFamily: 'Firefox on Linux' },
    service: null,
  };
  await logIn(world.ports, { ...request, codes: ['000000'] }, world.now);
  await logIn(world.ports, { ...request, codes: [owner.token.codeAt(world.now)] }, world.now);
  world.now += 6 * DAY_SECONDS;
  await startSession(world.ports, personId, 'browser', world.now);
  await askTemporaryPassword(world.ports, request.userId, request.source, world.now);
  return owner;
}

type Row = Record<string, unknown>;

async function wholeDatabase(): Promise<Map<string, Row[]>> {
  const plain = opened.db.withoutPlugins();
  const tables = await sql<{ name: string }>`select name from sqlite_master where type = 'table'`.execute(
    plain,
  );
  const found = new Map<string, Row[]>();
  for (const { name } of tables.rows)
    found.set(name, (await sql<Row>`select * from ${sql.table(name)}`.execute(plain)).rows);
  return found;
}

/** What in a row says that it is about her: her ID, her user IDs, her device. */
const mentions = (row: Row): boolean => {
  const marks = [person.personId, person.userId, `${person.userId} ny`, token.serialNumber];
  return Object.values(row).some((value) => marks.includes(String(value)));
};

test('each row that mentions her is in the report, and no other', async () => {
  const about = await opened.store.read((rows) => rows.own.rowsAbout(person.personId));
  let found = 0;
  for (const [table, rows] of await wholeDatabase()) {
    const hers = rows.filter(mentions);
    found += hers.length;
    expect(about[table] ?? [], table).toEqual(hers);
  }
  expect(found).toBeGreaterThan(20);
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
