/** People who have done everything that leaves a trace, and a scan of a whole database for what mentions one of them. */
import { sql } from 'kysely';
import { askChange } from '../../../host-tools/issuer/domain/changes/ask-change.ts';
import { settleDueChanges } from '../../../host-tools/issuer/domain/changes/settle-changes.ts';
import { mayWishUserId } from '../../../host-tools/issuer/domain/changes/user-id-wishes.ts';
import { logIn } from '../../../host-tools/issuer/domain/login/log-in.ts';
import { askTemporaryPassword } from '../../../host-tools/issuer/domain/password/reset-password.ts';
import type { PersonRow } from '../../../host-tools/issuer/domain/records/person.ts';
import { receiveRequest } from '../../../host-tools/issuer/domain/requests/receive-request.ts';
import { startSession } from '../../../host-tools/issuer/domain/session/session.ts';
import type { OpenStore } from '../store/open-store.ts';
import { DAY_SECONDS, PASSWORD, type SimulatedToken, type World } from '../world.ts';

export interface Life {
  readonly person: PersonRow;
  readonly token: SimulatedToken;
}

export async function live(world: World, userId: string): Promise<Life> {
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
  const asked = { kind: 'access', channel: 'letter', wish: 'Alt om mig' } as const;
  await receiveRequest(world.ports, personId, asked, world.now);
  world.now += 6 * DAY_SECONDS;
  await mayWishUserId(world.ports, personId, world.now);
  await startSession(world.ports, personId, `browser of ${userId}`, world.now);
  await askTemporaryPassword(world.ports, request.userId, request.source, world.now);
  return owner;
}

type Row = Record<string, unknown>;

async function wholeDatabase({ db }: OpenStore): Promise<Map<string, Row[]>> {
  const plain = db.withoutPlugins();
  const found = new Map<string, Row[]>();
  for (const { name } of await plain.introspection.getTables())
    found.set(name, (await sql<Row>`select * from ${sql.table(name)}`.execute(plain)).rows);
  return found;
}

const sorted = (rows: readonly object[]): readonly string[] => rows.map((row) => JSON.stringify(row)).sort();

/** By table: rows that mention her (her ID, her user IDs, her device), and rows that are in her report. */
export async function rowsOfHers(
  opened: OpenStore,
  { person, token }: Life,
): Promise<{
  readonly scanned: Record<string, unknown>;
  readonly reported: Record<string, unknown>;
  readonly rows: number;
}> {
  const marks = [person.personId, person.userId, `${person.userId} ny`, token.serialNumber];
  const mentions = (row: Row): boolean =>
    Object.values(row).some((value) =>
      marks.some((mark) => String(value) === mark || String(value) === `person ${mark}`),
    );
  const about = await opened.store.read((rows) => rows.own.rowsAbout(person.personId));
  const scanned: Record<string, unknown> = {};
  const reported: Record<string, unknown> = {};
  let count = 0;
  for (const [table, rows] of await wholeDatabase(opened)) {
    const hers = rows.filter(mentions);
    count += hers.length;
    scanned[table] = sorted(hers);
    reported[table] = sorted(about[table] ?? []);
  }
  return { scanned, reported, rows: count };
}
