/** Fingers on the keys, as the chip's pins see them: a closed contact leads a driven row's level to its column. */
import type { GPIOPin, GPIOPinState, Rp2040js } from './rp2040js.ts';
import type { KeyContact } from '../key-contacts.generated.ts';
import type { BoardPins } from './pins.ts';

export class KeyContacts {
  readonly #gpio: readonly GPIOPin[];
  readonly #low: GPIOPinState;
  readonly #contacts: readonly (readonly [string, KeyContact])[];
  readonly #pressed: ReadonlySet<string>;
  /** What each input was last given: rp2040js takes every call for an edge. */
  readonly #levels = new Map<number, boolean>();

  /** @param pressed the keys that are down, which outlast the power; call `update` after a change */
  constructor(
    rp2040js: Rp2040js,
    gpio: readonly GPIOPin[],
    { contacts }: BoardPins,
    pressed: ReadonlySet<string>,
  ) {
    this.#gpio = gpio;
    this.#low = rp2040js.GPIOPinState.Low;
    this.#contacts = Object.entries(contacts);
    this.#pressed = pressed;
    const rows = new Set(this.#contacts.flatMap(([, contact]) => ('row' in contact ? [contact.row] : [])));
    for (const row of rows) gpio[row]!.addListener(() => this.update());
    this.update();
  }

  update(): void {
    const levels = new Map<number, boolean>();
    for (const [key, contact] of this.#contacts) {
      const isDown = this.#pressed.has(key);
      if ('gpio' in contact) {
        levels.set(contact.gpio, (contact.active === 'high') === isDown);
        continue;
      }
      // The pull-up holds a column high that no contact leads to a driven row.
      const isPulledLow = isDown && this.#isDrivenLow(contact.row);
      levels.set(contact.column, (levels.get(contact.column) ?? true) && !isPulledLow);
    }
    for (const [pin, level] of levels) {
      if (this.#levels.get(pin) === level) continue;
      this.#levels.set(pin, level);
      this.#gpio[pin]!.setInputValue(level);
    }
  }

  #isDrivenLow(row: number): boolean {
    return this.#gpio[row]!.value === this.#low;
  }
}
