/** The states visited: a hash table of their 64-bit hashes, and for each the input and the state it was reached by. */

const FIRST_CAPACITY = 1 << 16;
/** More of the table in use than this, and it is made larger. */
const MAXIMUM_FILLED = 0.6;

function grown(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}

export class Visited {
  count = 0;
  #high = new Uint32Array(FIRST_CAPACITY);
  #low = new Uint32Array(FIRST_CAPACITY);
  #parents = new Uint32Array(FIRST_CAPACITY);
  #inputs = new Uint32Array(FIRST_CAPACITY);
  /** Number of the state plus one, by hash; 0: free. */
  #table = new Uint32Array(FIRST_CAPACITY * 2);

  /** Number of the state of this hash, or -1. */
  find(high: number, low: number): number {
    const mask = this.#table.length - 1;
    for (let slot = low & mask; ; slot = (slot + 1) & mask) {
      const entry = this.#table[slot]!;
      if (entry === 0) return -1;
      if (this.#low[entry - 1] === low && this.#high[entry - 1] === high) return entry - 1;
    }
  }

  /** Adds a state that `find` did not find; a root's parent is itself. */
  add(high: number, low: number, parent: number, input: number): number {
    if (this.count === this.#high.length) this.#grow();
    const state = this.count++;
    this.#high[state] = high;
    this.#low[state] = low;
    this.#parents[state] = parent;
    this.#inputs[state] = input;
    this.#enter(state);
    if (this.count > this.#table.length * MAXIMUM_FILLED) this.#rehash();
    return state;
  }

  parentOf(state: number): number {
    return this.#parents[state]!;
  }

  inputOf(state: number): number {
    return this.#inputs[state]!;
  }

  #enter(state: number): void {
    const mask = this.#table.length - 1;
    let slot = this.#low[state]! & mask;
    while (this.#table[slot] !== 0) slot = (slot + 1) & mask;
    this.#table[slot] = state + 1;
  }

  #grow(): void {
    this.#high = grown(this.#high);
    this.#low = grown(this.#low);
    this.#parents = grown(this.#parents);
    this.#inputs = grown(this.#inputs);
  }

  #rehash(): void {
    this.#table = new Uint32Array(this.#table.length * 2);
    for (let state = 0; state < this.count; state++) this.#enter(state);
  }
}
