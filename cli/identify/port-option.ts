// The option with which a command names the token's port.
import { InvalidArgumentError, Option } from 'commander';
import { parsePortAddress, type PortAddress } from '../../host-tools/link/transports/open.ts';

function parsePort(text: string): PortAddress {
  try {
    return parsePortAddress(text);
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}

/** `--port <address>`, mandatory; its value is a PortAddress. */
export function portOption(): Option {
  return new Option(
    '--port <address>',
    'the token: tcp:PORT, tcp:HOST:PORT or a serial device such as /dev/ttyACM0',
  )
    .argParser(parsePort)
    .makeOptionMandatory();
}
