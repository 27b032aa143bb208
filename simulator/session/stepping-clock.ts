/**
 * A virtual clock that can be moved to the next thing that falls due, so that a wait looks only when something can
 * change.
 */
import { VirtualClock } from '../ports/clock.ts';

export class SteppingClock extends VirtualClock {
  readonly #dueMs = new Set<{ ms: number }>();

  override schedule(delayMs: number, run: () => void): () => void {
    const due = { ms: this.uptimeMs() + Math.max(0, delayMs) };
    this.#dueMs.add(due);
    const cancel = super.schedule(delayMs, () => {
      this.#dueMs.delete(due);
      run();
    });
    return () => {
      this.#dueMs.delete(due);
      cancel();
    };
  }

  /** Moves on to the next task, runs it and all that are due with it, and gives the time passed; at most `limitMs`. */
  step(limitMs: number): number {
    const nextMs = Math.min(...Array.from(this.#dueMs, ({ ms }) => ms - this.uptimeMs()));
    const passedMs = Math.max(0, Math.min(nextMs, limitMs));
    this.advance(passedMs);
    return passedMs;
  }
}
