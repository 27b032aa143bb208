/** Clocks: where a simulated token gets its time from. Only these files read or make up time. */

export interface Clock {
  /** What a real-time clock that keeps UTC reads, in milliseconds since 1970. */
  unixMs(): number;
  /** Milliseconds since this clock was made. */
  uptimeMs(): number;
  /** Runs `task` after `delayMs` of this clock's time; gives a function that cancels it. */
  schedule(delayMs: number, task: () => void): () => void;
}

interface Task {
  dueMs: number;
  run: () => void;
}

/** Time that passes only when it is told to: the same run takes the same steps every time. */
export class VirtualClock implements Clock {
  #uptimeMs = 0;
  #offsetMs: number;
  readonly #tasks = new Set<Task>();

  constructor(unixMs: number) {
    this.#offsetMs = unixMs;
  }

  unixMs(): number {
    return this.#offsetMs + this.#uptimeMs;
  }

  uptimeMs(): number {
    return this.#uptimeMs;
  }

  /** Moves the real-time clock without letting time pass. */
  setUnixMs(unixMs: number): void {
    this.#offsetMs = unixMs - this.#uptimeMs;
  }

  schedule(delayMs: number, run: () => void): () => void {
    const task = { dueMs: this.#uptimeMs + Math.max(0, delayMs), run };
    this.#tasks.add(task);
    return () => this.#tasks.delete(task);
  }

  /** Lets time pass, running what becomes due on the way, in order. */
  advance(ms: number): void {
    if (!(ms >= 0)) throw new RangeError(`advance: expected milliseconds >= 0, got ${ms}`);
    const endMs = this.#uptimeMs + ms;
    for (let task = this.#next(); task !== undefined && task.dueMs <= endMs; task = this.#next()) {
      this.#tasks.delete(task);
      this.#uptimeMs = Math.max(this.#uptimeMs, task.dueMs);
      task.run();
    }
    this.#uptimeMs = endMs;
  }

  #next(): Task | undefined {
    let next: Task | undefined;
    for (const task of this.#tasks) if (next === undefined || task.dueMs < next.dueMs) next = task;
    return next;
  }
}

/** The host's own clock. Uptime is monotonic even when the host's time of day is changed. */
export class WallClock implements Clock {
  readonly #startMs = performance.now();
  #latestUnixMs = 0;

  /** Never goes back: a host corrected by the network must not look like a failing real-time clock. */
  unixMs(): number {
    this.#latestUnixMs = Math.max(this.#latestUnixMs, Date.now());
    return this.#latestUnixMs;
  }

  uptimeMs(): number {
    return Math.floor(performance.now() - this.#startMs);
  }

  schedule(delayMs: number, task: () => void): () => void {
    // One millisecond more than asked for: timers may fire early by a fraction, and the token must be woken when it is due.
    const timer = setTimeout(task, delayMs + 1);
    return () => clearTimeout(timer);
  }
}
