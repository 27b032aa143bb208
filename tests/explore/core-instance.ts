/** The real core without a wrapper's copies: its calls, and typed views of its buffers that stay for its life. */
import {
  BUFFERS,
  MODELS,
  type BufferName,
  type ModelName,
} from '../../simulator/token/contract.generated.ts';

export interface CoreCalls {
  memory: WebAssembly.Memory;
  layout(): number;
  heapBase(): number;
  boot(model: number, storageLength: number, flags: number): void;
  key(id: number, pressed: number, uptimeMs: number): void;
  clock(unixSecondsLow: number, unixSecondsHigh: number, millisecond: number, uptimeMs: number): void;
  power(millivolts: number): void;
  headphones(present: number): void;
  linkReceive(length: number): number;
  linkPending(): number;
  linkTaken(length: number): void;
  storageDone(status: number): void;
  entropy(length: number): void;
  voiceGiven(length: number): void;
  renderAudio(maxSamples: number): number;
  motor(): number;
  takeEffects(): number;
  nextWakeMs(): number;
}

/** Snapshots are taken in lines of this many bytes (snapshots.ts). */
export const LINE_BYTES = 64;

export class CoreInstance {
  readonly model: ModelName;
  readonly modelId: number;
  readonly calls: CoreCalls;
  /** All memory in use, rounded up to whole lines. */
  readonly memory: Uint8Array;
  readonly words: Uint32Array;
  /** Memory as it is before the first call. */
  readonly image: Uint8Array;
  readonly #table: Map<BufferName, { address: number; bytes: number }>;

  constructor(module: WebAssembly.Module, model: ModelName) {
    this.model = model;
    this.modelId = MODELS[model];
    this.calls = new WebAssembly.Instance(module).exports as unknown as CoreCalls;
    const buffer = this.calls.memory.buffer;
    const table = new Uint32Array(buffer, this.calls.layout(), BUFFERS.length * 2);
    this.#table = new Map(
      BUFFERS.map((name, index) => [name, { address: table[index * 2]!, bytes: table[index * 2 + 1]! }]),
    );
    const bytes = Math.ceil(this.calls.heapBase() / LINE_BYTES) * LINE_BYTES;
    this.memory = new Uint8Array(buffer, 0, bytes);
    this.words = new Uint32Array(buffer, 0, bytes / 4);
    this.image = this.memory.slice();
  }

  address(name: BufferName): number {
    return this.#table.get(name)!.address;
  }

  view(name: BufferName): Uint8Array {
    const { address, bytes } = this.#table.get(name)!;
    return new Uint8Array(this.calls.memory.buffer, address, bytes);
  }

  /** Word indices [first, end) of a buffer. */
  wordRange(name: BufferName): [number, number] {
    const { address, bytes } = this.#table.get(name)!;
    return [address >> 2, (address + bytes + 3) >> 2];
  }
}
