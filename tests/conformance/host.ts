/** The host at a device's line: asks, sends raw bytes, and brings the token into the states that checks begin with. */
import { LinkClient } from '../../host-tools/link/client.ts';
import { LinkRefusal } from '../../host-tools/link/errors.ts';
import { FrameDecoder, type Frame } from '../../host-tools/link/framing.ts';
import { LINK_VERSION, type MessageName, type Messages } from '../../host-tools/link/protocol.generated.ts';
import type { Transport } from '../../host-tools/link/transport.ts';
import type { DeviceUnderTest } from './device.ts';
import { ASK_AGAIN } from '../support/time-limits.ts';

type Listener = (bytes: Uint8Array) => void;

/** Lets a client and a listener for raw frames share one line. */
class SharedLine implements Transport {
  readonly #line: Transport;
  readonly #listeners: Listener[] = [];

  constructor(line: Transport) {
    this.#line = line;
    line.onReceive((bytes) => {
      for (const listener of this.#listeners) listener(bytes);
    });
  }

  send(bytes: Uint8Array): void | Promise<void> {
    return this.#line.send(bytes);
  }

  onReceive(listener: Listener): void {
    this.#listeners.push(listener);
  }

  close(): void {
    // The device closes its own line.
  }
}

export class Host {
  readonly #device: DeviceUnderTest;
  readonly #line: SharedLine;
  #client: LinkClient;
  /** Every frame that came, in order. */
  readonly frames: Frame[] = [];

  constructor(device: DeviceUnderTest) {
    this.#device = device;
    this.#line = new SharedLine(device.transport);
    this.#client = this.#connect();
    const decoder = new FrameDecoder();
    this.#line.onReceive((bytes) => void this.frames.push(...decoder.push(bytes)));
  }

  #connect(): LinkClient {
    const { timers } = this.#device.time;
    return new LinkClient(this.#line, { ...(timers ? { timers } : ASK_AGAIN), firstSequence: 1 });
  }

  /** Gives up what it waits for, as after a power cut. */
  async renew(): Promise<void> {
    const former = this.#client;
    this.#client = this.#connect();
    await former.close();
  }

  /** Rejects as LinkClient does. */
  ask<N extends MessageName>(name: N, fields: Messages[N]['request']): Promise<Messages[N]['response']> {
    return this.#device.time.settle(this.#client.request(name, fields));
  }

  identify(): Promise<Messages['identify']['response']> {
    return this.ask('identify', { minimumVersion: LINK_VERSION, maximumVersion: LINK_VERSION });
  }

  /** The name of the error that the token answers with. Throws when it answers otherwise. */
  async refusal<N extends MessageName>(name: N, fields: Messages[N]['request']): Promise<string> {
    try {
      await this.ask(name, fields);
    } catch (error) {
      if (error instanceof LinkRefusal) return error.name;
      throw error;
    }
    throw new Error(`${name}: expected a refusal, got an answer`);
  }

  /** Bytes as they are. */
  async send(bytes: Uint8Array): Promise<void> {
    await this.#line.send(bytes);
  }

  /** A device of an earlier run may still hold its token. */
  async makeBlank(): Promise<void> {
    const { lifeCycleState, developmentImage } = await this.identify();
    if (developmentImage === 0)
      throw new Error(
        'the device: expected a development image, which can be erased; got a production image',
      );
    if (lifeCycleState !== 0) await this.ask('erase', {});
  }

  close(): Promise<void> {
    return this.#client.close();
  }
}
