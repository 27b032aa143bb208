/** A simulated code display at a TCP port in this process, with a secret, a clock and a key to press. */
import { LinkClient } from '../../host-tools/link/client.ts';
import { openTransport } from '../../host-tools/link/transports/open.ts';
import { readGlass } from '../../simulator/glass/reading.ts';
import { VirtualClock } from '../../simulator/ports/clock.ts';
import { MemoryStorage } from '../../simulator/ports/storage.ts';
import { serveTcpLink } from '../../simulator/ports/tcp-link.ts';
import { Runner } from '../../simulator/runner/runner.ts';
import { loadCore } from '../../simulator/token/load.ts';
import { SeededEntropy } from '../support/seeded-entropy.ts';
import { WAIT_LIMIT_MS } from '../support/time-limits.ts';

const HELD_MS = 1_000;

export interface TokenOnAPort {
  /** `tcp:127.0.0.1:4242`. */
  readonly address: string;
  readonly clock: VirtualClock;
  /** What its glass shows after a press. */
  readonly press: () => string;
  readonly close: () => Promise<void>;
}

/** Blank without a secret. */
export async function tokenOnAPort(
  unixSeconds: number,
  given: { readonly serialNumber: string; readonly secret: Uint8Array } | null,
): Promise<TokenOnAPort> {
  const clock = new VirtualClock(unixSeconds * 1_000);
  const { address, port } = await serveTcpLink(0, () => undefined);
  const runner = new Runner({
    module: loadCore('release'),
    model: 'code-display',
    development: true,
    clock,
    storage: new MemoryStorage(),
    link: port,
    entropy: new SeededEntropy(),
  });
  if (given !== null) {
    const client = new LinkClient(await openTransport(address), { answerTimeoutMs: WAIT_LIMIT_MS });
    const parameters = { algorithm: 1, digits: 6, timeStepSeconds: 30, t0UnixSeconds: 0n };
    await client.request('provision', { ...parameters, ...given });
    const now = { unixSeconds: BigInt(unixSeconds), millisecond: 0, trimPartsPerBillion: 0 };
    await client.request('set-clock', now);
    await client.close();
  }
  return {
    address,
    clock,
    press() {
      runner.press('main');
      clock.advance(HELD_MS);
      runner.release('main');
      const { code } = readGlass(runner.frame());
      if (code === null) throw new Error('expected a code on the glass, got none');
      return code;
    },
    close: async () => port.close(),
  };
}
