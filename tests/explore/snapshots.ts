/** Whole states in little memory: of each, only the lines of 64 bytes in which it differs from the first one. */
import { LINE_BYTES } from './core-instance.ts';
import { WORLD_BYTES, type World } from './world.ts';

const LINE_WORDS = LINE_BYTES / 4;

function wholeLines(bytes: number): number {
  return Math.ceil(bytes / LINE_BYTES) * LINE_BYTES;
}

/** The bytes of one state: the core's memory, the flash, then what surrounds them. */
export class StateBytes {
  readonly bytes: Uint8Array;
  readonly words: Uint32Array;
  readonly #memory: Uint8Array;
  readonly #flash: Uint8Array;
  readonly #numbers: Float64Array;

  constructor(world: World) {
    const memoryBytes = world.core.memory.length;
    const flashBytes = world.flash.length;
    const buffer = new ArrayBuffer(memoryBytes + flashBytes + wholeLines(WORLD_BYTES));
    this.bytes = new Uint8Array(buffer);
    this.words = new Uint32Array(buffer);
    this.#memory = new Uint8Array(buffer, 0, memoryBytes);
    this.#flash = new Uint8Array(buffer, memoryBytes, flashBytes);
    this.#numbers = new Float64Array(buffer, memoryBytes + flashBytes, WORLD_BYTES / 8);
  }

  take(world: World): void {
    this.#memory.set(world.core.memory);
    this.#flash.set(world.flash);
    world.save(this.#numbers);
  }

  restore(world: World): void {
    world.core.memory.set(this.#memory);
    world.flash.set(this.#flash);
    world.load(this.#numbers);
  }
}

/** A queue of states, first in, first out. */
export class SnapshotQueue {
  readonly #first: StateBytes;
  readonly #lines: number;
  readonly #queue: Uint8Array[] = [];
  #head = 0;
  readonly #scratch: Uint8Array;

  /** @param first what the others are compared with; it must not change afterwards */
  constructor(first: StateBytes) {
    this.#first = first;
    this.#lines = first.bytes.length / LINE_BYTES;
    this.#scratch = new Uint8Array(first.bytes.length + this.#lines);
  }

  push(state: StateBytes): void {
    const { words, bytes } = state;
    const first = this.#first.words;
    let length = 0;
    for (let line = 0; line < this.#lines; line++) {
      let word = line * LINE_WORDS;
      const end = word + LINE_WORDS;
      while (word < end && words[word] === first[word]) word++;
      if (word === end) continue;
      this.#scratch[length++] = line;
      this.#scratch.set(bytes.subarray(line * LINE_BYTES, (line + 1) * LINE_BYTES), length);
      length += LINE_BYTES;
    }
    this.#queue.push(this.#scratch.slice(0, length));
  }

  /** Takes the oldest state out and lays it in `state`. */
  shift(state: StateBytes): void {
    const stored = this.#queue[this.#head]!;
    this.#queue[this.#head++] = EMPTY;
    state.bytes.set(this.#first.bytes);
    for (let at = 0; at < stored.length; at += LINE_BYTES + 1) {
      state.bytes.set(stored.subarray(at + 1, at + 1 + LINE_BYTES), stored[at]! * LINE_BYTES);
    }
  }
}

const EMPTY = new Uint8Array(0);
