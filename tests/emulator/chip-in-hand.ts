/** A token on the emulated RP2040 as a tester's session has it, with the debugger's view of its core beside it. */
import { BoardClock } from '../../simulator/emulator/device/board-clock.ts';
import { EmulatedDevice } from '../../simulator/emulator/device/emulated-device.ts';
import { emulatedDevice } from '../../simulator/emulator/device/make-device.ts';
import {
  coreBuffers,
  coreMemoryAddress,
  CORE_INSTANCE,
  LAYOUT_BYTES,
  LAYOUT_FUNCTION,
} from '../../simulator/emulator/core-buffers.ts';
import { loadImage } from '../../simulator/emulator/image.ts';
import type { Rp2040Board } from '../../simulator/emulator/rp2040/rp2040-board.ts';
import { MemoryStorage, type Storage } from '../../simulator/ports/storage.ts';
import type { TokenWish } from '../../simulator/session/wish.ts';
import { openSession } from '../../simulator/session/open-session.ts';
import type { Session } from '../../simulator/session/session.ts';
import { hasVoice } from '../../simulator/session/voices.ts';
import type { BufferName, ModelName } from '../../simulator/token/contract.generated.ts';
import { loadCore } from '../../simulator/token/load.ts';

export const START_UNIX_MS = Date.parse('2026-11-22T12:00:00Z');

/** A published secret, a set clock, the loudspeaker chosen. */
const WISH: TokenWish = { parameters: {}, erase: false, blank: false, clockUnset: false };

export interface ChipInHand {
  session: Session;
  clock: BoardClock;
  board: Rp2040Board;
  /** A buffer of the core as it lies in the chip's memory. */
  buffer: (name: BufferName) => Uint8Array;
}

export interface ChipWish {
  model?: ModelName;
  storage?: Storage;
  wish?: Partial<TokenWish>;
  unixMs?: number;
}

export async function chipInHand(options: ChipWish = {}): Promise<ChipInHand> {
  const { model = 'code-display', storage = new MemoryStorage(), unixMs = START_UNIX_MS } = options;
  const clock = new BoardClock(unixMs);
  const { session } = await openSession({
    module: loadCore(),
    model,
    clock,
    storage,
    device: await emulatedDevice({ model, clock, storage, millivolts: null, headphones: false }),
    wish: { ...WISH, ...options.wish },
    millivolts: null,
    sound: hasVoice(model)
      ? { voice: null, port: null, headphones: false, firstUse: false, language: null }
      : null,
    trace: null,
    onStorageFailure: (reason) => {
      throw reason;
    },
  });
  if (!(session.device instanceof EmulatedDevice)) throw new Error('expected an emulated device');
  const { board } = session.device;
  return { session, clock, board, buffer: bufferReader(board, model) };
}

function bufferReader(board: Rp2040Board, model: ModelName): ChipInHand['buffer'] {
  const { probe } = board;
  const memory = coreMemoryAddress(probe, loadImage('rp2040', model).entry);
  const { result } = probe.call(LAYOUT_FUNCTION, [probe.address(CORE_INSTANCE)]);
  const buffers = coreBuffers(probe.read(memory + result, LAYOUT_BYTES), memory);
  return (name) => probe.read(buffers[name].address, buffers[name].bytes);
}
