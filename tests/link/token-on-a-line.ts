/** The real core at the end of a line in this process, whose other end is a link client, or the test itself. */
import { LinkClient } from '../../host-tools/link/client.ts';
import { encodeFrame, FrameDecoder, type Frame } from '../../host-tools/link/framing.ts';
import {
  type LifeCycleState,
  type MessageName,
  type Messages,
} from '../../host-tools/link/protocol.generated.ts';
import { LIMITS } from '../../host-tools/token/limits.generated.ts';
import { VirtualClock } from '../../simulator/ports/clock.ts';
import type { EntropySource } from '../../simulator/token/sources.ts';
import { linkPair } from '../../simulator/ports/link.ts';
import { MemoryStorage } from '../../simulator/ports/storage.ts';
import { Runner } from '../../simulator/runner/runner.ts';
import { loadCore, type CoreBuild } from '../../simulator/token/load.ts';
import { SeededEntropy } from '../support/seeded-entropy.ts';
import { concat } from './bytes.ts';

export const BUILDS: readonly CoreBuild[] = ['release', 'debug'];
const MODULES = new Map<CoreBuild, WebAssembly.Module>();

function moduleOf(build: CoreBuild): WebAssembly.Module {
  const known = MODULES.get(build) ?? loadCore(build);
  MODULES.set(build, known);
  return known;
}

export const NOW_UNIX_SECONDS = Date.UTC(2026, 10, 22, 12) / 1000;

/** RFC 4226 appendix D's secret. */
export const SECRET = new TextEncoder().encode('12345678901234567890');

/** A request of each message that a token in the right state carries out. */
export const GOOD_REQUESTS: { [N in MessageName]: Messages[N]['request'] } = {
  identify: { minimumVersion: 1, maximumVersion: 1 },
  'self-test': {},
  'read-battery': {},
  'read-clock': {},
  'set-clock': { unixSeconds: BigInt(NOW_UNIX_SECONDS), millisecond: 0, trimPartsPerBillion: 0 },
  provision: {
    serialNumber: '900000000012',
    algorithm: 1,
    digits: 6,
    timeStepSeconds: 60,
    t0UnixSeconds: 0n,
    secret: SECRET,
  },
  lock: {},
  erase: {},
  'read-setting': { setting: 0 },
  'change-setting': { setting: 0, value: 45 },
  'read-counters': {},
  'compute-code': { algorithm: 1, digits: 6, counter: 0n, secret: SECRET },
  'compute-hmac': { algorithm: 1, keyLength: SECRET.length, keyAndMessage: SECRET },
  'read-entropy': { length: 32 },
  'set-zone': { utcOffsetMinutes: 60, zoneRule: 2 },
};

/** Storage that refuses to erase while `refuses` is set, as a chip does whose supply is too low. */
export class RefusingStorage extends MemoryStorage {
  refuses = false;

  override erase(offset: number): void {
    if (this.refuses) throw new Error('erase refused');
    super.erase(offset);
  }
}

export interface LineOptions {
  build?: CoreBuild;
  development?: boolean;
  /** Flash to boot from; fresh unless given. */
  image?: Uint8Array;
  /** Default: bytes that can be known beforehand. Null: the board has no source. */
  entropy?: EntropySource | null;
}

export class TokenOnALine {
  readonly clock = new VirtualClock(NOW_UNIX_SECONDS * 1000);
  readonly storage: RefusingStorage;
  readonly runner: Runner;
  readonly client: LinkClient;
  /** So many answers are lost on the way to the client. */
  answersToLose = 0;
  readonly #line = linkPair();
  readonly #answers: Frame[] = [];

  constructor({ build = 'release', development = true, image, entropy }: LineOptions = {}) {
    this.storage = new RefusingStorage(image);
    const decoder = new FrameDecoder();
    this.#line.host.onReceive((bytes) => {
      const frames = decoder.push(bytes);
      this.#answers.push(...frames);
      for (const frame of frames) {
        if (this.answersToLose > 0) this.answersToLose--;
        else deliver(encodeFrame(frame));
      }
    });
    let deliver: (bytes: Uint8Array) => void = () => undefined;
    const transport = {
      send: (bytes: Uint8Array) => this.#line.host.send(bytes),
      onReceive: (listener: (bytes: Uint8Array) => void) => (deliver = listener),
      close: () => this.#line.host.close(),
    };
    this.runner = new Runner({
      module: moduleOf(build),
      model: 'code-display',
      development,
      clock: this.clock,
      storage: this.storage,
      link: this.#line.token,
      ...(entropy !== null && { entropy: entropy ?? new SeededEntropy() }),
    });
    this.client = new LinkClient(transport, { timers: this.clock });
  }

  /** Sends bytes past the client and gives every frame that comes back. */
  exchange(bytes: Uint8Array): Frame[] {
    this.#answers.length = 0;
    this.#line.host.send(bytes);
    return [...this.#answers];
  }

  /** The same, as bytes. */
  exchangeBytes(bytes: Uint8Array): Uint8Array {
    return concat(...this.exchange(bytes).map(encodeFrame));
  }

  identify(): Promise<Messages['identify']['response']> {
    return this.client.request('identify', GOOD_REQUESTS.identify);
  }
}

/** A token in the state, its clock set from `provisioned` on. A production image boots from a development image's flash. */
export async function tokenIn(state: LifeCycleState, options: LineOptions = {}): Promise<TokenOnALine> {
  const token = new TokenOnALine({ ...options, development: true });
  if (state !== 'blank') {
    await token.client.request('provision', GOOD_REQUESTS.provision);
    await token.client.request('set-clock', GOOD_REQUESTS['set-clock']);
  }
  if (state === 'locked') await token.client.request('lock', {});
  if (options.development !== false) return token;
  return new TokenOnALine({ ...options, image: token.storage.image.slice() });
}

/** A token whose two records are both damaged. */
export function faultyToken(options: LineOptions = {}): TokenOnALine {
  return new TokenOnALine({ ...options, image: new Uint8Array(new MemoryStorage().image.length) });
}

export const OUT_OF_RANGE_SECRETS = [LIMITS.secretMinimumBytes - 1, LIMITS.secretMaximumBytes + 1].map(
  (length) => new Uint8Array(length).fill(0x5a),
);
