/** Breadth-first exploration of the real core: every input in every state, until nothing new comes or a bound is met. */
import type { ModelName } from '../../simulator/token/contract.generated.ts';
import { CoreInstance } from './core-instance.ts';
import { Finding } from './finding.ts';
import { inputsOf, type Input } from './inputs.ts';
import { MergingCheck, type MergingCounts } from './merging-check.ts';
import { Properties } from './properties.ts';
import { makeRoot, NO_SHIFTS, rootsOf, type Root } from './roots.ts';
import { SnapshotQueue, StateBytes } from './snapshots.ts';
import { StateHash } from './state-hash.ts';
import { findTimeFields } from './time-fields.ts';
import { Visited } from './visited.ts';
import type { TokenTruth, World } from './world.ts';

export interface ExploreOptions {
  module: WebAssembly.Module;
  model: ModelName;
  /** The longest sequences of inputs. */
  depth: number;
  /** Stops when so many states are known. */
  states?: number;
  /** Default: all of the model's. */
  roots?: readonly Root[];
  /** Measures what merging hides: see merging-check.ts. */
  checksMerging?: boolean;
  /** Called now and then. */
  onProgress?: (progress: Progress) => void;
}

export interface Progress {
  depth: number;
  states: number;
  transitions: number;
  waiting: number;
}

/** A promise that is broken, with the shortest sequence that breaks it. */
export interface BrokenPromise {
  finding: Finding;
  root: Root;
  /** Each with whether the flash took its time. */
  path: readonly { input: Input; isSlow: boolean }[];
  /** The finding shows only when the device is asked what would follow. */
  isAfterwards: boolean;
}

export interface ExploreResult {
  states: number;
  transitions: number;
  /** States first reached by sequences of this length. */
  statesByDepth: number[];
  /** All inputs of all states of sequences shorter than this were tried. */
  completeDepth: number;
  /** Nothing new can be reached at all. */
  isExhausted: boolean;
  broken: BrokenPromise | null;
  /** null: not asked for. */
  merging: MergingCounts | null;
}

const PROGRESS_EVERY = 4096;

/** An input's number, and in the lowest bit whether the flash takes its time. */
type Move = number;

export class Explorer {
  readonly #options: ExploreOptions;
  readonly #inputs: readonly Input[];
  readonly #visited = new Visited();
  readonly #hash: StateHash;
  readonly #core: CoreInstance;
  readonly #world: World;
  readonly #here: StateBytes;
  readonly #next: StateBytes;
  readonly #properties: Properties;
  readonly #queue: SnapshotQueue;
  readonly #roots: { root: Root; truth: TokenTruth }[] = [];
  /** Which root each waiting state comes from. */
  readonly #rootOf: number[] = [];
  readonly #statesByDepth: number[] = [0];
  readonly #merging: MergingCheck | null;
  #transitions = 0;

  constructor(options: ExploreOptions) {
    this.#options = options;
    const { module, model } = options;
    this.#inputs = inputsOf(model);
    const core = new CoreInstance(module, model);
    this.#hash = new StateHash(core, findTimeFields(module, model));
    const roots = options.roots ?? rootsOf(model);
    this.#world = makeRoot(core, roots[0]!, NO_SHIFTS, false);
    this.#world.isWatched = true;
    const first = new StateBytes(this.#world);
    first.take(this.#world);
    this.#here = new StateBytes(this.#world);
    this.#next = new StateBytes(this.#world);
    this.#properties = new Properties(this.#world, model, this.#next);
    this.#queue = new SnapshotQueue(first);
    this.#core = core;
    this.#merging = options.checksMerging ? new MergingCheck(this.#world, this.#inputs, this.#hash) : null;
  }

  /** Powers every root's token on; gives the first that breaks a promise by that alone. */
  #enterRoots(): BrokenPromise | null {
    const { model, roots = rootsOf(model) } = this.#options;
    const bytes = new StateBytes(this.#world);
    for (const root of roots) {
      try {
        const made = makeRoot(this.#core, root);
        bytes.take(made);
        this.#roots.push({ root, truth: made.truth });
        bytes.restore(this.#world);
        this.#world.truth = made.truth;
        this.#next.take(this.#world);
        this.#properties.check();
      } catch (error) {
        return { finding: asFinding(error), root, path: [], isAfterwards: true };
      }
      this.#hash.of(this.#world);
      this.#enter(this.#visited.count, this.#roots.length - 1, 0);
    }
    return null;
  }

  explore(): ExploreResult {
    const { depth, states: bound = Infinity } = this.#options;
    const broken = this.#enterRoots();
    if (broken !== null) return this.#result(0, false, broken);
    let done = 0;
    for (let level = 0; level < depth; level++) {
      const end = this.#visited.count;
      if (done === end) return this.#result(level, true, null);
      this.#statesByDepth.push(0);
      for (; done < end; done++) {
        if (this.#visited.count >= bound) return this.#result(level, false, null);
        const broken = this.#expand(done);
        if (broken !== null) return this.#result(level, false, broken);
        if (done % PROGRESS_EVERY === 0) this.#progress(level, done);
      }
    }
    return this.#result(depth, done === this.#visited.count, null);
  }

  #progress(depth: number, done: number): void {
    const states = this.#visited.count;
    this.#options.onProgress?.({ depth, states, transitions: this.#transitions, waiting: states - done });
  }

  #result(completeDepth: number, isExhausted: boolean, broken: BrokenPromise | null): ExploreResult {
    return {
      states: this.#visited.count,
      transitions: this.#transitions,
      statesByDepth: this.#statesByDepth,
      completeDepth,
      isExhausted,
      broken,
      merging: this.#merging?.counts ?? null,
    };
  }

  /** Notes the state whose hash was just taken and whose bytes are in `#next`. */
  #enter(parent: number, root: number, move: Move): void {
    const { high, low } = this.#hash;
    if (this.#visited.find(high, low) >= 0) return;
    const state = this.#visited.add(high, low, parent, move);
    this.#merging?.note(state, this.#next);
    this.#queue.push(this.#next);
    this.#rootOf.push(root);
    this.#statesByDepth[this.#statesByDepth.length - 1]!++;
  }

  #expand(state: number): BrokenPromise | null {
    this.#queue.shift(this.#here);
    const root = this.#rootOf[state]!;
    const world = this.#world;
    world.truth = this.#roots[root]!.truth;
    for (let input = 0; input < this.#inputs.length; input++) {
      for (const slow of [0, 1]) {
        this.#here.restore(world);
        // A slow flash makes a difference only where there was something to store.
        if (slow === 1 ? world.storageOperations === 0 : !this.#inputs[input]!.isPossible(world)) break;
        const move = input * 2 + slow;
        const broken = this.#step(state, root, move);
        if (broken !== null) return broken;
      }
    }
    return null;
  }

  /** Takes one input from the state in the world, and notes where it leads. */
  #step(state: number, root: number, move: Move): BrokenPromise | null {
    const world = this.#world;
    let isAfterwards = false;
    try {
      world.slowStorage = (move & 1) === 1;
      world.storageOperations = 0;
      this.#transitions++;
      this.#inputs[move >> 1]!.run(world);
      world.slowStorage = false;
      this.#hash.of(world);
      const { high, low } = this.#hash;
      const known = this.#visited.find(high, low);
      if (known >= 0) {
        this.#merging?.compare(known);
        return null;
      }
      isAfterwards = true;
      const operations = world.storageOperations;
      this.#next.take(world);
      this.#properties.check();
      world.storageOperations = operations;
      this.#hash.high = high;
      this.#hash.low = low;
      this.#enter(state, root, move);
      return null;
    } catch (error) {
      const finding = asFinding(error);
      const path = [...this.#pathTo(state), { input: this.#inputs[move >> 1]!, isSlow: (move & 1) === 1 }];
      return { finding, root: this.#roots[root]!.root, path, isAfterwards };
    }
  }

  #pathTo(state: number): { input: Input; isSlow: boolean }[] {
    const path: { input: Input; isSlow: boolean }[] = [];
    for (let at = state; this.#visited.parentOf(at) !== at; at = this.#visited.parentOf(at)) {
      const move = this.#visited.inputOf(at);
      path.unshift({ input: this.#inputs[move >> 1]!, isSlow: (move & 1) === 1 });
    }
    return path;
  }
}

/** A finding as it is, a trap as one; throws whatever else it gets. */
function asFinding(error: unknown): Finding {
  if (error instanceof Finding) return error;
  if (error instanceof WebAssembly.RuntimeError) return new Finding('trap', error.message);
  throw error;
}
