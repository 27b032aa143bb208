/** A tester's token on an emulated chip, and the clocks that run one. */
import type { BoardClock } from '../../simulator/emulator/device/board-clock.ts';
import type { PacedBoardClock } from '../../simulator/emulator/device/paced-board-clock.ts';
import type { Storage } from '../../simulator/ports/storage.ts';
import type { DeviceMaker } from '../../simulator/session/device.ts';
import { CommandFailure } from '../messages/failures.ts';
import { tellReasonOnce, type RemarkingCommand } from '../messages/remarks.ts';
import type { Flavour } from '../../simulator/emulator/boards.generated.ts';
import type { ModelName } from '../../simulator/token/contract.generated.ts';

export interface BoardWish {
  model: ModelName;
  flavour: Flavour;
  headphones: boolean;
}

/** Time in steps, for a tester who waits for nothing. */
export async function boardClock(startUnixMs: number): Promise<BoardClock> {
  const module = await import('../../simulator/emulator/device/board-clock.ts');
  return new module.BoardClock(startUnixMs);
}

/** Time that passes with the host's. */
export async function pacedBoardClock(startUnixMs: number): Promise<PacedBoardClock> {
  const module = await import('../../simulator/emulator/device/paced-board-clock.ts');
  return new module.PacedBoardClock(startUnixMs);
}

/** CommandFailure when the board's image or the emulator is missing. */
export async function emulatedTarget(
  command: RemarkingCommand,
  { model, flavour, headphones }: BoardWish,
  storage: Storage,
  clock: BoardClock,
  millivolts: number | null,
): Promise<DeviceMaker> {
  const { emulatedDevice } = await import('../../simulator/emulator/device/make-device.ts');
  const onStorageFailure = tellReasonOnce(command);
  try {
    return await emulatedDevice({ model, flavour, clock, storage, millivolts, headphones, onStorageFailure });
  } catch (error) {
    throw new CommandFailure((error as Error).message);
  }
}
