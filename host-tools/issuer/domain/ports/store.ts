/**
 * What the issuer's steps ask of a database. Every step reads and writes within one transaction; what two of them could do at
 * once is a compare-and-set here, which answers whether it took place. Adapters: one schema on SQLite and on PostgreSQL,
 * and one contract suite for both.
 */
import type { BrowserRow, SessionRow } from '../records/browser.ts';
import type {
  DeviceChanges,
  DeviceModel,
  DeviceMoveRow,
  DeviceRow,
  DeviceState,
  ImportRow,
} from '../records/device.ts';
import type { EventRow, NewEvent } from '../records/event.ts';
import type { NoticeRow } from '../records/notice.ts';
import type { EarlyOrderRow, LetterRow, LetterState, OrderRow } from '../records/order.ts';
import type { PendingChangeRow, TemporaryPasswordRow } from '../records/pending-change.ts';
import type {
  IdentityProofRow,
  PersonChanges,
  PersonRow,
  ProofKind,
  ReservedUserIdRow,
} from '../records/person.ts';
import type { RequestRow } from '../records/request.ts';
import type { ServiceLoginRow } from '../records/service-login.ts';
import type { VerifierState } from '../../../verifier/credential.ts';

export interface Store {
  /**
   * All of it or nothing, durable when it ends. The work may be carried out more than once when another transaction
   * came between: it has no effect but through `rows`.
   */
  readonly transaction: <Value>(work: (rows: Rows) => Promise<Value>) => Promise<Value>;
  /** Reads that need no transaction. */
  readonly read: <Value>(work: (rows: Rows) => Promise<Value>) => Promise<Value>;
  readonly close: () => Promise<void>;
}

export interface Rows {
  readonly people: People;
  readonly devices: Devices;
  readonly orders: Orders;
  readonly letters: Letters;
  readonly browsers: Browsers;
  readonly sessions: Sessions;
  readonly changes: Changes;
  readonly events: Events;
  readonly notices: Notices;
  readonly requests: Requests;
  readonly sources: Sources;
  readonly serviceLogins: ServiceLogins;
  readonly own: Own;
}

export interface People {
  /** False: the user ID is another person's, or was and is reserved. */
  readonly insert: (person: PersonRow) => Promise<boolean>;
  readonly byId: (personId: string) => Promise<PersonRow | null>;
  /** By the canonical user ID, present ones only. */
  readonly byUserId: (userId: string) => Promise<PersonRow | null>;
  /** False: a new user ID among the changes is another person's, or reserved for one. */
  readonly update: (personId: string, changes: PersonChanges) => Promise<boolean>;
  /** Keeps a user ID for its former owner. */
  readonly reserveUserId: (reserved: ReservedUserIdRow) => Promise<void>;
  /** Keeps a user ID that nobody has for somebody who is no person here yet. False: somebody has or had it. */
  readonly reserveFreeUserId: (reserved: ReservedUserIdRow) => Promise<boolean>;
  /** What was kept for somebody under another name is hers from now on. */
  readonly takeOverUserIds: (formerOwner: string, personId: string) => Promise<void>;
  /** Whose this proof is; null: nobody's. */
  readonly idByProof: (kind: ProofKind, numberPseudonym: string) => Promise<string | null>;
  readonly insertProof: (proof: IdentityProofRow) => Promise<void>;
  readonly proofsOf: (personId: string) => Promise<readonly IdentityProofRow[]>;
  readonly temporaryPassword: (personId: string) => Promise<TemporaryPasswordRow | null>;
  /** Null removes it. */
  readonly setTemporaryPassword: (personId: string, row: TemporaryPasswordRow | null) => Promise<void>;
}

export interface Devices {
  /** False: a container with this SHA-256 was taken in before; nothing is written. */
  readonly insertImport: (receipt: ImportRow) => Promise<boolean>;
  /** False: there is a device with this serial number. */
  readonly insert: (device: DeviceRow) => Promise<boolean>;
  readonly bySerialNumber: (serialNumber: string) => Promise<DeviceRow | null>;
  /** All that were ever hers, the newest first. */
  readonly ofPerson: (personId: string) => Promise<readonly DeviceRow[]>;
  /** The one that is `active`, `suspended` or `blocked`: what she logs in with, or could. */
  readonly currentOf: (personId: string) => Promise<DeviceRow | null>;
  /** A manufactured one of this model, the oldest first. On PostgreSQL it is locked against a second taker. */
  readonly nextInStock: (model: DeviceModel) => Promise<DeviceRow | null>;
  /**
   * Changes the state, writes the move down and applies the changes, if the device is in `move.fromState`. False: it is not.
   * The database refuses a move that is not in the table of moves, and a second active device of one person, by an error.
   */
  readonly move: (move: DeviceMoveRow, changes?: DeviceChanges) => Promise<boolean>;
  readonly movesOf: (serialNumber: string) => Promise<readonly DeviceMoveRow[]>;
  /**
   * Stores the verifier's new state if the device is active and its `lastAcceptedStep` lies before the new one. False: a code of
   * this step or a later one was accepted, or the device is not active.
   */
  readonly acceptStep: (
    serialNumber: string,
    state: VerifierState,
    changes?: DeviceChanges,
  ) => Promise<boolean>;
  /** Adds to `strangerCodesSpent` unless that would exceed `budget`. False: it would; nothing is written. */
  readonly spendStrangerCodes: (serialNumber: string, codes: number, budget: number) => Promise<boolean>;
  /** Takes off again, never below 0. */
  readonly returnStrangerCodes: (serialNumber: string, codes: number) => Promise<void>;
  readonly update: (serialNumber: string, changes: DeviceChanges) => Promise<void>;
  readonly count: () => Promise<Readonly<Partial<Record<DeviceState, number>>>>;
  /** In the order of their serial numbers: those in this state and after this number, of either all when it is null. */
  readonly list: (
    state: DeviceState | null,
    afterSerialNumber: string | null,
    limit: number,
  ) => Promise<readonly DeviceRow[]>;
}

export interface Orders {
  readonly insertEarly: (order: EarlyOrderRow) => Promise<void>;
  readonly early: (orderNumber: string) => Promise<EarlyOrderRow | null>;
  /** False: there was none. */
  readonly removeEarly: (orderNumber: string) => Promise<boolean>;
  readonly removeEarlyBefore: (unixSeconds: number) => Promise<number>;
  readonly insert: (order: OrderRow) => Promise<void>;
  readonly byId: (orderId: string) => Promise<OrderRow | null>;
  readonly ofPerson: (personId: string) => Promise<readonly OrderRow[]>;
  /** False: it was not in `from`. */
  readonly move: (
    orderId: string,
    from: OrderRow['state'],
    to: OrderRow['state'],
    changes?: Partial<Pick<OrderRow, 'serialNumber' | 'letterDueAtUnixSeconds'>>,
  ) => Promise<boolean>;
  /** Those in `device-sent` whose letter may go by now, the longest waiting first. */
  readonly dueForLetter: (unixSeconds: number, limit: number) => Promise<readonly OrderRow[]>;
}

export interface Letters {
  readonly insert: (letter: LetterRow) => Promise<void>;
  readonly byId: (letterId: string) => Promise<LetterRow | null>;
  /** The one that is open for this device and person; there is at most one. */
  readonly openFor: (personId: string, serialNumber: string) => Promise<LetterRow | null>;
  readonly ofPerson: (personId: string) => Promise<readonly LetterRow[]>;
  /** False: it was not open. */
  readonly close: (letterId: string, state: Exclude<LetterState, 'open'>) => Promise<boolean>;
  /** Counts a try before the code is looked at. Null: it was not open, or `maximum` tries were counted before; else how many now. */
  readonly countTry: (letterId: string, maximum: number) => Promise<number | null>;
  /** Takes the try back that a right code was. */
  readonly returnTry: (letterId: string) => Promise<void>;
  /** Open ones that end before this time, were issued before the other, and whose person has not been told. */
  readonly expiringBefore: (
    unixSeconds: number,
    issuedBeforeUnixSeconds: number,
    limit: number,
  ) => Promise<readonly LetterRow[]>;
  readonly markExpiryTold: (letterId: string, unixSeconds: number) => Promise<void>;
  /** Open ones whose time is over, closed as `expired`; how many. */
  readonly expire: (unixSeconds: number) => Promise<number>;
}

export interface Browsers {
  readonly find: (personId: string, browserId: string) => Promise<BrowserRow | null>;
  /** Inserts it or overwrites it whole. */
  readonly put: (browser: BrowserRow) => Promise<void>;
  readonly ofPerson: (personId: string) => Promise<readonly BrowserRow[]>;
  readonly forget: (personId: string, browserId: string) => Promise<void>;
  /**
   * Counts an error of a known browser before the code is looked at, if its count is still `consecutiveErrors`. False: another try
   * came between.
   */
  readonly countError: (
    browser: Pick<BrowserRow, 'personId' | 'browserId' | 'consecutiveErrors'>,
    unixSeconds: number,
  ) => Promise<boolean>;
}

export interface Sessions {
  readonly insert: (session: SessionRow) => Promise<void>;
  readonly find: (sessionHash: string, unixSeconds: number) => Promise<SessionRow | null>;
  readonly end: (sessionHash: string) => Promise<void>;
  readonly endAllOf: (personId: string) => Promise<void>;
  readonly removeEnded: (unixSeconds: number) => Promise<number>;
}

export interface Changes {
  readonly insert: (change: PendingChangeRow) => Promise<void>;
  readonly waitingOf: (personId: string) => Promise<readonly PendingChangeRow[]>;
  readonly byCancelHash: (cancelHash: string) => Promise<PendingChangeRow | null>;
  /** False: it was not waiting. */
  readonly settle: (changeId: string, state: 'done' | 'cancelled') => Promise<boolean>;
  readonly due: (unixSeconds: number, limit: number) => Promise<readonly PendingChangeRow[]>;
  readonly markTold: (changeId: string) => Promise<void>;
  readonly ofPerson: (personId: string) => Promise<readonly PendingChangeRow[]>;
}

export interface Events {
  readonly insert: (event: NewEvent) => Promise<void>;
  /** The newest first; before `beforeNumber` when given. */
  readonly ofPerson: (personId: string, limit: number, beforeNumber?: number) => Promise<readonly EventRow[]>;
  /** Those of these kinds since a time, the newest first. */
  readonly since: (
    personId: string,
    kinds: readonly EventRow['kind'][],
    unixSeconds: number,
  ) => Promise<readonly EventRow[]>;
  /** Rewrites the addresses of older events by `shorten`; how many. */
  readonly shortenAddresses: (
    beforeUnixSeconds: number,
    shorten: (address: string) => string,
    limit: number,
  ) => Promise<number>;
}

export interface Notices {
  readonly insert: (notice: NoticeRow) => Promise<void>;
  /** Waiting ones whose time has come, the oldest first; they are set to be tried again at `leaseUntilUnixSeconds`, so that no second sender takes them. */
  readonly lease: (
    unixSeconds: number,
    leaseUntilUnixSeconds: number,
    limit: number,
  ) => Promise<readonly NoticeRow[]>;
  readonly markSent: (noticeId: string, unixSeconds: number) => Promise<void>;
  readonly markTried: (noticeId: string, nextTryAtUnixSeconds: number) => Promise<void>;
  readonly markFailed: (noticeId: string) => Promise<void>;
  readonly ofPerson: (personId: string) => Promise<readonly NoticeRow[]>;
}

export interface Requests {
  readonly insert: (request: RequestRow) => Promise<void>;
  readonly byId: (requestId: string) => Promise<RequestRow | null>;
  /** False: it was not open. */
  readonly answer: (
    requestId: string,
    state: 'granted' | 'refused',
    reason: string,
    unixSeconds: number,
  ) => Promise<boolean>;
  /** Open ones, those that are due first. */
  readonly open: (limit: number) => Promise<readonly RequestRow[]>;
}

export interface Sources {
  /**
   * Counts one try of a source (a network address's prefix, or a session) for a purpose within a window of time, unless
   * `maximum` were counted in it. False: they were.
   */
  readonly spend: (
    source: string,
    purpose: string,
    windowStartUnixSeconds: number,
    maximum: number,
  ) => Promise<boolean>;
  readonly removeBefore: (windowStartUnixSeconds: number) => Promise<number>;
}

export interface Own {
  /**
   * Every row of every table that is about a person, with all columns, under the names that both have in the database: so
   * that no table can be forgotten. What of it she is shown, the field catalogue says.
   */
  readonly rowsAbout: (personId: string) => Promise<RowsByTable>;
}

export type RowsByTable = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

export interface ServiceLogins {
  /** Inserts it or overwrites it whole. */
  readonly put: (row: ServiceLoginRow) => Promise<void>;
  /** Not what has ended. */
  readonly find: (kind: string, nameHash: string, unixSeconds: number) => Promise<ServiceLoginRow | null>;
  readonly findBySecondName: (
    kind: string,
    secondNameHash: string,
    unixSeconds: number,
  ) => Promise<ServiceLoginRow | null>;
  /** False: it was used before, or there is none. */
  readonly use: (kind: string, nameHash: string, unixSeconds: number) => Promise<boolean>;
  readonly remove: (kind: string, nameHash: string) => Promise<void>;
  readonly removeGrant: (grantHash: string) => Promise<void>;
  readonly removeEnded: (unixSeconds: number) => Promise<number>;
}
