// `talkode identify`: says who the token on a port is.
import type { Command } from 'commander';
import { LinkClient } from '../link/client.ts';
import { identityInWords, identityOf, type Identity } from '../link/identity.ts';
import { LINK_VERSION } from '../link/protocol.generated.ts';
import { openAddress, type PortAddress } from '../link/transports/open.ts';
import { portOption } from './transport-option.ts';

const EXAMPLES = `
Examples:
  $ talkode simulate --link tcp:7777 &
  $ talkode identify --port tcp:7777
  $ talkode identify --port /dev/pts/3 --json`;

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

/** Adds the command; it ends with 1 and a line on stderr when no token answers. */
export function registerIdentify(program: Command): void {
  const command = program
    .command('identify')
    .description('say who the token on a port is: model, versions, serial number, state, clock, fault')
    .addOption(portOption())
    .option('--json', 'print one JSON object instead of words')
    .addHelpText('after', EXAMPLES);
  command.action(async (options: { port: PortAddress; json?: true }) => {
    const identity = await identify(options.port).catch((error: Error) =>
      command.error(`talkode identify: ${error.message}`),
    );
    console.log(options.json ? JSON.stringify(identity) : identityInWords(identity));
  });
}
