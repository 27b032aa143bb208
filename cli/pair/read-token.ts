/** Asks the token on a port who it is; the port is free again before any person is asked. */
import { LinkClient } from '../../host-tools/link/client.ts';
import { identityOf } from '../../host-tools/link/identity.ts';
import { LINK_VERSION } from '../../host-tools/link/protocol.generated.ts';
import { openAddress, type PortAddress } from '../../host-tools/link/transports/open.ts';
import { CommandFailure } from '../messages/failures.ts';

export interface PairableToken {
  readonly serialNumber: string;
  readonly model: string;
  /** What its person had better know before she presses its key. */
  readonly notes: readonly string[];
}

/** Rejects with CommandFailure for a token that can't show codes of its own. */
export async function readToken(port: PortAddress): Promise<PairableToken> {
  const client = new LinkClient(await openAddress(port));
  try {
    const { serialNumber, model, fault, clockState } = identityOf(
      await client.request('identify', { minimumVersion: LINK_VERSION, maximumVersion: LINK_VERSION }),
    );
    if (fault !== null)
      throw new CommandFailure(
        `the token on the port: expected one that works, got fault ${fault.code}, ${fault.name}`,
      );
    if (serialNumber === null)
      throw new CommandFailure('the token on the port: expected one with a secret, got a blank one');
    const notes =
      clockState === 'unknown' ? ['Its clock is not set: it shows no codes until it is set.'] : [];
    return { serialNumber, model, notes };
  } finally {
    await client.close();
  }
}
