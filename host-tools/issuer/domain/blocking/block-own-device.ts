/** A person, or support in her name, blocks her device: lost, in wrong hands, or a login that she did not start. */
import { blockDevice } from '../devices/block-device.ts';
import type { Ports } from '../ports/ports.ts';
import type { Actor } from '../records/device.ts';

/** The serial number of the device that was blocked; null: she has none that could be. */
export async function blockOwnDevice(
  { store, random }: Ports,
  personId: string,
  actor: Actor,
  unixSeconds: number,
): Promise<string | null> {
  return store.transaction(async (rows) => {
    const person = await rows.people.byId(personId);
    const device = person === null ? null : await rows.devices.currentOf(personId);
    if (person === null || device === null) return null;
    const isBlocked = await blockDevice(rows, random, person, device, actor, unixSeconds);
    return isBlocked ? device.serialNumber : null;
  });
}
