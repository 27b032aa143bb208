/** The smallest host of a core: carries out its effects through a scripted module, as a board's main loop would. */
import { encodeFrame, FrameDecoder, type Frame } from '../../host-tools/link/framing.ts';
import { encodeRequest } from '../../host-tools/link/messages.ts';
import { MESSAGES, type MessageName, type Messages } from '../../host-tools/link/protocol.generated.ts';
import { MemoryStorage } from '../../simulator/ports/storage.ts';
import {
  BOOT_FLAGS,
  BUFFERS,
  EFFECTS,
  MODELS,
  PAGE_BYTES,
  SECTOR_BYTES,
  STORAGE_OPERATIONS,
  STORAGE_SLOTS,
  type BufferName,
  type ModelName,
} from '../../simulator/token/contract.generated.ts';
import { SeededEntropy } from '../support/seeded-entropy.ts';
import type { ScriptedModule } from './script.ts';

const FRAME_BYTES = 16;
const LINK_RX_BYTES = 128;
const REQUEST_HEADER_BYTES = 16;
const ENTROPY_BYTES = 32;
const NEVER_MS = 0xffffffff;
/** What the core goes on with once it was carried out. */
const ANSWERED = EFFECTS.voice | EFFECTS.link | EFFECTS.storage | EFFECTS.entropy;
const SOUND_BLOCK_SAMPLES = 128;
const SAMPLES_A_MS = 16;

export interface ScriptedHostOptions {
  model?: ModelName;
  /** The voice image of a model that speaks. */
  voice?: Uint8Array;
}

export class ScriptedHost {
  readonly #core: ScriptedModule;
  readonly #addresses: Record<BufferName, number>;
  readonly #decoder = new FrameDecoder();
  readonly #storage = new MemoryStorage();
  readonly #entropy = new SeededEntropy();
  readonly #model: ModelName;
  readonly #voice: Uint8Array;
  readonly heapBase: number;
  #sequence = 0;
  #answers: Frame[] = [];
  #unixMs = 0;
  #uptimeMs = 0;

  constructor(
    core: ScriptedModule,
    { model = 'code-display', voice = new Uint8Array(0) }: ScriptedHostOptions = {},
  ) {
    this.#core = core;
    this.#model = model;
    this.#voice = voice;
    const table = core.read(core.call('layout'), BUFFERS.length * 8);
    const view = new DataView(table.buffer, table.byteOffset, table.length);
    const rows = BUFFERS.map((name, index) => [name, view.getUint32(index * 8, true)] as const);
    this.#addresses = Object.fromEntries(rows) as Record<BufferName, number>;
    this.heapBase = core.call('heapBase');
  }

  boot(): void {
    for (let slot = 0; slot < STORAGE_SLOTS; slot++) {
      const page = this.#storage.read(slot * SECTOR_BYTES, PAGE_BYTES);
      this.#core.write(this.#addresses.storageImage + slot * PAGE_BYTES, page);
    }
    this.#core.call('boot', MODELS[this.#model], STORAGE_SLOTS * PAGE_BYTES, BOOT_FLAGS.development);
    this.#carryOut();
  }

  /** Sets the real-time clock and the uptime and tells the core. */
  clock(unixMs: number, uptimeMs: number): void {
    this.#unixMs = unixMs;
    this.#uptimeMs = uptimeMs;
    const seconds = Math.floor(unixMs / 1000);
    this.#core.call('clock', seconds % 2 ** 32, Math.floor(seconds / 2 ** 32), unixMs % 1000, uptimeMs);
    this.#carryOut();
  }

  /** Lets time pass, waking the core whenever it asks for it. */
  advance(ms: number): void {
    const endMs = this.#uptimeMs + ms;
    while (this.#uptimeMs < endMs) {
      const wakeMs = this.#core.call('nextWakeMs');
      const passedMs = Math.min(wakeMs === NEVER_MS ? Infinity : wakeMs, endMs - this.#uptimeMs);
      this.clock(this.#unixMs + passedMs, this.#uptimeMs + passedMs);
    }
  }

  /** Lets time pass until a new time step begins. */
  waitForNewStep(stepMs: number): void {
    this.advance(stepMs - (this.#unixMs % stepMs));
  }

  /** @param id by the model's order of keys */
  key(pressed: boolean, id = 0): void {
    this.#core.call('key', id, pressed ? 1 : 0, this.#uptimeMs);
    this.#carryOut();
  }

  power(millivolts: number): void {
    this.#core.call('power', millivolts);
    this.#carryOut();
  }

  frame(): Uint8Array {
    return this.#core.read(this.#addresses.frame, FRAME_BYTES);
  }

  /** Sends a request over the link and gives its answer's frame. */
  request<N extends MessageName>(name: N, fields: Messages[N]['request']): Frame {
    const payload = encodeRequest(name, fields);
    this.#sequence = (this.#sequence + 1) & 0xff;
    let waiting = encodeFrame({ flags: 0, sequence: this.#sequence, type: MESSAGES[name].id, payload });
    this.#answers = [];
    while (waiting.length > 0) {
      const part = waiting.subarray(0, LINK_RX_BYTES);
      this.#core.write(this.#addresses.linkRx, part);
      waiting = waiting.subarray(this.#core.call('linkReceive', part.length));
      this.#carryOut();
    }
    const [answer] = this.#answers;
    if (answer === undefined) throw new Error(`${name}: no answer`);
    return answer;
  }

  #carryOut(): void {
    for (;;) {
      const effects = this.#core.call('takeEffects');
      if ((effects & EFFECTS.frame) !== 0) this.frame();
      if ((effects & EFFECTS.voice) !== 0) this.#giveVoice();
      if ((effects & EFFECTS.link) !== 0) this.#takeLink();
      if ((effects & EFFECTS.storage) !== 0) this.#store();
      if ((effects & EFFECTS.entropy) !== 0) this.#giveEntropy();
      if ((effects & ANSWERED) === 0) return;
    }
  }

  /** Hears what the core says until it is silent, as a board's sound ring pulls it; gives the samples. */
  listen(): number[] {
    const heard: number[] = [];
    for (;;) {
      this.clock(this.#unixMs, this.#uptimeMs);
      let block = 0;
      let effects: number;
      do {
        const made = this.#core.call('renderAudio', SOUND_BLOCK_SAMPLES - block);
        const pcm = this.#core.read(this.#addresses.pcm, made * 2);
        heard.push(...new Int16Array(pcm.buffer, pcm.byteOffset, made));
        block += made;
        effects = this.#core.call('takeEffects');
        if ((effects & EFFECTS.voice) !== 0) this.#giveVoice();
      } while (block < SOUND_BLOCK_SAMPLES && (effects & EFFECTS.voice) !== 0);
      this.#carryOut();
      if (block === 0) return heard;
      const passedMs = Math.round(block / SAMPLES_A_MS);
      this.#unixMs += passedMs;
      this.#uptimeMs += passedMs;
    }
  }

  #giveVoice(): void {
    const wanted = this.#core.read(this.#addresses.voiceWanted, 8);
    const view = new DataView(wanted.buffer, wanted.byteOffset, wanted.length);
    const [offset, length] = [view.getUint32(0, true), view.getUint32(4, true)];
    const bytes = this.#voice.subarray(offset, offset + length);
    this.#core.write(this.#addresses.voiceWindow, bytes);
    this.#core.call('voiceGiven', bytes.length === length ? length : 0);
  }

  #giveEntropy(): void {
    this.#core.write(this.#addresses.entropy, this.#entropy.read(ENTROPY_BYTES));
    this.#core.call('entropy', ENTROPY_BYTES);
  }

  #takeLink(): void {
    const bytes = this.#core.call('linkPending');
    this.#answers.push(...this.#decoder.push(this.#core.read(this.#addresses.linkTx, bytes)));
    this.#core.call('linkTaken', bytes);
  }

  #store(): void {
    const at = this.#addresses.storageRequest;
    const header = this.#core.read(at, REQUEST_HEADER_BYTES);
    const view = new DataView(header.buffer, header.byteOffset, header.length);
    const offset = view.getUint32(4, true);
    if (view.getUint32(0, true) === STORAGE_OPERATIONS.erase) this.#storage.erase(offset);
    else this.#storage.program(offset, this.#core.read(at + REQUEST_HEADER_BYTES, view.getUint32(8, true)));
    this.#core.call('storageDone', 0);
  }
}
