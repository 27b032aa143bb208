/** A module called directly, each call and access to its memory noted, so that its C translation can do the same. */
import { crc32 } from 'node:zlib';

type Exported = (...args: number[]) => number | undefined;

export class ScriptedModule {
  readonly #exports: Record<string, Exported>;
  readonly #memory: Uint8Array;
  /** Commands for driver.c, in order. */
  readonly commands: string[] = [];
  /** What each of them that answers has answered here. */
  readonly answers: string[] = [];

  constructor(module: WebAssembly.Module) {
    const { exports } = new WebAssembly.Instance(module);
    this.#exports = exports as Record<string, Exported>;
    this.#memory = new Uint8Array((exports['memory'] as WebAssembly.Memory).buffer);
  }

  #note(command: string, answer: string): void {
    this.commands.push(command);
    this.answers.push(answer);
  }

  /** The result as an unsigned number, 0 for none. */
  call(name: string, ...args: number[]): number {
    const exported = this.#exports[name];
    if (exported === undefined) throw new Error(`the module exports no ${name}`);
    const result = (exported(...args) ?? 0) >>> 0;
    this.#note(['call', name, ...args.map((argument) => argument >>> 0)].join(' '), String(result));
    return result;
  }

  write(address: number, bytes: Uint8Array): void {
    this.#memory.set(bytes, address);
    this.commands.push(`write ${address} ${Buffer.from(bytes).toString('hex')}`);
  }

  read(address: number, bytes: number): Uint8Array {
    const content = this.#memory.slice(address, address + bytes);
    this.#note(`read ${address} ${bytes}`, Buffer.from(content).toString('hex'));
    return content;
  }

  /** Lets both sides answer the checksum of the memory from address 0 on. */
  compareMemory(bytes: number): void {
    const checksum = crc32(this.#memory.subarray(0, bytes)).toString(16).padStart(8, '0');
    this.#note(`crc 0 ${bytes}`, checksum);
  }
}
