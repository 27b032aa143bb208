/** People with active devices, laid into an issuer's store as its steps would leave them, without waiting for their letters. */
import { createHash } from 'node:crypto';
import type { Secrecy } from '../../../host-tools/issuer/domain/ports/secrecy.ts';
import type { Store } from '../../../host-tools/issuer/domain/ports/store.ts';
import { withCheckDigit } from '../../../host-tools/token/serial-number.ts';
import { device, IMPORT, move, person } from '../../issuer/store/sample-rows.ts';
import { SimulatedToken } from '../../issuer/world.ts';

export interface Owner {
  readonly personId: string;
  readonly userId: string;
  readonly token: SimulatedToken;
}

export async function layOwners(
  store: Store,
  secrecy: Secrecy,
  count: number,
  passwordHash: string,
): Promise<readonly Owner[]> {
  const owners = Array.from({ length: count }, (_, index): Owner => ({
    personId: createHash('sha256').update(String(index)).digest('hex').slice(0, 32),
    userId: `bruger nummer ${index}`,
    token: new SimulatedToken(withCheckDigit(`10002${String(index).padStart(6, '0')}`)),
  }));
  await store.transaction((rows) => rows.devices.insertImport(IMPORT));
  for (const { personId, userId, token } of owners)
    await store.transaction(async (rows) => {
      const { serialNumber } = token;
      await rows.people.insert(person(personId, { userId, passwordHash, wantsNoticeOfEachUse: false }));
      const sealed = secrecy.seal(serialNumber, token.secret);
      await rows.devices.insert(device(serialNumber, { ...sealed, algorithm: 'SHA1' }));
      await rows.devices.move(move(serialNumber, 'manufactured', 'assigned'), { personId });
      await rows.devices.move(move(serialNumber, 'assigned', 'active'));
    });
  return owners;
}
