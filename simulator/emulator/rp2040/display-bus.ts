/** The wires from the chip's SPI0 to the display's controller: bytes at the bus's speed, with the D/C# and RES# lines. */
import { ChipFault } from '../board.ts';
import type { DisplayPins } from '../display-pins.ts';
import type { Ssd1306 } from '../display/ssd1306.ts';
import type { ChipClock } from './chip-clock.ts';
import type { RP2040, Rp2040js } from './rp2040js.ts';

/** GPIO function select of SIO (RP2040 datasheet section 2.19.2); under another the SPI block drives its chip select itself. */
const FUNCTION_SIO = 5;

export function connectDisplay(
  { GPIOPinState }: Rp2040js,
  rp2040: RP2040,
  clock: ChipClock,
  pins: DisplayPins,
  display: Ssd1306,
): void {
  const spi = rp2040.spi[0]!;
  const chipSelect = rp2040.gpio[pins.chipSelect]!;
  const dataCommand = rp2040.gpio[pins.dataCommand]!;
  rp2040.gpio[pins.reset]!.addListener((state) => {
    if (state === GPIOPinState.Low) display.reset();
  });
  let byte = 0;
  const arrived = clock.createAlarm(() => {
    const isSelected = chipSelect.functionSelect !== FUNCTION_SIO || chipSelect.value === GPIOPinState.Low;
    if (!isSelected)
      throw new ChipFault('display: expected its chip select low while a byte arrives, got high');
    // The controller samples D/C# with the last bit (SSD1306 section 8.1.3).
    if (dataCommand.value === GPIOPinState.High) display.data(byte);
    else display.command(byte);
    spi.completeTransmit(0);
  });
  spi.onTransmit = (value) => {
    byte = value;
    arrived.schedule((spi.dataBits * 1e9) / spi.clockFrequency);
  };
}
