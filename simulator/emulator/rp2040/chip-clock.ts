/** The chip's virtual time in nanoseconds, with the alarms that its peripherals set. */

export class ChipAlarm {
  readonly #clock: ChipClock;
  readonly ring: () => void;
  next: ChipAlarm | null = null;
  nanos = 0;
  isSet = false;

  constructor(clock: ChipClock, ring: () => void) {
    this.#clock = clock;
    this.ring = ring;
  }

  schedule(deltaNanos: number): void {
    this.cancel();
    this.#clock.insert(this, this.#clock.nanos + deltaNanos);
  }

  cancel(): void {
    if (this.isSet) this.#clock.remove(this);
  }
}

/** The shape that rp2040js asks of a clock; fields in place of its getters, since the run loop reads them millions of times. */
export class ChipClock {
  nanos = 0;
  /** When the next alarm rings; Infinity for none. */
  nextNanos = Infinity;
  #first: ChipAlarm | null = null;

  createAlarm(ring: () => void): ChipAlarm {
    return new ChipAlarm(this, ring);
  }

  insert(alarm: ChipAlarm, nanos: number): void {
    alarm.nanos = nanos;
    alarm.isSet = true;
    let before: ChipAlarm | null = null;
    let after = this.#first;
    // Behind those of the same time: what was set first rings first.
    while (after !== null && after.nanos <= nanos) {
      before = after;
      after = after.next;
    }
    alarm.next = after;
    if (before === null) this.#begin(alarm);
    else before.next = alarm;
  }

  remove(alarm: ChipAlarm): void {
    alarm.isSet = false;
    if (this.#first === alarm) return this.#begin(alarm.next);
    for (let each = this.#first; each !== null; each = each.next) {
      if (each.next !== alarm) continue;
      each.next = alarm.next;
      return;
    }
  }

  /** Moves on to `nanos`; what falls due on the way rings in order, each at its own time. */
  advanceTo(nanos: number): void {
    for (let alarm = this.#first; alarm !== null && alarm.nanos <= nanos; alarm = this.#first) {
      this.#begin(alarm.next);
      alarm.isSet = false;
      this.nanos = Math.max(this.nanos, alarm.nanos);
      alarm.ring();
    }
    this.nanos = nanos;
  }

  #begin(alarm: ChipAlarm | null): void {
    this.#first = alarm;
    this.nextNanos = alarm === null ? Infinity : alarm.nanos;
  }
}
