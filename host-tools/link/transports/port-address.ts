/** Where a token is, as a person names it: a TCP port or a serial device. */

export type PortAddress = { kind: 'tcp'; host: string; port: number } | { kind: 'serial'; path: string };

const LOOPBACK = '127.0.0.1';
const MAXIMUM_TCP_PORT = 65_535;
const TCP = /^tcp:(?:(?<host>\[[0-9a-fA-F:.]+\]|[^:]+):)?(?<port>\d+)$/;
/** A path, or a Windows port name. */
const SERIAL = /^(?:\/.+|COM\d+|\\\\\.\\.+)$/i;

/** Reads `tcp:PORT`, `tcp:HOST:PORT` or a serial device. Throws RangeError saying what was expected and what came. */
export function parsePortAddress(text: string): PortAddress {
  const tcp = TCP.exec(text)?.groups;
  const port = Number(tcp?.['port']);
  if (tcp && port >= 1 && port <= MAXIMUM_TCP_PORT) {
    return { kind: 'tcp', host: tcp['host']?.replace(/^\[|\]$/g, '') ?? LOOPBACK, port };
  }
  if (SERIAL.test(text)) return { kind: 'serial', path: text };
  throw new RangeError(
    `port: expected tcp:PORT (1 to ${MAXIMUM_TCP_PORT}), tcp:HOST:PORT or a serial device such as /dev/ttyACM0, got '${text}'`,
  );
}
