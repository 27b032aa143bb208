/** A clock that can be shifted and speeded up, over another clock: practice time for a person at the page. */
import type { Clock } from './clock.ts';

/** How simulated UTC time follows the source; plain numbers, so that a page can keep it over a reload. */
export interface Pace {
  /** The source's UTC time when this pace began, in ms. */
  sourceUnixMs: number;
  /** The simulated UTC time at that moment, in ms. */
  unixMs: number;
  /** Simulated seconds in a second of the source. */
  rate: number;
}

interface Deadline {
  uptimeMs: number;
  task: () => void;
  disarm: () => void;
}

/** Browsers fire a timer at once when its delay does not fit 31 bits; a shorter leg is simply armed again. */
const MAXIMUM_LEG_MS = 2 ** 31 - 1;

/** A source set back by no more than this is waited for: so far a network may correct a host's clock. */
const WAITED_FOR_MS = 5000;

export class PacedClock implements Clock {
  readonly #source: Clock;
  readonly #deadlines = new Set<Deadline>();
  #pace: Pace;
  #sourceUnixMs: number;
  #lastUnixMs = 0;
  #sourceUptimeMs: number;
  #uptimeMs = 0;

  /** Uptime begins at 0 now. Without a pace, simulated UTC time is the source's. */
  constructor(source: Clock, pace?: Pace) {
    this.#source = source;
    this.#sourceUptimeMs = source.uptimeMs();
    const unixMs = source.unixMs();
    this.#pace = pace ?? { sourceUnixMs: unixMs, unixMs, rate: 1 };
    this.#sourceUnixMs = this.#pace.sourceUnixMs;
  }

  get pace(): Readonly<Pace> {
    return this.#pace;
  }

  /** Never goes back by itself: a source corrected by a network must not look like a failing real-time clock. */
  unixMs(): number {
    this.#sourceUnixMs = Math.max(this.#sourceUnixMs, this.#source.unixMs());
    const passedMs = (this.#sourceUnixMs - this.#pace.sourceUnixMs) * this.#pace.rate;
    this.#lastUnixMs = Math.max(this.#lastUnixMs, Math.floor(this.#pace.unixMs + passedMs));
    return this.#lastUnixMs;
  }

  uptimeMs(): number {
    const passedMs = (this.#source.uptimeMs() - this.#sourceUptimeMs) * this.#pace.rate;
    return Math.floor(this.#uptimeMs + passedMs);
  }

  schedule(delayMs: number, task: () => void): () => void {
    const deadline: Deadline = { uptimeMs: this.uptimeMs() + delayMs, task, disarm: () => undefined };
    this.#deadlines.add(deadline);
    this.#arm(deadline);
    return () => {
      deadline.disarm();
      this.#deadlines.delete(deadline);
    };
  }

  /** Whether somebody has set the source back; until `followSource` this clock stands still. */
  get isSourceBack(): boolean {
    this.unixMs();
    return this.#sourceUnixMs - this.#source.unixMs() > WAITED_FOR_MS;
  }

  /** Steps back as far as somebody has set the source back; gives whether it did. */
  followSource(): boolean {
    if (!this.isSourceBack) return false;
    const sourceUnixMs = this.#source.unixMs();
    const unixMs = this.unixMs() - (this.#sourceUnixMs - sourceUnixMs);
    this.#sourceUnixMs = sourceUnixMs;
    this.setUnixMs(unixMs);
    return true;
  }

  /** Jumps to a UTC time. Uptime goes on as before: a jump wakes nothing early. */
  setUnixMs(unixMs: number): void {
    this.unixMs();
    this.#pace = { ...this.#pace, sourceUnixMs: this.#sourceUnixMs, unixMs };
    this.#lastUnixMs = unixMs;
  }

  /** Changes the speed from now on; throws a RangeError unless it is above 0. */
  setRate(rate: number): void {
    if (!(rate > 0)) throw new RangeError(`rate: expected a number above 0, got ${rate}`);
    this.#uptimeMs = this.uptimeMs();
    this.#sourceUptimeMs = this.#source.uptimeMs();
    const unixMs = this.unixMs();
    this.#pace = { sourceUnixMs: this.#sourceUnixMs, unixMs, rate };
    for (const deadline of this.#deadlines) {
      deadline.disarm();
      this.#arm(deadline);
    }
  }

  #arm(deadline: Deadline): void {
    const legMs = Math.ceil((deadline.uptimeMs - this.uptimeMs()) / this.#pace.rate);
    deadline.disarm = this.#source.schedule(Math.min(Math.max(legMs, 0), MAXIMUM_LEG_MS), () => {
      if (deadline.uptimeMs > this.uptimeMs()) {
        this.#arm(deadline);
        return;
      }
      this.#deadlines.delete(deadline);
      deadline.task();
    });
  }
}
