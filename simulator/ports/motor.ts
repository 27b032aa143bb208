/** Who feels a token: its motor starts and stops, and when it did is kept. */
import type { Clock } from './clock.ts';

export interface MotorPort {
  /** The motor starts (`on`) or stops; told at each change. */
  turn(on: boolean): void;
}

/** One run of the motor, in milliseconds since the clock began. */
export interface Pulse {
  startMs: number;
  /** Null while it runs. */
  endMs: number | null;
}

export class PulseRecorder implements MotorPort {
  readonly #clock: Pick<Clock, 'uptimeMs'>;
  #pulses: Pulse[] = [];

  constructor(clock: Pick<Clock, 'uptimeMs'>) {
    this.#clock = clock;
  }

  turn(on: boolean): void {
    const last = this.#pulses.at(-1);
    const isOn = last !== undefined && last.endMs === null;
    if (isOn === on) return;
    if (isOn) last.endMs = this.#clock.uptimeMs();
    else this.#pulses.push({ startMs: this.#clock.uptimeMs(), endMs: null });
  }

  /** In the order of their beginning. */
  get pulses(): readonly Pulse[] {
    return this.#pulses;
  }

  /** Milliseconds that the motor has stood still; 0 while it runs, null when it never ran. */
  get restingMs(): number | null {
    const last = this.#pulses.at(-1);
    if (last === undefined) return null;
    return last.endMs === null ? 0 : this.#clock.uptimeMs() - last.endMs;
  }

  /** Forgets all, as a tape that is put in anew. */
  reset(): void {
    this.#pulses = [];
  }
}
