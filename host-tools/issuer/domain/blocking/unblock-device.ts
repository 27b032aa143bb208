/** A blocked device opens again: by two codes and the password, or by support, which has seen a proof of who she is. */
import { newEvent } from '../log/new-event.ts';
import { spendSource, type Source } from '../log/source.ts';
import { tell } from '../notice/tell.ts';
import { canonicalUserId } from '../people/user-id.ts';
import type { Ports } from '../ports/ports.ts';
import type { Rows } from '../ports/store.ts';
import type { Actor, DeviceChanges, DeviceRow } from '../records/device.ts';
import type { PersonRow } from '../records/person.ts';
import { checkCodes, malformedCode } from '../login/check-codes.ts';
import { decoyDevice } from '../devices/decoy.ts';

export type UnblockResult =
  | { readonly outcome: 'unblocked'; readonly serialNumber: string }
  | { readonly outcome: 'malformed'; readonly codeNumber: number }
  | { readonly outcome: 'wrong' }
  | { readonly outcome: 'source-waits'; readonly untilUnixSeconds: number };

async function unblock(
  rows: Rows,
  { random }: Pick<Ports, 'random'>,
  person: PersonRow,
  device: DeviceRow,
  actor: Actor,
  reason: string,
  changes: DeviceChanges,
  unixSeconds: number,
): Promise<boolean> {
  const { serialNumber } = device;
  const { personId } = person;
  const move = { serialNumber, fromState: 'blocked', toState: 'active', actor, reason } as const;
  if (!(await rows.devices.move({ ...move, atUnixSeconds: unixSeconds }, changes))) return false;
  await rows.events.insert(newEvent(personId, 'device-unblocked', actor, unixSeconds, { serialNumber }));
  const details = { serialLastFour: serialNumber.slice(-4), actor };
  await tell(rows, random, person, { kind: 'unblocked', reach: 'two-channels', details }, unixSeconds);
  return true;
}

/** Pairs that are tried on a blocked device, in its life: more, and only support opens it. */
const MAXIMUM_PAIRS_FACTOR = 2;

/** By its owner. One answer for unknown names and all that is wrong. */
export async function unblockByCodes(
  ports: Ports,
  request: {
    readonly userId: string;
    readonly codes: readonly [string, string];
    readonly password: string;
    readonly source: Source;
  },
  unixSeconds: number,
): Promise<UnblockResult> {
  const { store, secrecy, passwords, policy } = ports;
  const codeNumber = malformedCode(request.codes);
  if (codeNumber !== null) return { outcome: 'malformed', codeNumber };
  const found = await store.transaction(async (rows) => {
    const waits = await spendSource(rows, request.source, 'unblock', policy, unixSeconds);
    if (waits !== null) return waits;
    const person = await rows.people.byUserId(canonicalUserId(request.userId));
    const device = person === null ? null : await rows.devices.currentOf(person.personId);
    return { person, device };
  });
  if ('untilUnixSeconds' in found) return { outcome: 'source-waits', ...found };
  const { person, device } = found;
  const state = checkCodes(ports, device ?? decoyDevice(secrecy, unixSeconds), request.codes, unixSeconds);
  const isPassword = await passwords.verify(person?.passwordHash ?? null, request.password);
  return store.transaction(async (rows): Promise<UnblockResult> => {
    await spendSource(rows, request.source, 'unblock-tried', policy, unixSeconds);
    if (person?.state !== 'open' || device?.state !== 'blocked' || !isPassword) return { outcome: 'wrong' };
    const { serialNumber, pairErrors } = device;
    if (state === null || pairErrors >= MAXIMUM_PAIRS_FACTOR * policy.pairErrors) {
      await rows.devices.update(serialNumber, { pairErrors: pairErrors + 1 });
      return { outcome: 'wrong' };
    }
    const changes = { ...state, pairErrors: 0 };
    const isDone = await unblock(rows, ports, person, device, 'person', 'two codes', changes, unixSeconds);
    return isDone ? { outcome: 'unblocked', serialNumber } : { outcome: 'wrong' };
  });
}

/** By support or the authority, who answer for the proof that they have seen. */
export async function unblockByProof(
  ports: Ports,
  serialNumber: string,
  reason: string,
  unixSeconds: number,
): Promise<boolean> {
  return ports.store.transaction(async (rows) => {
    const device = await rows.devices.bySerialNumber(serialNumber);
    if (device?.state !== 'blocked' || device.personId === null) return false;
    const person = await rows.people.byId(device.personId);
    if (person?.state !== 'open') return false;
    return unblock(rows, ports, person, device, 'support', reason, { pairErrors: 0 }, unixSeconds);
  });
}
