/** The module's exports as a host finds them: any function with any numbers, and the memory beside them. */
import { BUFFERS, type BufferName } from '../../simulator/token/contract.generated.ts';

type Call = (...values: number[]) => number | undefined;

export class RawCore {
  readonly memory: Uint8Array;
  /** The memory before anything was called: what is not zero in it is a table of constants. */
  readonly untouched: Uint8Array;
  readonly #calls: ReadonlyMap<string, Call>;
  readonly #layout: Uint32Array;

  constructor(module: WebAssembly.Module) {
    const exported = Object.entries(new WebAssembly.Instance(module).exports);
    this.#calls = new Map(exported.filter((each): each is [string, Call] => typeof each[1] === 'function'));
    const { buffer } = exported.find(([name]) => name === 'memory')![1] as WebAssembly.Memory;
    this.memory = new Uint8Array(buffer);
    this.untouched = this.memory.slice();
    this.#layout = new Uint32Array(buffer, this.call('layout'), BUFFERS.length * 2).slice();
  }

  /** Every exported function, with how many arguments it takes. */
  get exports(): { name: string; parameters: number }[] {
    return [...this.#calls].map(([name, call]) => ({ name, parameters: call.length }));
  }

  /** Calls an export; what has no result gives 0. */
  call(name: string, ...values: readonly number[]): number {
    const call = this.#calls.get(name);
    if (call === undefined) throw new Error(`the core exports no "${name}"`);
    return (call(...values) ?? 0) >>> 0;
  }

  buffer(name: BufferName): Uint8Array {
    const index = BUFFERS.indexOf(name) * 2;
    return this.memory.subarray(this.#layout[index], this.#layout[index]! + this.#layout[index + 1]!);
  }

  /** Bytes of memory in use: beyond them there is nothing of the core. */
  get bytesInUse(): number {
    return this.buffer('state').length;
  }

  /** Offers bytes of the line; gives how many were taken. */
  offer(bytes: Uint8Array): number {
    this.buffer('linkRx').set(bytes);
    return this.call('linkReceive', bytes.length);
  }
}
