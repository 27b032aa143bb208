/** The tables as kysely sees them: a domain's record each, in columns of the same names with underscores. */
import type { Generated } from 'kysely';
import type { BrowserRow, SessionRow } from '../../../domain/records/browser.ts';
import type { DeviceMoveRow, DeviceRow, DeviceState, ImportRow } from '../../../domain/records/device.ts';
import type { EventRow } from '../../../domain/records/event.ts';
import type { NoticeRow } from '../../../domain/records/notice.ts';
import type { EarlyOrderRow, LetterRow, OrderRow } from '../../../domain/records/order.ts';
import type { PendingChangeRow, TemporaryPasswordRow } from '../../../domain/records/pending-change.ts';
import type { RequestRow } from '../../../domain/records/request.ts';
import type { ServiceLoginRow } from '../../../domain/records/service-login.ts';
import type { IdentityProofRow, PersonRow } from '../../../domain/records/person.ts';

/** libsql ends the process when a boolean is bound, so that both databases keep 0 and 1. */
export type Flag = 0 | 1;

export type Stored<Values> = {
  [Column in keyof Values]: boolean extends Values[Column]
    ? Flag | Exclude<Values[Column], boolean>
    : Values[Column];
};

export interface Tables {
  people: Stored<PersonRow>;
  userIds: UserIdRow;
  identityProofs: IdentityProofRow;
  temporaryPasswords: TemporaryPasswordRow;
  imports: ImportRow;
  devices: DeviceRow;
  allowedDeviceMoves: { fromState: DeviceState; toState: DeviceState };
  deviceMoves: DeviceMoveRow & { moveNumber: Generated<number> };
  earlyOrders: EarlyOrderRow;
  orders: OrderRow;
  letters: LetterRow;
  browsers: Stored<BrowserRow>;
  sessions: SessionRow;
  pendingChanges: Stored<PendingChangeRow>;
  events: Omit<EventRow, 'eventNumber'> & { eventNumber: Generated<number>; isAddressWhole: Flag };
  notices: NoticeRow;
  requests: RequestRow;
  sourceTries: SourceTriesRow;
  serviceLogins: ServiceLoginRow;
}

/**
 * Every user ID that somebody has or had. A person's points here together with her id, so that neither a taken nor a
 * reserved one can be given to anybody else, whatever statement tries.
 */
interface UserIdRow {
  readonly userId: string;
  readonly personId: string;
  /** None while it is in use. */
  readonly reservedSinceUnixSeconds: number | null;
}

/** How many tries a source has spent in a window of time. */
interface SourceTriesRow {
  readonly source: string;
  readonly purpose: string;
  readonly windowStartUnixSeconds: number;
  readonly tries: number;
}
