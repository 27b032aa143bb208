/** QEMU 7.2's machines that stand for boards: what they are called, and where their pins and flash are. */
import { MEMORY_MAPS, type BoardName } from '../boards.generated.ts';
import { displayPins, type DisplayPins } from '../display-pins.ts';
import { CORTEX_M, RV32, type Processor } from './processor.ts';

export type QemuBoardName = Exclude<BoardName, 'rp2040'>;

export interface Machine {
  program: string;
  name: string;
  processor: Processor;
  /** The device whose inputs and outputs are the chip's GPIOs; null where QEMU has none. */
  gpio: string | null;
  /** Null where no pin can be listened at. */
  display: DisplayPins | null;
  /** An interrupt input that wakes the firmware and means nothing else to it. */
  wake: {
    device: string;
    input: number;
    /** It stays pending when the input goes low again; and would come again and again if that stayed high. */
    isLatched: boolean;
  };
  /** Where the two slots lie in flash, and how much of each there is; null: storage in RAM. */
  slots: { readonly addresses: readonly [number, number]; readonly bytes: number } | null;
}

export const MACHINES: Readonly<Record<QemuBoardName, Machine>> = {
  nrf51: {
    program: 'qemu-system-arm',
    name: 'microbit',
    processor: CORTEX_M,
    gpio: '/machine/nrf51',
    display: displayPins('nrf51-code-display'),
    // TIMER0.
    wake: { device: '/machine/nrf51/armv6m', input: 8, isLatched: true },
    slots: MEMORY_MAPS.nrf51.slots,
  },
  stm32f405: {
    program: 'qemu-system-arm',
    name: 'netduinoplus2',
    processor: CORTEX_M,
    gpio: null,
    display: null,
    // EXTI lines 10 to 15.
    wake: { device: '/machine/unattached/device[0]/armv7m', input: 40, isLatched: true },
    slots: MEMORY_MAPS.stm32f405.slots,
  },
  fe310: {
    program: 'qemu-system-riscv32',
    name: 'sifive_e',
    processor: RV32,
    gpio: '/machine/soc',
    display: displayPins('fe310-code-display'),
    // The machine timer's.
    wake: { device: '/machine/soc/cpus/harts[0]', input: 7, isLatched: false },
    slots: MEMORY_MAPS.fe310.slots,
  },
};
