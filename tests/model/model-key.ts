/** What pressing a contact means: bounces, taps, holds, and the lock-out that a person may choose. */

export type ModelGesture = 'press' | 'long' | 'stuck';

/** After a change that counted, the contact's bouncing is ignored for this long. */
const DEBOUNCE_MS = 20;
const LONG_MS = 6_000;
const STUCK_MS = 20_000;

export class ModelKey {
  #contact = false;
  #isDown = false;
  #deafUntilMs = -Infinity;
  #downSinceMs = 0;
  #lockedOutUntilFrom: number | null = null;
  /** A press within the lock-out: nothing that follows until its release counts. */
  #isIgnored = false;
  #next: 'long' | 'stuck' | null = null;

  setContact(closed: boolean): void {
    this.#contact = closed;
  }

  /** When the key will next do something by itself; null: only when touched. */
  get dueMs(): number | null {
    if (this.#contact !== this.#isDown) return this.#deafUntilMs;
    if (!this.#isDown || this.#isIgnored || this.#next === null) return null;
    return this.#downSinceMs + (this.#next === 'long' ? LONG_MS : STUCK_MS);
  }

  /** Does what is due; null when that means nothing to the token. */
  act(nowMs: number, lockOutMs: number): ModelGesture | null {
    if (this.#contact !== this.#isDown) return this.#change(nowMs, lockOutMs);
    const gesture = this.#next;
    this.#next = gesture === 'long' ? 'stuck' : null;
    return gesture;
  }

  #change(nowMs: number, lockOutMs: number): ModelGesture | null {
    this.#isDown = this.#contact;
    this.#deafUntilMs = nowMs + DEBOUNCE_MS;
    if (!this.#isDown) {
      if (!this.#isIgnored) this.#lockedOutUntilFrom = nowMs;
      this.#isIgnored = false;
      return null;
    }
    this.#downSinceMs = nowMs;
    this.#isIgnored = this.#lockedOutUntilFrom !== null && nowMs < this.#lockedOutUntilFrom + lockOutMs;
    this.#next = 'long';
    return this.#isIgnored ? null : 'press';
  }
}
