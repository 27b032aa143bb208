/** Carries out `talkode identify`. */
import { LinkClient } from '../../host-tools/link/client.ts';
import { identityInWords, identityOf, type Identity } from '../../host-tools/link/identity.ts';
import { LINK_VERSION } from '../../host-tools/link/protocol.generated.ts';
import { openAddress } from '../../host-tools/link/transports/open.ts';
import type { PortAddress } from '../../host-tools/link/transports/port-address.ts';

async function identify(address: PortAddress): Promise<Identity> {
  const client = new LinkClient(await openAddress(address));
  try {
    return identityOf(
      await client.request('identify', { minimumVersion: LINK_VERSION, maximumVersion: LINK_VERSION }),
    );
  } finally {
    await client.close();
  }
}

export async function tellIdentity(port: PortAddress, asJson: boolean): Promise<void> {
  const identity = await identify(port);
  console.log(asJson ? JSON.stringify(identity) : identityInWords(identity));
}
