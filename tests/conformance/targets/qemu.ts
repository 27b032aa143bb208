/** The boards that Debian's QEMU emulates, in real time, and what its machines do not model. */
import { QemuBoard } from '../../../simulator/emulator/qemu/qemu-board.ts';
import type { QemuBoardName } from '../../../simulator/emulator/qemu/machines.ts';
import type { Target } from '../device.ts';
import { boardTarget, type BoardKind } from './board.ts';

const RAM_STORAGE = { why: 'this board keeps its records in RAM (hardware-docs/boards)' };
const NO_SOUND = { why: 'a code display has no sound' };
const NO_MOTOR = { why: 'a code display has no motor' };

type Own = Pick<BoardKind, 'title' | 'glass' | 'storage' | 'entropy'>;

const OWN: Record<QemuBoardName, Own> = {
  nrf51: {
    title: 'micro:bit v1 (nRF51) in QEMU',
    glass: { seenBy: "the display's wires" },
    storage: null,
    entropy: { source: 'the RNG peripheral' },
  },
  stm32f405: {
    title: 'Netduino Plus 2 (STM32F405) in QEMU',
    glass: { seenBy: "the driver's calls: QEMU models no GPIO of this chip" },
    storage: RAM_STORAGE,
    entropy: { why: 'QEMU models no RNG of this chip' },
  },
  fe310: {
    title: 'HiFive1 (FE310) in QEMU',
    glass: { seenBy: "the display's wires" },
    storage: RAM_STORAGE,
    entropy: { why: 'this chip has no source of noise' },
  },
};

export function qemuTarget(board: QemuBoardName): Target {
  return boardTarget({
    board,
    models: ['code-display'],
    isVirtual: false,
    keys: null,
    countUnit: 'instructions',
    count: async (machine, symbol, args) => {
      const { result, instructions } = await (machine as QemuBoard).probe.countInstructions(symbol, args);
      return { result, count: instructions };
    },
    open: (image, storage) => QemuBoard.make({ board, image, storage }),
    sound: () => NO_SOUND,
    motor: () => NO_MOTOR,
    ...OWN[board],
  });
}
