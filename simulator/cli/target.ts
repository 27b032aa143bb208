// Which device a tester's token is: the simulated one, or the core on an emulated chip.
import type { BoardClock } from '../emulator/device/board-clock.ts';
import type { PacedBoardClock } from '../emulator/device/paced-board-clock.ts';
import type { Storage } from '../ports/storage.ts';
import type { DeviceMaker } from '../session/device.ts';
import { CommandFailure } from '../session/failures.ts';
import { tellReasonOnce, type RemarkingCommand } from './remarks.ts';
import type { SimulateOptions } from './simulate-options.ts';

export const TARGETS = ['simulator', 'rp2040'] as const;
export type Target = (typeof TARGETS)[number];

/** Time in steps, for a tester who waits for nothing. */
export async function boardClock(startUnixMs: number): Promise<BoardClock> {
  const module = await import('../emulator/device/board-clock.ts');
  return new module.BoardClock(startUnixMs);
}

/** Time that passes with the host's. */
export async function pacedBoardClock(startUnixMs: number): Promise<PacedBoardClock> {
  const module = await import('../emulator/device/paced-board-clock.ts');
  return new module.PacedBoardClock(startUnixMs);
}

/** CommandFailure when the board's image or the emulator is missing. */
export async function emulatedTarget(
  command: RemarkingCommand,
  { model, flavour, headphones }: Pick<SimulateOptions, 'model' | 'flavour' | 'headphones'>,
  storage: Storage,
  clock: BoardClock,
  millivolts: number | null,
): Promise<DeviceMaker> {
  const { emulatedDevice } = await import('../emulator/device/make-device.ts');
  const onStorageFailure = tellReasonOnce(command);
  try {
    return await emulatedDevice({ model, flavour, clock, storage, millivolts, headphones, onStorageFailure });
  } catch (error) {
    throw new CommandFailure((error as Error).message);
  }
}
