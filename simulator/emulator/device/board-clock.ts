/** A tester's clock that drives an emulated chip: its time passes by running the chip. */
import type { TesterClock } from '../../session/session.ts';

/** What the clock runs; an emulated board and those who look at it. */
export interface Driven {
  /** Milliseconds that it has run. */
  uptimeMs(): number;
  /** Runs on for so long. */
  run(ms: number): void;
  /** The time of day was moved. */
  setUnixMs(unixMs: number): void;
}

interface Task {
  dueMs: number;
  run: () => void;
}

/** How long the chip runs before its glass, its sound and its link are looked at. */
const SLICE_MS = 5;
/**
 * A chip's time is a sum of fractions: it cannot be run for what rounding leaves of a step, or would be for ever. What is
 * due within that is due now. A double still tells 100 ns apart after 25 years of nanoseconds.
 */
const SHORTEST_MS = 1e-4;

export class BoardClock implements TesterClock {
  #driven: Driven | null = null;
  #offsetMs: number;
  readonly #tasks = new Set<Task>();

  constructor(unixMs: number) {
    this.#offsetMs = unixMs;
  }

  /** From now on this is run; its uptime is the clock's. */
  drive(driven: Driven): void {
    this.#driven = driven;
  }

  uptimeMs(): number {
    return Math.floor(this.exactMs());
  }

  unixMs(): number {
    return this.#offsetMs + this.uptimeMs();
  }

  setUnixMs(unixMs: number): void {
    this.#offsetMs = unixMs - this.uptimeMs();
    this.#driven?.setUnixMs(unixMs);
  }

  schedule(delayMs: number, run: () => void): () => void {
    const task = { dueMs: this.exactMs() + Math.max(0, delayMs), run };
    this.#tasks.add(task);
    return () => this.#tasks.delete(task);
  }

  advance(ms: number): void {
    if (!(ms >= 0)) throw new RangeError(`advance: expected milliseconds >= 0, got ${ms}`);
    const endMs = this.exactMs() + ms;
    for (let leftMs = ms; leftMs >= SHORTEST_MS; leftMs = endMs - this.exactMs()) this.#runSlice(leftMs);
    this.#runDue();
  }

  /** Runs one slice, of at most `limitMs`, and gives how long it was: then something may have changed. */
  step(limitMs: number): number {
    const sliceMs = Math.min(limitMs, SLICE_MS);
    this.advance(sliceMs);
    return sliceMs;
  }

  protected exactMs(): number {
    return this.#driven?.uptimeMs() ?? 0;
  }

  #runSlice(limitMs: number): void {
    if (this.#driven === null)
      throw new Error('the clock: expected an emulated board before time passes, got none');
    const untilDueMs = Math.min(...Array.from(this.#tasks, ({ dueMs }) => dueMs - this.exactMs()));
    this.#driven.run(Math.max(0, Math.min(limitMs, untilDueMs, SLICE_MS)));
    this.#runDue();
  }

  #runDue(): void {
    const nowMs = this.exactMs() + SHORTEST_MS;
    const due = [...this.#tasks].filter(({ dueMs }) => dueMs <= nowMs).sort((a, b) => a.dueMs - b.dueMs);
    for (const task of due) {
      // One that ran before may have cancelled it.
      if (this.#tasks.delete(task)) task.run();
    }
  }
}
