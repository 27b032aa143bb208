/** What the service remembers by a random word that only one browser has: for a while, and never too much of it. */

/** Far more than who tries it, and little memory. */
const MAXIMUM_ENTRIES = 1_000;

interface Entry<Value> {
  readonly value: Value;
  readonly endsUnixSeconds: number;
}

export class KeptForAWhile<Value> {
  readonly #entries = new Map<string, Entry<Value>>();
  readonly #seconds: number;
  readonly #now: () => number;

  constructor(seconds: number, now: () => number) {
    this.#seconds = seconds;
    this.#now = now;
  }

  /** The oldest goes when there are too many. */
  put(word: string, value: Value): void {
    const [oldest] = this.#entries.keys();
    if (this.#entries.size >= MAXIMUM_ENTRIES && oldest !== undefined) this.#entries.delete(oldest);
    this.#entries.set(word, { value, endsUnixSeconds: this.#now() + this.#seconds });
  }

  find(word: string | null): Value | null {
    const entry = word === null ? undefined : this.#entries.get(word);
    return entry === undefined || entry.endsUnixSeconds <= this.#now() ? null : entry.value;
  }

  /** Once: it is gone then. */
  take(word: string | null): Value | null {
    const value = this.find(word);
    if (word !== null) this.#entries.delete(word);
    return value;
  }
}
