/** Opens the transport that a person names on the command line. */
import type { Transport } from '../transport.ts';
import { openSerialPort } from './serial-port.ts';
import { openTcp } from './tcp.ts';
import { parsePortAddress, type PortAddress } from './port-address.ts';

export { parsePortAddress, type PortAddress };

export function openAddress(address: PortAddress): Promise<Transport> {
  return address.kind === 'tcp' ? openTcp(address.host, address.port) : openSerialPort(address.path);
}

/** Opens what `parsePortAddress` reads; rejects with an Error that names the port. */
export async function openTransport(text: string): Promise<Transport> {
  return openAddress(parsePortAddress(text));
}
