/** The option with which a command names the token's port. */
import { parsePortAddress, type PortAddress } from '../../host-tools/link/transports/port-address.ts';
import { mandatory, WrongArgument } from './option-table.ts';

function readPort(text: string): PortAddress {
  try {
    return parsePortAddress(text);
  } catch (error) {
    throw new WrongArgument((error as Error).message);
  }
}

export const PORT_OPTION = mandatory(
  '--port <address>',
  'the token: tcp:PORT, tcp:HOST:PORT or a serial device such as /dev/ttyACM0',
  readPort,
);
