/** Finds a device's clock again by two consecutive codes, once somebody has made sure whose it is. */
import { withoutGrouping } from '../../../verifier/entered-code.ts';
import { resynchronize } from '../../../verifier/resynchronization.ts';
import { newEvent } from '../log/new-event.ts';
import type { Ports } from '../ports/ports.ts';
import type { Actor } from '../records/device.ts';
import { withCredential } from './with-credential.ts';

export type ResynchronizeResult =
  | { readonly outcome: 'resynchronized'; readonly driftSteps: number }
  | { readonly outcome: 'refused'; readonly reason: 'no-such-device' | 'not-active' | 'malformed' | 'wrong' };

export async function resynchronizeDevice(
  { store, secrecy, hmac }: Ports,
  serialNumber: string,
  codes: readonly [string, string],
  actor: Actor,
  unixSeconds: number,
): Promise<ResynchronizeResult> {
  const device = await store.read((rows) => rows.devices.bySerialNumber(serialNumber));
  if (device === null) return { outcome: 'refused', reason: 'no-such-device' };
  if (device.state !== 'active' || device.personId === null)
    return { outcome: 'refused', reason: 'not-active' };
  const { personId } = device;
  const entered = codes.map(withoutGrouping);
  const found = withCredential({ secrecy, hmac }, device, (credential) =>
    resynchronize({ credential, state: device, codes: entered, unixSeconds }),
  );
  if (found.outcome !== 'resynchronized')
    return { outcome: 'refused', reason: found.reason === 'malformed' ? 'malformed' : 'wrong' };
  return store.transaction(async (rows): Promise<ResynchronizeResult> => {
    if (!(await rows.devices.acceptStep(serialNumber, found.state)))
      return { outcome: 'refused', reason: 'wrong' };
    await rows.events.insert(
      newEvent(personId, 'device-resynchronized', actor, unixSeconds, { serialNumber }),
    );
    return { outcome: 'resynchronized', driftSteps: found.state.driftSteps };
  });
}
