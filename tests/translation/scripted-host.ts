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
} from '../../simulator/token/contract.generated.ts';
import type { ScriptedModule } from './script.ts';

const FRAME_BYTES = 16;
const LINK_RX_BYTES = 128;
const REQUEST_HEADER_BYTES = 16;
const NEVER_MS = 0xffffffff;

export class ScriptedHost {
  readonly #core: ScriptedModule;
  readonly #addresses: Record<BufferName, number>;
  readonly #decoder = new FrameDecoder();
  readonly #storage = new MemoryStorage();
  readonly heapBase: number;
  #sequence = 0;
  #answers: Frame[] = [];
  #unixMs = 0;
  #uptimeMs = 0;

  constructor(core: ScriptedModule) {
    this.#core = core;
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
    this.#core.call('boot', MODELS['code-display'], STORAGE_SLOTS * PAGE_BYTES, BOOT_FLAGS.development);
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

  key(pressed: boolean): void {
    this.#core.call('key', 0, pressed ? 1 : 0, this.#uptimeMs);
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
      if ((effects & EFFECTS.link) !== 0) this.#takeLink();
      if ((effects & EFFECTS.storage) !== 0) this.#store();
      if ((effects & (EFFECTS.link | EFFECTS.storage)) === 0) return;
    }
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
