/** The port that a person names: what is understood, and what is said when it is not. */
import { describe, expect, test } from 'vitest';
import { openTransport, parsePortAddress } from '../../host-tools/link/transports/open.ts';

describe('a port address', () => {
  test.each([
    ['tcp:7777', { kind: 'tcp', host: '127.0.0.1', port: 7777 }],
    ['tcp:token.example:1', { kind: 'tcp', host: 'token.example', port: 1 }],
    ['tcp:127.0.0.1:65535', { kind: 'tcp', host: '127.0.0.1', port: 65535 }],
    ['tcp:[::1]:7777', { kind: 'tcp', host: '::1', port: 7777 }],
    ['/dev/pts/3', { kind: 'serial', path: '/dev/pts/3' }],
    ['/dev/ttyACM0', { kind: 'serial', path: '/dev/ttyACM0' }],
    ['COM3', { kind: 'serial', path: 'COM3' }],
  ])('%s', (text, address) => {
    expect(parsePortAddress(text)).toEqual(address);
  });

  test.each(['', 'tcp:', 'tcp:0', 'tcp:65536', 'tcp:7x', 'tcp::7777', 'ttyACM0', '/', '7777'])(
    "'%s' is told what was expected",
    async (text) => {
      const message =
        'port: expected tcp:PORT (1 to 65535), tcp:HOST:PORT or a serial device such as /dev/ttyACM0, ' +
        `got '${text}'`;
      expect(() => parsePortAddress(text)).toThrow(new RangeError(message));
      await expect(openTransport(text)).rejects.toThrow(message);
    },
  );
});
