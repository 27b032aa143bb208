/**
 * A second core in Node that is fed what a chip's core is fed, and compared with it at every call, by a debugger's
 * view.
 */
import { readFileSync } from 'node:fs';
import type { Eventually, Probe } from '../../simulator/emulator/board.ts';
import { crc32 } from '../../simulator/ports/crc32.ts';
import { BUFFERS, type BufferName } from '../../simulator/token/contract.generated.ts';
import { corePath } from '../../simulator/token/load.ts';

/** Buffers that the host writes, whenever it likes before the call that tells the core. */
const HOST_WRITES: readonly string[] = ['linkRx', 'storageImage', 'voiceWindow', 'entropy'];

type Exported = (...args: number[]) => number | undefined;

interface Area {
  address: number;
  bytes: number;
}

/** The core's exported functions by name, with how many arguments each takes. */
function exportedFunctions(instance: WebAssembly.Instance): [name: string, call: Exported][] {
  return Object.entries(instance.exports).filter(
    (entry): entry is [string, Exported] => typeof entry[1] === 'function',
  );
}

export class Lockstep {
  readonly #probe: Probe;
  readonly #memoryAddress: number;
  readonly #bytes: number;
  readonly #instance: WebAssembly.Instance;
  readonly #replica: Uint8Array;
  readonly #hostBuffers: readonly Area[];
  #isFirst = true;
  #lastCall = 'the start';
  calls = 0;
  /** The first difference; nothing is compared after it. */
  difference: Error | null = null;

  /** @param memoryAddress where the chip has the linear memory, of `bytes` bytes */
  constructor(probe: Probe, memoryAddress: number, bytes: number) {
    this.#probe = probe;
    this.#memoryAddress = memoryAddress;
    this.#bytes = bytes;
    this.#instance = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(corePath())));
    const memory = this.#instance.exports['memory'] as WebAssembly.Memory;
    this.#replica = new Uint8Array(memory.buffer, 0, bytes);
    this.#hostBuffers = this.#readLayout().filter((_, index) => HOST_WRITES.includes(BUFFERS[index]!));
  }

  #readLayout(): Area[] {
    const table = (this.#instance.exports['layout'] as Exported)()!;
    const words = new DataView(this.#replica.buffer, table, BUFFERS.length * 8);
    return BUFFERS.map((_: BufferName, index) => ({
      address: words.getUint32(index * 8, true),
      bytes: words.getUint32(index * 8 + 4, true),
    }));
  }

  /** Begins to compare; gives what ends it. */
  async begin(): Promise<() => Promise<void>> {
    const ends: (() => void | Promise<void>)[] = [];
    for (const [name, call] of exportedFunctions(this.#instance)) {
      const symbol = `w2c_core_${name}`;
      if (!this.#probe.has(symbol)) continue;
      ends.push(
        await this.#probe.onEntry(symbol, call.length + 1, ([, ...args]) => this.#follow(name, call, args)),
      );
    }
    return async () => {
      for (const end of ends) await end();
    };
  }

  /** At once where the debugger reads at once: such a chip waits for no promise. */
  #follow(name: string, call: Exported, args: readonly number[]): Eventually<void> {
    if (this.difference !== null) return;
    const chip = this.#probe.read(this.#memoryAddress, this.#bytes);
    if (chip instanceof Promise) return chip.then((bytes) => this.#step(bytes, name, call, args));
    this.#step(chip, name, call, args);
  }

  #step(chip: Uint8Array, name: string, call: Exported, args: readonly number[]): void {
    if (this.#isFirst) this.#replica.set(chip);
    for (const { address, bytes } of this.#hostBuffers)
      this.#replica.set(chip.subarray(address, address + bytes), address);
    this.#isFirst = false;
    this.#compare(chip, name);
    call(...args);
    this.#lastCall = `${name}(${args.join(', ')})`;
    this.calls++;
  }

  #compare(chip: Uint8Array, next: string): void {
    const at = chip.findIndex((byte, index) => byte !== this.#replica[index]);
    if (at === -1) return;
    this.difference = new Error(
      `memory after ${this.#lastCall}, before ${next}: expected ${this.#replica[at]} at address ${at} as in Node, got ${chip[at]}`,
    );
  }

  crc32(): number {
    return crc32(this.#replica);
  }
}
