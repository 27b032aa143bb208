/** A board's clock that keeps step with the host's, and can still be moved on without waiting. */
import { BoardClock } from './board-clock.ts';

/** How often the chip catches up: what a host tool waits at most, besides the chip's own time. */
const PERIOD_MS = 4;
/** A host that was busy for longer does not make the chip hurry after it. */
const MAXIMUM_CATCH_UP_MS = 250;

export class PacedBoardClock extends BoardClock {
  #timer: NodeJS.Timeout | undefined;
  /** How far the chip's time is ahead of the host's. */
  #aheadMs = 0;
  #fail: (reason: unknown) => void = () => {};
  /** Rejects when the chip comes to a fault. */
  readonly failed: Promise<never>;

  constructor(unixMs: number) {
    super(unixMs);
    this.failed = new Promise((_, reject) => {
      this.#fail = reject;
    });
    this.failed.catch(() => {});
  }

  /** Lets time pass from now on, until `stop`. */
  start(): void {
    this.#aheadMs = this.exactMs() - performance.now();
    this.#timer = setInterval(() => this.#catchUp(), PERIOD_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #catchUp(): void {
    const behindMs = performance.now() + this.#aheadMs - this.exactMs();
    if (behindMs > MAXIMUM_CATCH_UP_MS) this.#aheadMs -= behindMs - MAXIMUM_CATCH_UP_MS;
    try {
      this.advance(Math.min(Math.max(0, behindMs), MAXIMUM_CATCH_UP_MS));
    } catch (error) {
      this.stop();
      this.#fail(error);
    }
  }
}
