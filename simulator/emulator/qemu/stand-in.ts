/**
 * Key and display of a board whose GPIO QEMU does not model: the debugger answers where the firmware asks for the keys,
 * and reads what it gives to the display's bus.
 */
import type { Ssd1306 } from '../display/ssd1306.ts';
import type { QemuProbe } from './qemu-probe.ts';

/** The firmware's functions that pins stand behind: firmware/boards/common/board.h. */
const KEYS_DOWN = 'board_keys_down';
const DISPLAY_RESET = 'board_display_reset';
const DISPLAY_WRITE = 'board_display_write';

/** Makes board_keys_down() give these bits until it is ended. */
export async function holdKeysDown(probe: QemuProbe, bits: number): Promise<() => Promise<void>> {
  return await probe.answer(KEYS_DOWN, 0, () => bits);
}

/** @param display gives the display that has its power with the chip */
export async function connectDisplayByCalls(probe: QemuProbe, display: () => Ssd1306): Promise<void> {
  await probe.onEntry(DISPLAY_RESET, 0, () => display().reset());
  await probe.onEntry(DISPLAY_WRITE, 3, async ([pixels, address, length]) => {
    for (const byte of await probe.read(address!, length!)) {
      if (pixels) display().data(byte);
      else display().command(byte);
    }
  });
}
