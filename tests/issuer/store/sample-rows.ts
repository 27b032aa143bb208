/** Rows to fill a store under test with; what matters in a test is given by it. */
import type { Rows } from '../../../host-tools/issuer/domain/ports/store.ts';
import type { BrowserRow, SessionRow } from '../../../host-tools/issuer/domain/records/browser.ts';
import type {
  DeviceMoveRow,
  DeviceRow,
  DeviceState,
  ImportRow,
} from '../../../host-tools/issuer/domain/records/device.ts';
import type { NewEvent } from '../../../host-tools/issuer/domain/records/event.ts';
import type { NoticeRow } from '../../../host-tools/issuer/domain/records/notice.ts';
import type { LetterRow, OrderRow } from '../../../host-tools/issuer/domain/records/order.ts';
import type { PendingChangeRow } from '../../../host-tools/issuer/domain/records/pending-change.ts';
import type { PersonRow } from '../../../host-tools/issuer/domain/records/person.ts';

export const NOW = 1_800_000_000;

export const SERIAL = '900000000012';
export const OTHER_SERIAL = '900000000020';

export function person(personId: string, given: Partial<PersonRow> = {}): PersonRow {
  return {
    personId,
    state: 'open',
    name: 'Åse Ærø Ødegård',
    birthDate: '1984-02-29',
    userId: `user-${personId}`,
    language: 'da',
    homeAddress: 'Sølvgade 1\n1307 København K',
    alternativeAddress: null,
    email: `${personId}@example.test`,
    phone: null,
    phoneSinceUnixSeconds: null,
    passwordHash: null,
    wantsPaper: false,
    wantsNoticeOfEachUse: true,
    keepsServiceNames: false,
    registeredAtUnixSeconds: NOW,
    ...given,
  };
}

export const IMPORT: ImportRow = {
  importId: 'import-1',
  containerSha256: 'ab'.repeat(32),
  devices: 2,
  importedAtUnixSeconds: NOW,
};

export function device(serialNumber: string, given: Partial<DeviceRow> = {}): DeviceRow {
  return {
    serialNumber,
    model: 'code-reader',
    state: 'manufactured',
    personId: null,
    sealedSecret: Uint8Array.from({ length: 48 }, (_, index) => index * 5),
    dataKeyVersion: 1,
    importId: IMPORT.importId,
    manufacturedAtUnixSeconds: NOW,
    activatedAtUnixSeconds: null,
    strangerCodesSpent: 0,
    pairErrors: 0,
    algorithm: 'SHA256',
    digits: 6,
    timeStepSeconds: 30,
    t0UnixSeconds: 0,
    driftSteps: 0,
    lastAcceptedStep: -1,
    driftLoweredAtStep: -1,
    ...given,
  };
}

export function move(serialNumber: string, fromState: DeviceState, toState: DeviceState): DeviceMoveRow {
  return { serialNumber, fromState, toState, actor: 'system', reason: 'test', atUnixSeconds: NOW };
}

/** A person `anna` and a device that is hers and active. */
export async function anActiveDevice(rows: Rows, serialNumber = SERIAL, personId = 'anna'): Promise<void> {
  await rows.people.insert(person(personId));
  await rows.devices.insertImport(IMPORT);
  await rows.devices.insert(device(serialNumber));
  await rows.devices.move(move(serialNumber, 'manufactured', 'assigned'), { personId });
  await rows.devices.move(move(serialNumber, 'assigned', 'active'), { activatedAtUnixSeconds: NOW });
}

export function order(orderId: string, given: Partial<OrderRow> = {}): OrderRow {
  return {
    orderId,
    personId: 'anna',
    model: 'code-reader',
    language: 'da',
    letterForm: 'braille',
    delivery: 'post',
    state: 'placed',
    serialNumber: null,
    placedAtUnixSeconds: NOW,
    letterDueAtUnixSeconds: null,
    ...given,
  };
}

export function letter(letterId: string, given: Partial<LetterRow> = {}): LetterRow {
  return {
    letterId,
    orderId: 'order-1',
    personId: 'anna',
    serialNumber: SERIAL,
    state: 'open',
    form: 'large-print',
    language: 'da',
    delivery: 'post',
    codeFingerprint: new Uint8Array(32).fill(200),
    wrongTries: 0,
    issuedAtUnixSeconds: NOW,
    validUntilUnixSeconds: NOW + 1000,
    expiryToldAtUnixSeconds: null,
    ...given,
  };
}

export function browser(browserId: string, given: Partial<BrowserRow> = {}): BrowserRow {
  return {
    personId: 'anna',
    browserId,
    isKnown: false,
    consecutiveErrors: 0,
    lastErrorUnixSeconds: 0,
    strangerCodesSpent: 0,
    firstSeenUnixSeconds: NOW,
    lastSeenUnixSeconds: NOW,
    ...given,
  };
}

export function session(sessionHash: string, given: Partial<SessionRow> = {}): SessionRow {
  return {
    sessionHash,
    personId: 'anna',
    browserId: 'browser-1',
    startedAtUnixSeconds: NOW,
    endsAtUnixSeconds: NOW + 900,
    ...given,
  };
}

export function change(changeId: string, given: Partial<PendingChangeRow> = {}): PendingChangeRow {
  return {
    changeId,
    personId: 'anna',
    field: 'email',
    value: 'new@example.test',
    state: 'waiting',
    cancelHash: `hash of ${changeId}`,
    askedAtUnixSeconds: NOW,
    dueAtUnixSeconds: NOW + 3600,
    wasToldAtLogin: false,
    ...given,
  };
}

export function event(given: Partial<NewEvent> = {}): NewEvent {
  return {
    personId: 'anna',
    kind: 'logged-in',
    actor: 'person',
    serialNumber: null,
    atUnixSeconds: NOW,
    address: null,
    browserFamily: 'Firefox on Linux',
    serviceName: null,
    approvedText: null,
    subject: null,
    ...given,
  };
}

export function notice(noticeId: string, given: Partial<NoticeRow> = {}): NoticeRow {
  return {
    noticeId,
    personId: 'anna',
    kind: 'activated',
    channel: 'email',
    language: 'da',
    recipientName: 'Åse',
    recipientAddress: 'anna@example.test',
    details: '{}',
    state: 'waiting',
    attempts: 0,
    nextTryAtUnixSeconds: NOW,
    createdAtUnixSeconds: NOW,
    sentAtUnixSeconds: null,
    ...given,
  };
}
