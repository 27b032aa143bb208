// `talkode identify`: says who the token on a port is.
import type { Command } from 'commander';
import { LinkClient } from '../../host-tools/link/client.ts';
import { identityInWords, identityOf, type Identity } from '../../host-tools/link/identity.ts';
import { LINK_VERSION } from '../../host-tools/link/protocol.generated.ts';
import { openAddress, type PortAddress } from '../../host-tools/link/transports/open.ts';
import { portOption } from './port-option.ts';

const EXAMPLES = `
Examples:
  $ talkode simulate --link tcp:7777 &
  $ talkode identify --port tcp:7777
  $ talkode identify --port /dev/pts/3 --json

Exit codes: 0 a token answered, 1 none did, 2 wrong options.`;

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

export function registerIdentify(program: Command): void {
  program
    .command('identify')
    .description('say who the token on a port is: model, versions, serial number, state, clock, fault')
    .addOption(portOption())
    .option('--json', 'print one JSON object instead of words')
    .addHelpText('after', EXAMPLES)
    .action(async (options: { port: PortAddress; json?: true }) => {
      const identity = await identify(options.port);
      console.log(options.json ? JSON.stringify(identity) : identityInWords(identity));
    });
}
