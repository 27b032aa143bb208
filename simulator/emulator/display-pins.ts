/** Wires of a board's display, by the chip's GPIO numbers. */
import { NET_GPIOS } from './net-gpios.generated.ts';

export interface DisplayPins {
  chipSelect: number;
  dataCommand: number;
  reset: number;
  clock: number;
  data: number;
}

/** @param board a board and its model, by the id in hardware-docs/boards */
export function displayPins(board: keyof typeof NET_GPIOS): DisplayPins {
  const nets = NET_GPIOS[board];
  return {
    chipSelect: nets.DISPLAY_CS,
    dataCommand: nets.DISPLAY_DC,
    reset: nets.DISPLAY_RESET,
    clock: nets.DISPLAY_SCK,
    data: nets.DISPLAY_MOSI,
  };
}
