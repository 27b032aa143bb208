/** Places in the program where the run loop stops for a debugger; they outlast power cuts. */

type Handler = () => void;

/** Program counters share a mark when they differ by this many bytes; the map then tells them apart. */
const MARKED_BYTES = 256 * 1024;

export class Breakpoints {
  /** How many handlers wait at each place; looked up before every instruction. */
  readonly marks = new Uint8Array(MARKED_BYTES / 2);
  readonly #handlers = new Map<number, Set<Handler>>();

  static place(pc: number): number {
    return (pc & (MARKED_BYTES - 1)) >>> 1;
  }

  /** Calls `handler` each time before the instruction at `address`; gives a function that ends it. */
  add(address: number, handler: Handler): () => void {
    const pc = address & ~1;
    const handlers = this.#handlers.get(pc) ?? new Set();
    this.#handlers.set(pc, handlers.add(handler));
    this.#count(pc, 1);
    return () => {
      if (!handlers.delete(handler)) return;
      if (handlers.size === 0) this.#handlers.delete(pc);
      this.#count(pc, -1);
    };
  }

  stopAt(pc: number): void {
    // A copy: handlers come and go while they are called.
    for (const handler of [...(this.#handlers.get(pc) ?? [])]) handler();
  }

  #count(pc: number, change: number): void {
    const place = Breakpoints.place(pc);
    this.marks[place] = this.marks[place]! + change;
  }
}
