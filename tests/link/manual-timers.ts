/** Timers that run when a test says so: no suite of the link waits. */
import type { Timers } from '../../host-tools/link/numbered-client.ts';

interface Task {
  dueMs: number;
  run: () => void;
}

export class ManualTimers implements Timers {
  #nowMs = 0;
  #tasks: Task[] = [];

  get waiting(): number {
    return this.#tasks.length;
  }

  schedule(delayMs: number, run: () => void): () => void {
    const task = { dueMs: this.#nowMs + delayMs, run };
    this.#tasks.push(task);
    return () => {
      this.#tasks = this.#tasks.filter((each) => each !== task);
    };
  }

  /** Lets time pass; tasks due meanwhile run in order, also those that other tasks add. */
  advance(milliseconds: number): void {
    const untilMs = this.#nowMs + milliseconds;
    for (;;) {
      const next = this.#tasks.filter(({ dueMs }) => dueMs <= untilMs).sort((a, b) => a.dueMs - b.dueMs)[0];
      if (next === undefined) break;
      this.#tasks = this.#tasks.filter((each) => each !== next);
      this.#nowMs = next.dueMs;
      next.run();
    }
    this.#nowMs = untilMs;
  }
}
