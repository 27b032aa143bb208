/** Bits on pins become bytes for the display's controller, as SSD1306 section 8.1.3 has it. */
import { describe, expect, test } from 'vitest';
import { DisplayWires } from '../../simulator/emulator/qemu/display-wires.ts';
import { Ssd1306 } from '../../simulator/emulator/display/ssd1306.ts';

const PINS = { chipSelect: 1, dataCommand: 2, reset: 3, clock: 4, data: 5 };
const COMMAND = false;
const PIXELS = true;
const TURN_ON = 0xaf;
const CHARGE_PUMP = [0x8d, 0x14];
const HORIZONTALLY = [0x20, 0x00];

class Bus {
  readonly display = new Ssd1306(() => 0);
  readonly #wires = new DisplayWires(PINS, this.display);

  set(pin: keyof typeof PINS, isHigh: boolean): void {
    this.#wires.edge(PINS[pin], isHigh);
  }

  bits(bits: readonly number[]): void {
    for (const bit of bits) {
      this.set('data', bit === 1);
      this.set('clock', true);
      this.set('clock', false);
    }
  }

  send(pixels: boolean, bytes: readonly number[]): void {
    this.set('dataCommand', pixels);
    this.set('chipSelect', false);
    for (const byte of bytes) this.bits(Array.from({ length: 8 }, (_, index) => (byte >> (7 - index)) & 1));
    this.set('chipSelect', true);
  }

  start(): void {
    this.set('chipSelect', true);
    this.set('reset', true);
    this.send(COMMAND, [...HORIZONTALLY, ...CHARGE_PUMP, TURN_ON]);
  }

  litPixels(): number {
    return this.display.pixels().reduce((sum, pixel) => sum + pixel, 0);
  }
}

describe('the display on GPIO pins', () => {
  test('takes commands and pixels, most significant bit first', () => {
    const bus = new Bus();
    bus.start();
    bus.send(PIXELS, [0b0000_0111, 0b1000_0000]);
    expect(bus.litPixels()).toBe(4);
  });

  test('takes nothing while it is not selected, and begins a byte anew when it is', () => {
    const bus = new Bus();
    bus.start();
    bus.bits([1, 1, 1, 1, 1, 1, 1, 1]);
    bus.set('dataCommand', PIXELS);
    bus.set('chipSelect', false);
    bus.bits([1, 1, 1]);
    bus.set('chipSelect', true);
    bus.send(PIXELS, [0x01]);
    expect(bus.litPixels()).toBe(1);
  });

  test('goes dark when it is reset', () => {
    const bus = new Bus();
    bus.start();
    bus.send(PIXELS, [0xff]);
    bus.set('reset', false);
    bus.set('reset', true);
    expect(bus.litPixels()).toBe(0);
  });
});
