/** A device rests while its person's identity does, so that a login under way sees it too, and works again with it. */
import type { Rows } from '../ports/store.ts';
import type { Actor } from '../records/device.ts';

/** Who moves a person's device, why, and when. */
export interface Suspension {
  readonly actor: Actor;
  readonly reason: string;
  readonly atUnixSeconds: number;
}

async function moveBetween(
  rows: Rows,
  personId: string,
  fromState: 'active' | 'suspended',
  toState: 'active' | 'suspended',
  suspension: Suspension,
): Promise<void> {
  const device = await rows.devices.currentOf(personId);
  if (device?.state !== fromState) return;
  await rows.devices.move({ serialNumber: device.serialNumber, fromState, toState, ...suspension });
}

/** Does nothing where she has no active device. */
export const suspendDeviceOf = (rows: Rows, personId: string, suspension: Suspension): Promise<void> =>
  moveBetween(rows, personId, 'active', 'suspended', suspension);

/** Does nothing where she has no suspended device. */
export const resumeDeviceOf = (rows: Rows, personId: string, suspension: Suspension): Promise<void> =>
  moveBetween(rows, personId, 'suspended', 'active', suspension);
