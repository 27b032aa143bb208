/** The typed wrapper over the core: of a core in this process no other file knows addresses in its memory. */
import type { VoiceSource, EntropySource } from './sources.ts';
import {
  ABI_VERSION,
  BOOT_FLAGS,
  BUFFERS,
  EFFECTS,
  KEYS,
  MODELS,
  PAGE_BYTES,
  STORAGE_OPERATIONS,
  STORAGE_SLOTS,
  type BufferName,
  type ModelName,
} from './contract.generated.ts';
import { readMarks, readSamples, readVoiceRange, type AudioBlock, type AudioMark } from './sound-buffers.ts';

/** The core's exports, as hardware-docs/core-contract.md describes them. */
interface CoreExports {
  memory: WebAssembly.Memory;
  abiVersion(): number;
  layout(): number;
  heapBase(): number;
  boot(model: number, storageLength: number, flags: number): void;
  key(id: number, pressed: number, uptimeMs: number): void;
  clock(unixSecondsLow: number, unixSecondsHigh: number, millisecond: number, uptimeMs: number): void;
  power(millivolts: number): void;
  headphones(present: number): void;
  entropy(length: number): void;
  voiceGiven(length: number): void;
  renderAudio(maxSamples: number): number;
  linkReceive(length: number): number;
  linkPending(): number;
  linkTaken(length: number): void;
  storageDone(status: number): void;
  isLocked(): number;
  motor(): number;
  takeEffects(): number;
  nextWakeMs(): number;
}

export interface BootOptions {
  model: ModelName;
  /** The record page of each slot, in order (`RECORD_PAGES_BYTES` bytes). */
  recordPages: Uint8Array;
  development: boolean;
  afterTrap: boolean;
}

export interface Effects {
  frame: boolean;
  /** There is something to hear: pull it. */
  audio: boolean;
  /** Voice bytes are wanted: `giveVoice`. */
  voice: boolean;
  /** Random bytes are wanted: `giveEntropy`. */
  entropy: boolean;
  link: boolean;
  storage: boolean;
  /** The motor is to start or to stop: `isMotorOn`. */
  motor: boolean;
  sleepAllowed: boolean;
}

export type StorageRequest =
  { operation: 'erase'; offset: number } | { operation: 'program'; offset: number; bytes: Uint8Array };

export const RECORD_PAGES_BYTES = STORAGE_SLOTS * PAGE_BYTES;

/** No deadline: `nextWakeMs` of a token that waits for a key. */
export const NEVER_MS = 0xffffffff;

const REQUEST_HEADER_BYTES = 16;

/** Voice bytes that one block may take: far more than the index and the data of all clips that fit it. */
const MAXIMUM_WISHES = 64;

export class Token {
  readonly #core: CoreExports;
  readonly #buffers: Record<BufferName, { address: number; bytes: number }>;
  /** Effects that `renderAudio` came across and that are still to be taken. */
  #heldEffects = 0;

  /** Instantiates the core. Throws when the core speaks another contract version, naming both. */
  constructor(module: WebAssembly.Module) {
    const core = new WebAssembly.Instance(module).exports as unknown as CoreExports;
    const version = core.abiVersion();
    if (version !== ABI_VERSION) {
      throw new Error(`the core has contract version ${version}, this simulator speaks ${ABI_VERSION}`);
    }
    this.#core = core;
    const table = new Uint32Array(core.memory.buffer, core.layout(), BUFFERS.length * 2);
    const entries = BUFFERS.map((name, index) => [
      name,
      { address: table[index * 2]!, bytes: table[index * 2 + 1]! },
    ]);
    this.#buffers = Object.fromEntries(entries) as Record<BufferName, { address: number; bytes: number }>;
  }

  #view(name: BufferName): Uint8Array {
    const { address, bytes } = this.#buffers[name];
    return new Uint8Array(this.#core.memory.buffer, address, bytes);
  }

  boot(options: BootOptions): void {
    this.#view('storageImage').set(options.recordPages);
    const flags =
      (options.development ? BOOT_FLAGS.development : 0) | (options.afterTrap ? BOOT_FLAGS.afterTrap : 0);
    this.#core.boot(MODELS[options.model], options.recordPages.length, flags);
  }

  /** A raw edge of a key's contact. Throws a RangeError that names the model's keys when it has no such key. */
  key(model: ModelName, name: string, pressed: boolean, uptimeMs: number): void {
    this.#core.key(keyId(model, name), pressed ? 1 : 0, uptimeMs >>> 0);
  }

  clock(unixMs: number, uptimeMs: number): void {
    const seconds = Math.floor(unixMs / 1000);
    this.#core.clock(
      seconds >>> 0,
      Math.floor(seconds / 0x100000000) >>> 0,
      unixMs - seconds * 1000,
      uptimeMs >>> 0,
    );
  }

  power(millivolts: number): void {
    this.#core.power(millivolts);
  }

  /** Whether headphones are plugged in. */
  headphones(present: boolean): void {
    this.#core.headphones(present ? 1 : 0);
  }

  /** Answers the effect voice. Without a source, or when it has not all the bytes, the core is told that there are none. */
  giveVoice(voice: VoiceSource | undefined): void {
    const { offset, length } = readVoiceRange(this.#view('voiceWanted'));
    const window = this.#view('voiceWindow');
    if (length > window.length)
      throw new Error(`voice bytes: expected a wish for at most ${window.length}, got ${length}`);
    const bytes = voice?.read(offset, length);
    if (bytes !== undefined) window.set(bytes);
    this.#core.voiceGiven(bytes?.length ?? 0);
  }

  /** Answers the effect entropy. Without a source, or when it fails, the core is told that there are none. */
  giveEntropy(source: EntropySource | undefined): void {
    const room = this.#view('entropy');
    const bytes = source?.read(room.length);
    if (bytes !== undefined && bytes.length !== room.length)
      throw new RangeError(`random bytes: expected ${room.length}, got ${bytes.length}`);
    if (bytes !== undefined) room.set(bytes);
    this.#core.entropy(bytes?.length ?? 0);
  }

  /**
   * The next samples, with all the voice bytes that they take. Fewer than asked for: silence follows. What else the
   * core wants meanwhile comes with the next `takeEffects`.
   */
  renderAudio(maxSamples: number, voice: VoiceSource | undefined): AudioBlock {
    const samples = new Int16Array(maxSamples);
    const marks: AudioMark[] = [];
    let count = 0;
    for (let wishes = 0; ; wishes++) {
      const rendered = this.#core.renderAudio(maxSamples - count);
      for (const mark of readMarks(this.#view('audioMarks')))
        marks.push({ ...mark, sample: mark.sample + count });
      samples.set(readSamples(this.#view('pcm'), rendered), count);
      count += rendered;
      const effects = this.#core.takeEffects();
      this.#heldEffects |= effects & ~(EFFECTS.voice | EFFECTS.entropy);
      if ((effects & EFFECTS.voice) === 0) break;
      if (wishes === MAXIMUM_WISHES) throw new Error('the core asks for voice bytes without end');
      this.giveVoice(voice);
      if (count === maxSamples) break;
    }
    return { samples: samples.subarray(0, count), marks };
  }

  /** Offers received bytes; gives how many were taken. The rest is to be offered again after the next effects. */
  linkReceive(bytes: Uint8Array): number {
    const room = this.#view('linkRx');
    const offered = bytes.subarray(0, room.length);
    room.set(offered);
    return this.#core.linkReceive(offered.length);
  }

  /** Takes the bytes that wait to be sent. */
  linkTake(): Uint8Array {
    const length = this.#core.linkPending();
    const bytes = this.#view('linkTx').slice(0, length);
    this.#core.linkTaken(length);
    return bytes;
  }

  storageRequest(): StorageRequest {
    const view = this.#view('storageRequest');
    const header = new DataView(view.buffer, view.byteOffset, REQUEST_HEADER_BYTES);
    const operation = header.getUint32(0, true);
    const offset = header.getUint32(4, true);
    if (operation === STORAGE_OPERATIONS.erase) return { operation: 'erase', offset };
    const length = header.getUint32(8, true);
    const bytes = view.slice(REQUEST_HEADER_BYTES, REQUEST_HEADER_BYTES + length);
    return { operation: 'program', offset, bytes };
  }

  storageDone(succeeded: boolean): void {
    this.#core.storageDone(succeeded ? 0 : 1);
  }

  /** Whether the record in force is that of a locked token. */
  isLocked(): boolean {
    return this.#core.isLocked() !== 0;
  }

  /** Whether the motor is to run. */
  isMotorOn(): boolean {
    return this.#core.motor() !== 0;
  }

  takeEffects(): Effects {
    const bits = this.#core.takeEffects() | (this.#heldEffects & ~EFFECTS.sleep);
    this.#heldEffects = 0;
    return {
      frame: (bits & EFFECTS.frame) !== 0,
      audio: (bits & EFFECTS.audio) !== 0,
      voice: (bits & EFFECTS.voice) !== 0,
      entropy: (bits & EFFECTS.entropy) !== 0,
      link: (bits & EFFECTS.link) !== 0,
      storage: (bits & EFFECTS.storage) !== 0,
      motor: (bits & EFFECTS.motor) !== 0,
      sleepAllowed: (bits & EFFECTS.sleep) !== 0,
    };
  }

  /** Milliseconds after the last uptime given at which `clock` is due; NEVER_MS when nothing is. */
  nextWakeMs(): number {
    return this.#core.nextWakeMs() >>> 0;
  }

  frame(): Uint8Array {
    return this.#view('frame').slice();
  }

  /** A copy of all memory in use: the token's whole state. */
  snapshot(): Uint8Array {
    return this.#view('state').slice();
  }

  restore(snapshot: Uint8Array): void {
    const state = this.#view('state');
    if (snapshot.length !== state.length) {
      throw new RangeError(`snapshot: expected ${state.length} bytes of this core, got ${snapshot.length}`);
    }
    state.set(snapshot);
  }
}

/** A key's id by its name. */
export function keyId(model: ModelName, name: string): number {
  const keys: Record<string, number> = KEYS[model];
  const id = Object.hasOwn(keys, name) ? keys[name] : undefined;
  if (id === undefined)
    throw new RangeError(`key: expected one of ${Object.keys(keys).join(', ')}, got "${name}"`);
  return id;
}
