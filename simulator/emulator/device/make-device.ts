/** Puts an emulated board together as a session's device. */
import type { ModelName } from '../../token/contract.generated.ts';
import type { Flavour } from '../boards.generated.ts';
import type { DeviceMaker } from '../../session/device.ts';
import type { Storage } from '../../ports/storage.ts';
import { loadImage } from '../image.ts';
import { Rp2040Board } from '../rp2040/rp2040-board.ts';
import { seededBits } from '../rp2040/rosc.ts';
import { loadRp2040js } from '../rp2040/rp2040js.ts';
import type { BoardClock } from './board-clock.ts';
import { BEFORE_FIRST_READING_MS, EmulatedDevice } from './emulated-device.ts';

/** A run must not differ from the one before; what the token keeps secret does not come from here. */
const JITTER_SEED = 0x7a1c0de;

export interface EmulatedDeviceOptions {
  model: ModelName;
  /** Development unless given. */
  flavour?: Flavour;
  clock: BoardClock;
  storage: Storage;
  /** The battery at power-on; null: a fresh one. */
  millivolts: number | null;
  headphones: boolean;
  onStorageFailure?: (reason: unknown) => void;
}

/** Rejects when the images are not built or rp2040js is not installed. */
export async function emulatedDevice(options: EmulatedDeviceOptions): Promise<DeviceMaker> {
  const { model, flavour, clock, storage, millivolts, headphones, onStorageFailure } = options;
  const rp2040js = await loadRp2040js();
  const image = loadImage('rp2040', model, flavour);
  return (wires) => {
    const board = new Rp2040Board({
      rp2040js,
      image,
      storage,
      unixMs: clock.unixMs() - BEFORE_FIRST_READING_MS,
      randomBit: seededBits(JITTER_SEED),
      ...(onStorageFailure && { onStorageFailure }),
    });
    if (millivolts !== null) board.setMillivolts(millivolts);
    board.setHeadphones(headphones);
    const device = new EmulatedDevice(board, image.entry, wires);
    clock.drive(device);
    device.powerOn();
    return device;
  };
}
