/** A device is blocked: nothing opens with its codes until it is unblocked. */
import { newEvent } from '../log/new-event.ts';
import { tell } from '../notice/tell.ts';
import type { Random } from '../ports/secrecy.ts';
import type { Rows } from '../ports/store.ts';
import type { Actor, DeviceRow } from '../records/device.ts';
import type { PersonRow } from '../records/person.ts';

/** False: it was neither active nor suspended. Her sessions end, too. */
export async function blockDevice(
  rows: Rows,
  random: Random,
  person: PersonRow,
  { serialNumber, state: fromState }: Pick<DeviceRow, 'serialNumber' | 'state'>,
  actor: Actor,
  unixSeconds: number,
): Promise<boolean> {
  if (fromState !== 'active' && fromState !== 'suspended') return false;
  const move = { serialNumber, fromState, toState: 'blocked', actor, reason: 'asked' } as const;
  if (!(await rows.devices.move({ ...move, atUnixSeconds: unixSeconds }))) return false;
  const { personId } = person;
  await rows.sessions.endAllOf(personId);
  await rows.events.insert(newEvent(personId, 'device-blocked', actor, unixSeconds, { serialNumber }));
  const details = { serialLastFour: serialNumber.slice(-4), actor };
  await tell(rows, random, person, { kind: 'blocked', reach: 'two-channels', details }, unixSeconds);
  return true;
}
