/**
 * Measures what merging hides: of a sample of states, each later one that was merged into it is taken one input
 * further beside it. Where the two then differ, a future of the later one was left out.
 */
import { Finding } from './finding.ts';
import type { Input } from './inputs.ts';
import { StateBytes } from './snapshots.ts';
import type { StateHash } from './state-hash.ts';
import type { World } from './world.ts';

const SAMPLE_EVERY = 97;
const MAXIMUM_TWINS = 3;

export interface MergingCounts {
  /** Pairs of merged states compared. */
  pairs: number;
  /** Inputs tried in both. */
  inputs: number;
  /** After how many of them the two were different states. */
  different: number;
  /** The same, by input. */
  byInput: Map<string, number>;
}

export class MergingCheck {
  readonly counts: MergingCounts = { pairs: 0, inputs: 0, different: 0, byInput: new Map() };
  readonly #world: World;
  readonly #inputs: readonly Input[];
  readonly #hash: StateHash;
  readonly #kept = new Map<number, { bytes: Uint8Array; twins: number }>();
  readonly #one: StateBytes;
  readonly #other: StateBytes;

  constructor(world: World, inputs: readonly Input[], hash: StateHash) {
    this.#world = world;
    this.#inputs = inputs;
    this.#hash = hash;
    this.#one = new StateBytes(world);
    this.#other = new StateBytes(world);
  }

  /** A new state. */
  note(state: number, bytes: StateBytes): void {
    if (state % SAMPLE_EVERY === 0) this.#kept.set(state, { bytes: bytes.bytes.slice(), twins: 0 });
  }

  /** The state in the world was merged into a known one. Leaves the world somewhere else. */
  compare(known: number): void {
    const kept = this.#kept.get(known);
    if (kept === undefined || kept.twins === MAXIMUM_TWINS) return;
    this.#one.bytes.set(kept.bytes);
    this.#other.take(this.#world);
    if (Buffer.compare(this.#one.bytes, this.#other.bytes) === 0) return;
    kept.twins++;
    this.counts.pairs++;
    for (const input of this.#inputs) this.#tryInput(input);
  }

  #tryInput(input: Input): void {
    this.counts.inputs++;
    if (this.#after(this.#one, input) === this.#after(this.#other, input)) return;
    this.counts.different++;
    this.counts.byInput.set(input.name, (this.counts.byInput.get(input.name) ?? 0) + 1);
  }

  /** What the input leads to. */
  #after(state: StateBytes, input: Input): string {
    state.restore(this.#world);
    if (!input.isPossible(this.#world)) return 'impossible';
    try {
      input.run(this.#world);
    } catch (error) {
      if (error instanceof Finding || error instanceof WebAssembly.RuntimeError) return error.name;
      throw error;
    }
    this.#hash.of(this.#world);
    return `${this.#hash.high} ${this.#hash.low}`;
  }
}
