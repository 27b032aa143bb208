/** The display's bus, clocked by hand over GPIO, put together to bytes for the controller (SSD1306 section 8.1.3). */
import type { DisplayPins } from '../display-pins.ts';
import type { Ssd1306 } from '../display/ssd1306.ts';

const BYTE_BITS = 8;

export class DisplayWires {
  readonly #pins: DisplayPins;
  readonly #display: Ssd1306;
  readonly #levels = new Map<number, boolean>();
  #byte = 0;
  #bits = 0;

  constructor(pins: DisplayPins, display: Ssd1306) {
    this.#pins = pins;
    this.#display = display;
  }

  /** A pin has changed. */
  edge(pin: number, isHigh: boolean): void {
    const { chipSelect, reset, clock } = this.#pins;
    this.#levels.set(pin, isHigh);
    if (pin === reset && !isHigh) this.#display.reset();
    // While it is not selected the controller counts no bits.
    if (pin === chipSelect || pin === reset) this.#bits = 0;
    if (pin === clock && isHigh && !this.#isHigh(chipSelect)) this.#shift();
  }

  /** Pins are low until they change. */
  #isHigh(pin: number): boolean {
    return this.#levels.get(pin) ?? false;
  }

  #shift(): void {
    this.#byte = ((this.#byte << 1) | (this.#isHigh(this.#pins.data) ? 1 : 0)) & 0xff;
    this.#bits++;
    if (this.#bits < BYTE_BITS) return;
    this.#bits = 0;
    if (this.#isHigh(this.#pins.dataCommand)) this.#display.data(this.#byte);
    else this.#display.command(this.#byte);
  }
}
