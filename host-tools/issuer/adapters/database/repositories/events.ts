/** The event log. */
import { type Kysely, sql } from 'kysely';
import type { Events } from '../../../domain/ports/store.ts';
import { flag } from '../schema/stored-values.ts';
import { compiledOnce } from './compiled-once.ts';
import type { Tables } from '../schema/tables.ts';

/** All that a person is shown; whether an address is still whole is the table's own business. */
const COLUMNS = [
  'eventNumber',
  'personId',
  'kind',
  'actor',
  'serialNumber',
  'atUnixSeconds',
  'address',
  'browserFamily',
  'serviceName',
  'approvedText',
  'subject',
] as const;

const INSERT = compiledOnce((db) =>
  db.insertInto('events').values({
    personId: '',
    kind: 'registered',
    actor: 'system',
    serialNumber: '',
    atUnixSeconds: 0,
    address: '',
    browserFamily: '',
    serviceName: '',
    approvedText: '',
    subject: '',
    isAddressWhole: 0,
  }),
);

export function eventsOn(db: Kysely<Tables>): Events {
  return {
    async insert(event) {
      const { personId, kind, actor, serialNumber, atUnixSeconds } = event;
      const { address, browserFamily, serviceName, approvedText, subject } = event;
      await INSERT(db, [
        ...[personId, kind, actor, serialNumber, atUnixSeconds],
        ...[address, browserFamily, serviceName, approvedText, subject],
        flag(address !== null),
      ]);
    },
    ofPerson: (personId, limit, beforeNumber) =>
      db
        .selectFrom('events')
        .select(COLUMNS)
        .where('personId', '=', personId)
        .$if(beforeNumber !== undefined, (query) => query.where('eventNumber', '<', beforeNumber ?? 0))
        .orderBy('eventNumber', 'desc')
        .limit(limit)
        .execute(),
    async since(personId, kinds, unixSeconds) {
      if (kinds.length === 0) return [];
      return db
        .selectFrom('events')
        .select(COLUMNS)
        .where('personId', '=', personId)
        .where('kind', 'in', kinds)
        .where('atUnixSeconds', '>=', unixSeconds)
        .orderBy('eventNumber', 'desc')
        .execute();
    },
    async shortenAddresses(beforeUnixSeconds, shorten, limit) {
      const rows = await db
        .selectFrom('events')
        .select(['eventNumber', 'address'])
        .where('isAddressWhole', '=', sql.lit(1))
        .where('atUnixSeconds', '<', beforeUnixSeconds)
        .orderBy('atUnixSeconds')
        .limit(limit)
        .execute();
      for (const { eventNumber, address } of rows)
        await db
          .updateTable('events')
          .set({ address: address === null ? null : shorten(address), isAddressWhole: 0 })
          .where('eventNumber', '=', eventNumber)
          .execute();
      return rows.length;
    },
  };
}
