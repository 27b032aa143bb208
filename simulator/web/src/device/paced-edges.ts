/** Hands a key's edges on no faster than the token can tell them apart: a busy page gives a whole press in one moment. */
import { WallClock } from '../../../ports/clock.ts';
import type { Clock } from '../../../ports/clock.ts';

export interface KeyEdges {
  press: () => void;
  release: () => void;
}

/** More than the 20 ms within which the token takes an edge for the bouncing of the one before. */
const APART_MS = 22;

export class PacedEdges implements KeyEdges {
  readonly #edges: KeyEdges;
  readonly #clock: Clock;
  readonly #waiting: (() => void)[] = [];
  #freeAtMs = -Infinity;

  constructor(edges: KeyEdges, clock: Clock = new WallClock()) {
    this.#edges = edges;
    this.#clock = clock;
  }

  press(): void {
    this.#add(this.#edges.press);
  }

  release(): void {
    this.#add(this.#edges.release);
  }

  #add(edge: () => void): void {
    this.#waiting.push(edge);
    if (this.#waiting.length === 1) this.#pass();
  }

  /** The first at once, so that a press is heard and sounds without delay. */
  #pass(): void {
    const waitMs = this.#freeAtMs - this.#clock.uptimeMs();
    if (waitMs > 0) {
      this.#clock.schedule(waitMs, () => this.#pass());
      return;
    }
    this.#freeAtMs = this.#clock.uptimeMs() + APART_MS;
    try {
      this.#waiting[0]!();
    } finally {
      this.#waiting.shift();
      if (this.#waiting.length > 0) this.#pass();
    }
  }
}
