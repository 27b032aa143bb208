/**
 * The event loop around a token: gives it keys, time and bytes, carries out what it asks for, wakes it when it is due.
 * What a board's main loop is in C, this is for the browser and Node.
 */
import type { AudioPort } from '../ports/audio.ts';
import type { VoiceSource, EntropySource } from '../token/sources.ts';
import type { AudioBlock } from '../token/sound-buffers.ts';
import type { Clock } from '../ports/clock.ts';
import { samplesCrc32 } from '../ports/crc32.ts';
import type { LinkPort } from '../ports/link.ts';
import type { MotorPort } from '../ports/motor.ts';
import { PowerCut, type Storage } from '../ports/storage.ts';
import {
  LINK_RX_BYTES,
  PAGE_BYTES,
  SECTOR_BYTES,
  STORAGE_SLOTS,
  type ModelName,
} from '../token/contract.generated.ts';
import { keyId, NEVER_MS, RECORD_PAGES_BYTES, Token } from '../token/token.ts';
import { AudioPump } from './audio-pump.ts';
import type { InputEvent, Observer, OutputEvent } from './events.ts';

export { PowerCut };

export interface RunnerOptions {
  /** The compiled core. */
  module: WebAssembly.Module;
  model: ModelName;
  /** A development image: may be provisioned in plain and erased. Default true. */
  development?: boolean;
  clock: Clock;
  storage: Storage;
  link?: LinkPort;
  /** The voice image; without it the token has nothing to say but tones. */
  voice?: VoiceSource;
  /** The token's random bytes; without a source it refuses what needs them. */
  entropy?: EntropySource;
  /** Hears the token. What it says is pulled all the same when nobody hears it. */
  audio?: AudioPort;
  /** Feels the token. */
  motor?: MotorPort;
  /** The clock by which sound is played. Default: `clock`. A page whose time runs faster still speaks at its own pace. */
  audioClock?: Clock;
  observer?: Observer;
  /** Why a storage operation failed; the token learns only that it did. */
  onStorageFailure?: (reason: unknown) => void;
}

/** Bytes that wait for the token while it is answering; a real line would lose the rest too. */
const LINK_QUEUE_BYTES = 4096;
/** The longest that a host's timer can wait in one go (2^31 - 1 ms). */
const MAXIMUM_WAIT_MS = 0x7fffffff;

export class Runner {
  readonly #options: RunnerOptions;
  readonly #frameListeners: ((frame: Uint8Array) => void)[] = [];
  #token: Token | undefined;
  #asleep = true;
  readonly #pump: AudioPump;
  #millivolts: number | undefined;
  #headphones: boolean | undefined;
  #cancelWake: (() => void) | undefined;
  #queue = new Uint8Array(0);
  readonly #voice: VoiceSource = { read: (offset, length) => this.#readVoice(offset, length) };
  readonly #entropy: EntropySource = { read: (length) => this.#readEntropy(length) };

  /** Makes the token and boots it from storage. */
  constructor(options: RunnerOptions) {
    this.#options = options;
    const { audioClock = options.clock, audio } = options;
    this.#pump = new AudioPump(audioClock, audio, (maxSamples) => this.#render(maxSamples));
    options.link?.onReceive((bytes) => this.receive(bytes));
    this.powerOn();
  }

  get isPowered(): boolean {
    return this.#token !== undefined;
  }

  get asleep(): boolean {
    return this.#asleep;
  }

  /** Whether there is something to hear just now, pauses within it included. */
  get audible(): boolean {
    return this.#pump.running;
  }

  /** The glass; dark while the power is cut. */
  frame(): Uint8Array {
    return this.#token?.frame() ?? new Uint8Array(16);
  }

  onFrame(listener: (frame: Uint8Array) => void): void {
    this.#frameListeners.push(listener);
  }

  press(key: string): void {
    this.#edge(key, true);
  }

  release(key: string): void {
    this.#edge(key, false);
  }

  #edge(key: string, pressed: boolean): void {
    const { model, clock } = this.#options;
    keyId(model, key);
    this.#tick();
    const uptimeMs = clock.uptimeMs();
    this.#give({ input: 'key', key, pressed, uptimeMs }, (token) => token.key(model, key, pressed, uptimeMs));
  }

  /** The battery's voltage; it stays so through power cuts and restarts. */
  setMillivolts(millivolts: number): void {
    this.#millivolts = millivolts;
    // What the token asks for next counts from the time that it was told last.
    this.#tick();
    this.#give({ input: 'power', millivolts }, (token) => token.power(millivolts));
  }

  /** Whether headphones are plugged in; they stay so through power cuts and restarts. */
  setHeadphones(present: boolean): void {
    this.#headphones = present;
    this.#tick();
    this.#give({ input: 'headphones', present }, (token) => token.headphones(present));
  }

  /** Bytes from the line. They wait while the token is busy with the request before. */
  receive(bytes: Uint8Array): void {
    if (this.#token === undefined) return;
    const room = LINK_QUEUE_BYTES - this.#queue.length;
    const joined = new Uint8Array(this.#queue.length + Math.min(room, bytes.length));
    joined.set(this.#queue);
    joined.set(bytes.subarray(0, room), this.#queue.length);
    this.#queue = joined;
    this.#tick();
    this.#feed();
  }

  /** Tells the token the time, as a real-time clock's interrupt would. */
  #tick(): void {
    const unixMs = Math.floor(this.#options.clock.unixMs());
    const uptimeMs = this.#options.clock.uptimeMs();
    this.#give({ input: 'clock', unixMs, uptimeMs }, (token) => token.clock(unixMs, uptimeMs));
  }

  #feed(): void {
    while (this.#queue.length > 0 && this.#token !== undefined) {
      let taken = 0;
      const offered = this.#queue.slice(0, LINK_RX_BYTES);
      const event = { input: 'link' as const, bytes: offered };
      this.#give(event, (token) => {
        taken = token.linkReceive(offered);
        // What it leaves is offered again: an observer sees each byte once.
        event.bytes = offered.subarray(0, taken);
        // Before the answer goes out: a host in this process may send its next request at once.
        this.#queue = this.#queue.slice(taken);
      });
      if (taken === 0) return;
    }
  }

  /** Hands one input to the token and carries out everything that follows from it. */
  #give(event: InputEvent, act: (token: Token) => void): void {
    const token = this.#token;
    if (token === undefined) return;
    // How many link bytes an input has is known when the token has taken them, and before anything follows.
    const isLink = event.input === 'link';
    try {
      if (!isLink) this.#options.observer?.input(event);
      try {
        act(token);
      } finally {
        if (isLink) this.#options.observer?.input(event);
      }
      this.#carryOut(token);
    } catch (error) {
      if (!(error instanceof WebAssembly.RuntimeError)) throw error;
      const wasRestarting = event.input === 'boot' && event.afterTrap;
      this.#restartAfterTrap(error.message, wasRestarting);
    }
  }

  #carryOut(token: Token): void {
    let isAudible = false;
    for (;;) {
      const effects = token.takeEffects();
      isAudible ||= effects.audio;
      if (effects.frame) this.#showFrame(token.frame());
      if (effects.motor) this.#turnMotor(token.isMotorOn());
      if (effects.voice) token.giveVoice(this.#voice);
      if (effects.entropy) token.giveEntropy(this.#entropy);
      if (effects.link) this.#sendLink(token.linkTake());
      if (effects.storage) this.#store(token);
      if (this.#token !== token) return;
      if (!effects.voice && !effects.entropy && !effects.link && !effects.storage) {
        this.#setAsleep(effects.sleepAllowed);
        break;
      }
    }
    this.#scheduleWake(token);
    // Last, since it pulls the first block at once.
    if (isAudible) this.#pump.start();
  }

  /** The pump's next block. The token knows the time of each. */
  #render(maxSamples: number): AudioBlock {
    this.#tick();
    let block: AudioBlock = { samples: new Int16Array(0), marks: [] };
    this.#give({ input: 'render', samples: maxSamples }, (token) => {
      block = token.renderAudio(maxSamples, this.#voice);
      const { samples, marks } = block;
      // Only for those who look: the checksum takes longer than the samples.
      if (this.#options.observer !== undefined && (samples.length > 0 || marks.length > 0))
        this.#note({ output: 'audio', samples: samples.length, crc32: samplesCrc32(samples), marks });
    });
    return block;
  }

  #readVoice(offset: number, length: number): Uint8Array | undefined {
    const bytes = this.#options.voice?.read(offset, length);
    this.#options.observer?.input({ input: 'voice', offset, length, given: bytes?.length ?? 0 });
    return bytes;
  }

  #readEntropy(length: number): Uint8Array | undefined {
    const bytes = this.#options.entropy?.read(length);
    this.#options.observer?.input({ input: 'entropy', given: bytes?.length ?? 0 });
    return bytes;
  }

  #showFrame(frame: Uint8Array): void {
    this.#note({ output: 'frame', frame });
    for (const listener of this.#frameListeners) listener(frame);
  }

  #turnMotor(on: boolean): void {
    this.#note({ output: 'motor', on });
    this.#options.motor?.turn(on);
  }

  #sendLink(bytes: Uint8Array): void {
    this.#note({ output: 'link', bytes });
    this.#options.link?.send(bytes);
  }

  #store(token: Token): void {
    const request = token.storageRequest();
    const length = request.operation === 'erase' ? SECTOR_BYTES : request.bytes.length;
    this.#note({ output: 'storage', operation: request.operation, offset: request.offset, length });
    let ok = true;
    try {
      if (request.operation === 'erase') this.#options.storage.erase(request.offset);
      else this.#options.storage.program(request.offset, request.bytes);
    } catch (error) {
      if (error instanceof PowerCut) return this.powerCut();
      ok = false;
      this.#options.onStorageFailure?.(error);
    }
    this.#options.observer?.input({ input: 'storage-done', ok });
    token.storageDone(ok);
  }

  #setAsleep(asleep: boolean): void {
    if (asleep === this.#asleep) return;
    this.#asleep = asleep;
    this.#note({ output: 'sleep', asleep });
  }

  #note(event: OutputEvent): void {
    this.#options.observer?.output(event);
  }

  #scheduleWake(token: Token): void {
    this.#cancelWake?.();
    const delayMs = token.nextWakeMs();
    this.#cancelWake =
      delayMs === NEVER_MS
        ? undefined
        : this.#options.clock.schedule(Math.min(delayMs, MAXIMUM_WAIT_MS), () => {
            this.#tick();
            this.#feed();
          });
  }

  /** Takes the power away: all that is not in storage is gone. */
  powerCut(): void {
    this.#cancelWake?.();
    this.#pump.stop();
    // Without power it stands still, which is nothing that the token gave.
    this.#options.motor?.turn(false);
    this.#token = undefined;
    this.#queue = new Uint8Array(0);
    this.#setAsleep(true);
    this.#showFrame(this.frame());
  }

  /** Boots from storage. */
  powerOn(): void {
    if (this.#token === undefined) this.#boot(false);
  }

  #boot(afterTrap: boolean): void {
    const { model, development = true, storage, module } = this.#options;
    const recordPages = new Uint8Array(RECORD_PAGES_BYTES);
    for (let slot = 0; slot < STORAGE_SLOTS; slot++) {
      recordPages.set(storage.read(slot * SECTOR_BYTES, PAGE_BYTES), slot * PAGE_BYTES);
    }
    this.#token = new Token(module);
    this.#give({ input: 'boot', model, development, afterTrap }, (token) =>
      token.boot({ model, recordPages, development, afterTrap }),
    );
    if (this.#millivolts === undefined) this.#tick();
    else this.setMillivolts(this.#millivolts);
    if (this.#headphones !== undefined) this.setHeadphones(this.#headphones);
  }

  /** A trapped core must not go on: it starts anew, knowing why, and shows a fault instead of a code. */
  #restartAfterTrap(message: string, wasRestarting: boolean): void {
    this.#note({ output: 'trap', message });
    this.powerCut();
    if (wasRestarting) throw new Error(`the core traps whenever it starts: ${message}`);
    this.#boot(true);
  }

  snapshot(): Uint8Array {
    if (this.#token === undefined) throw new Error('snapshot: the power is cut');
    return this.#token.snapshot();
  }

  /** Puts the token back; time goes on from the clock's present. */
  restore(snapshot: Uint8Array): void {
    if (this.#token === undefined) throw new Error('restore: the power is cut');
    this.#pump.stop();
    this.#token.restore(snapshot);
    this.#showFrame(this.#token.frame());
    this.#options.motor?.turn(this.#token.isMotorOn());
    this.#tick();
    // It may have been kept in the middle of a word; one block asked for tells.
    this.#pump.start();
  }
}
