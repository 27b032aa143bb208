/** The time of an emulated board: virtual where its chip runs only when told to. */
import type { Timers } from '../../host-tools/link/numbered-client.ts';
import type { EmulatedBoard } from '../../simulator/emulator/board.ts';
import type { DeviceTime, VirtualTime } from './device.ts';

/** How finely a chip runs while something is awaited. */
const STEP_MS = 5;

interface Timer {
  dueMs: number;
  task: () => void;
}

export class BoardTime implements DeviceTime, VirtualTime {
  readonly #board: EmulatedBoard;
  readonly #timers = new Set<Timer>();
  readonly timers: Timers = {
    schedule: (delayMs, task) => {
      const timer = { dueMs: this.#board.uptimeMs() + delayMs, task };
      this.#timers.add(timer);
      return () => this.#timers.delete(timer);
    },
  };

  constructor(board: EmulatedBoard) {
    this.#board = board;
  }

  async pass(ms: number): Promise<void> {
    await this.#board.run(ms);
    for (const timer of this.#timers) {
      if (timer.dueMs > this.#board.uptimeMs()) continue;
      this.#timers.delete(timer);
      timer.task();
    }
  }

  async settle<T>(outcome: Promise<T>): Promise<T> {
    let settled = false;
    const settleNow = (): void => {
      settled = true;
    };
    outcome.then(settleNow, settleNow);
    for (;;) {
      await new Promise(setImmediate);
      if (settled) return outcome;
      await this.pass(STEP_MS);
    }
  }

  async until(look: () => boolean | Promise<boolean>, limitMs: number): Promise<boolean> {
    const endMs = this.#board.uptimeMs() + limitMs;
    while (!(await look())) {
      if (this.#board.uptimeMs() >= endMs) return false;
      await this.pass(STEP_MS);
    }
    return true;
  }
}
