/** The issuer: durable verifications beside a loop written by hand, and whole logins at a service. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { argon2Passwords } from '../../../host-tools/issuer/adapters/passwords/argon2.ts';
import { openPostgresStore } from '../../../host-tools/issuer/adapters/postgres/postgres-store.ts';
import { openSqliteStore } from '../../../host-tools/issuer/adapters/sqlite/sqlite-store.ts';
import { DEFAULT_POLICY } from '../../../host-tools/issuer/domain/policy.ts';
import { openPorts } from '../../../host-tools/issuer/open-ports.ts';
import { CHEAP_SECRECY, PASSWORD } from '../../issuer/world.ts';
import { startPrivatePostgres } from '../../support/private-postgres.ts';
import { programPath } from '../../support/system-programs.ts';
import { byHand, byTheStore } from '../issuer/durable-verification.ts';
import { layOwners } from '../issuer/owners.ts';
import { inTurns, medianOf, Turns } from '../issuer/rates.ts';
import { startLoginService, wholeLogin } from '../issuer/whole-logins.ts';
import type { BenchSuite } from '../measure.ts';

const CLIENTS = 16;
const TIMES_EACH = 40;
const ROUNDS = 15;
const LOGINS = 400;
const LOGIN_CLIENTS = 8;
const MINIMUM_RATIO = 0.9;
const MINIMUM_LOGINS_PER_SECOND = 50;

interface Durable {
  readonly store: number;
  readonly hand: number;
  readonly ratio: number;
}

async function onPostgres(url: string): Promise<Durable> {
  const store = await openPostgresStore(url, CLIENTS);
  const pool = new pg.Pool({ connectionString: url, max: CLIENTS });
  const owners = await layOwners(store, CHEAP_SECRECY, CLIENTS, 'none');
  const ways = { store: byTheStore(store, CHEAP_SECRECY), hand: byHand(pool, CHEAP_SECRECY) };
  const rates = await inTurns(new Turns(owners, TIMES_EACH), ways, ROUNDS);
  await pool.end();
  await store.close();
  const ratio = medianOf(rates.store.map((rate, round) => rate / rates.hand[round]!));
  return { store: medianOf(rates.store), hand: medianOf(rates.hand), ratio };
}

async function onSqlite(folder: string): Promise<number> {
  const store = await openSqliteStore(path.join(folder, 'durable.db'));
  const owners = await layOwners(store, CHEAP_SECRECY, CLIENTS, 'none');
  const ways = { store: byTheStore(store, CHEAP_SECRECY) };
  const rates = await inTurns(new Turns(owners, TIMES_EACH), ways, ROUNDS);
  await store.close();
  return medianOf(rates.store);
}

/** Whole logins per second, of people who log in once each. */
async function logins(database: string, folder: string): Promise<number> {
  const keyFile = path.join(folder, 'issuer.keys');
  const { ports } = await openPorts(database, keyFile, DEFAULT_POLICY);
  const passwords = await argon2Passwords();
  const owners = await layOwners(ports.store, ports.secrecy, LOGINS, await passwords.hash(PASSWORD));
  await ports.store.close();
  const outgoingFolder = path.join(folder, 'outgoing');
  const { address, stop } = await startLoginService({ database, keyFile, outgoingFolder });
  const waiting = owners.map((owner, index) => ({ owner, network: `10.${index >> 8}.${index & 255}.1` }));
  const one = async (): Promise<boolean> => {
    const next = waiting.pop();
    if (next === undefined) return false;
    await wholeLogin(address, next.owner, PASSWORD, next.network);
    return true;
  };
  for (let warmUp = 0; warmUp < LOGINS / 10; warmUp++) await one();
  const counted = waiting.length;
  const start = performance.now();
  const client = async (): Promise<void> => {
    while (await one());
  };
  await Promise.all(Array.from({ length: LOGIN_CLIENTS }, client));
  const seconds = (performance.now() - start) / 1_000;
  await stop();
  return counted / seconds;
}

export async function issuerSuite(): Promise<BenchSuite> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'talkode-bench-issuer-'));
  const server = await startPrivatePostgres(programPath('/usr/lib/postgresql/15/bin/postgres'), true);
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  await admin.query('create database logins');
  await admin.end();
  const postgres = await onPostgres(server.url);
  const sqlite = await onSqlite(folder);
  const loginsOnPostgres = await logins(server.url.replace('/postgres?', '/logins?'), folder);
  await server.stop();
  const sqliteFolder = mkdtempSync(path.join(folder, 'sqlite-'));
  const loginsOnSqlite = await logins(`sqlite:${path.join(sqliteFolder, 'issuer.db')}`, sqliteFolder);
  rmSync(folder, { recursive: true });
  const row = (what: string, perSecond: number): string[] => [what, perSecond.toFixed(0)];
  return {
    title: 'Issuer',
    about:
      `A durable verification reads what a device is verified by, opens its secret, compares the code, uses up the step by ` +
      `compare-and-set, writes the event and commits to the disk: ${CLIENTS} clients with a device each, the store and a loop written by ` +
      `hand with the driver in turns, medians of ${ROUNDS} rounds. A whole login is a service's request by OpenID Connect, the page, the form ` +
      `with user ID, code and password (argon2id, 19 MiB, two passes), the way back and the ID token: ${LOGIN_CLIENTS} clients beside the ` +
      `issuer's process, ${LOGINS} people who log in once each.`,
    groups: [],
    tables: [
      {
        title: 'Durable verifications and whole logins',
        head: ['what', 'a second'],
        rows: [
          row('verifications, PostgreSQL, the store', postgres.store),
          row('verifications, PostgreSQL, by hand', postgres.hand),
          row('verifications, SQLite, the store', sqlite),
          row('whole logins, PostgreSQL', loginsOnPostgres),
          row('whole logins, SQLite', loginsOnSqlite),
        ],
      },
    ],
    bars: () => [
      {
        text: `durable verifications on PostgreSQL, the store beside a loop by hand, ${CLIENTS} clients`,
        measured: postgres.ratio,
        limit: MINIMUM_RATIO,
        unit: 'x',
      },
      {
        text: 'whole logins on PostgreSQL, the client beside it',
        measured: loginsOnPostgres,
        limit: MINIMUM_LOGINS_PER_SECOND,
        unit: '/s',
      },
    ],
  };
}
