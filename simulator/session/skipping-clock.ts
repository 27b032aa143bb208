/** A clock that runs with the wall clock from any chosen start, and can skip time without waiting. */
import type { Clock } from '../ports/clock.ts';

interface Task {
  dueMs: number;
  run: () => void;
}

/** setTimeout's longest delay; a longer wait is armed again when it ends. */
const MAXIMUM_TIMER_MS = 2 ** 31 - 1;

export class SkippingClock implements Clock {
  readonly #startUnixMs: number;
  readonly #origin = performance.now();
  #skippedMs = 0;
  #tasks: Task[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(startUnixMs: number) {
    this.#startUnixMs = startUnixMs;
  }

  uptimeMs(): number {
    return Math.floor(performance.now() - this.#origin) + this.#skippedMs;
  }

  unixMs(): number {
    return this.#startUnixMs + this.uptimeMs();
  }

  schedule(delayMs: number, task: () => void): () => void {
    const entry: Task = { dueMs: this.uptimeMs() + delayMs, run: task };
    this.#tasks.push(entry);
    this.#arm();
    return () => {
      this.#tasks = this.#tasks.filter((each) => each !== entry);
      this.#arm();
    };
  }

  /** Moves on by `ms` without waiting; what falls due on the way runs in order, each at its own time. */
  advance(ms: number): void {
    const endMs = this.uptimeMs() + ms;
    for (let next = this.#earliest(); next && next.dueMs <= endMs; next = this.#earliest()) {
      this.#skippedMs += Math.max(0, next.dueMs - this.uptimeMs());
      this.#runDue();
    }
    this.#skippedMs += Math.max(0, endMs - this.uptimeMs());
    this.#arm();
  }

  /** Forgets every task, so that the process can end. */
  stop(): void {
    this.#tasks = [];
    clearTimeout(this.#timer);
  }

  #earliest(): Task | undefined {
    return this.#tasks.toSorted((a, b) => a.dueMs - b.dueMs)[0];
  }

  #runDue(): void {
    const nowMs = this.uptimeMs();
    const due = this.#tasks.filter((each) => each.dueMs <= nowMs).toSorted((a, b) => a.dueMs - b.dueMs);
    this.#tasks = this.#tasks.filter((each) => each.dueMs > nowMs);
    for (const task of due) task.run();
  }

  #arm(): void {
    clearTimeout(this.#timer);
    const next = this.#earliest();
    if (!next) return;
    const delayMs = Math.min(Math.max(0, next.dueMs - this.uptimeMs()), MAXIMUM_TIMER_MS);
    this.#timer = setTimeout(() => {
      this.#runDue();
      this.#arm();
    }, delayMs);
  }
}
