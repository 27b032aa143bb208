/** A simulated token on the factory's bench: a virtual clock, empty storage and a link client, all in this process. */
import { LinkClient } from '../../host-tools/link/client.ts';
import { type MessageName, type Messages } from '../../host-tools/link/protocol.generated.ts';
import { ALGORITHMS, type AlgorithmName } from '../../host-tools/token/limits.generated.ts';
import { readGlass, type GlassReading } from '../../simulator/glass/reading.ts';
import { VirtualClock } from '../../simulator/ports/clock.ts';
import { linkPair } from '../../simulator/ports/link.ts';
import { MemoryStorage } from '../../simulator/ports/storage.ts';
import { Runner } from '../../simulator/runner/runner.ts';

export interface TokenData {
  secret: Uint8Array;
  algorithm?: AlgorithmName;
  digits?: number;
  timeStepSeconds?: number;
  t0UnixSeconds?: number;
  serialNumber?: string;
}

export interface BenchOptions {
  module: WebAssembly.Module;
  /** What the real-time clock reads at the start. */
  rtcUnixMs?: number;
  storage?: MemoryStorage;
  development?: boolean;
}

/** 2026-11-22T14:05:33Z */
export const SOME_UNIX_MS = 1_795_356_333_000;
/** Longer than any glass time that can be set. */
const UNTIL_DARK_MS = 200_000;
const LONG_PRESS_MS = 6000;
const SHORT_PRESS_MS = 100;

/** Nothing is lost in this process, so nothing is ever sent again. */
const NO_TIMERS = { schedule: () => () => undefined };

export class FactoryToken {
  readonly clock: VirtualClock;
  readonly storage: MemoryStorage;
  readonly runner: Runner;
  readonly #client: LinkClient;

  constructor({
    module,
    rtcUnixMs = SOME_UNIX_MS,
    storage = new MemoryStorage(),
    development,
  }: BenchOptions) {
    const line = linkPair();
    this.clock = new VirtualClock(rtcUnixMs);
    this.storage = storage;
    this.#client = new LinkClient(line.host, { firstSequence: 0, timers: NO_TIMERS });
    this.runner = new Runner({
      module,
      model: 'code-display',
      clock: this.clock,
      storage,
      link: line.token,
      ...(development === undefined ? {} : { development }),
    });
  }

  request<N extends MessageName>(name: N, fields: Messages[N]['request']): Promise<Messages[N]['response']> {
    return this.#client.request(name, fields);
  }

  /** Sets the token's own clock; without a time, to what the real-time clock reads. */
  async setClock(unixMs = this.clock.unixMs(), trimPartsPerBillion = 0): Promise<void> {
    await this.request('set-clock', {
      unixSeconds: BigInt(Math.floor(unixMs / 1000)),
      millisecond: unixMs % 1000,
      trimPartsPerBillion,
    });
  }

  async provision(data: TokenData): Promise<void> {
    await this.request('provision', {
      serialNumber: data.serialNumber ?? '900010000014',
      algorithm: ALGORITHMS[data.algorithm ?? 'SHA1'],
      digits: data.digits ?? 6,
      timeStepSeconds: data.timeStepSeconds ?? 30,
      t0UnixSeconds: BigInt(data.t0UnixSeconds ?? 0),
      secret: data.secret,
    });
  }

  /** Presses and lets go; gives what is on the glass then. */
  press(): GlassReading {
    this.runner.press('main');
    this.clock.advance(SHORT_PRESS_MS);
    this.runner.release('main');
    this.clock.advance(SHORT_PRESS_MS);
    return this.glass();
  }

  /** Presses for as long as opens the information pages, from a dark glass. */
  openPages(): GlassReading {
    this.runner.press('main');
    this.clock.advance(LONG_PRESS_MS);
    this.runner.release('main');
    this.clock.advance(SHORT_PRESS_MS);
    return this.glass();
  }

  /** What is on the glass the moment the key goes down, before any time passes; then lets go and waits for darkness. */
  codeNow(): GlassReading {
    this.runner.press('main');
    const reading = this.glass();
    this.runner.release('main');
    this.waitUntilDark();
    return reading;
  }

  waitUntilDark(): void {
    this.clock.advance(UNTIL_DARK_MS);
    if (!this.runner.asleep) throw new Error(`the glass is still lit: "${this.glass().text}"`);
  }

  /** Moves the real-time clock without letting time pass, and lets the token see it. */
  moveClock(unixMs: number): void {
    this.clock.setUnixMs(unixMs);
    this.runner.receive(new Uint8Array(0));
  }

  powerCycle(): void {
    this.runner.powerCut();
    this.runner.powerOn();
  }

  glass(): GlassReading {
    return readGlass(this.runner.frame());
  }
}

/** A token with its clock set and data in it, its glass dark. */
export async function makeToken(options: BenchOptions, data: TokenData): Promise<FactoryToken> {
  const token = new FactoryToken(options);
  await token.setClock();
  await token.provision(data);
  return token;
}
