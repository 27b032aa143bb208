/** The firmware of a board on its emulated chip, as its keys, glass, line and a debugger show it. */
import type { EmulatedBoard } from '../../../simulator/emulator/board.ts';
import type { BoardName } from '../../../simulator/emulator/boards.generated.ts';
import { coreMemoryAddress } from '../../../simulator/emulator/core-buffers.ts';
import { loadImage, type BoardImage } from '../../../simulator/emulator/image.ts';
import { MemoryStorage, type Storage } from '../../../simulator/ports/storage.ts';
import { CuttingStorage } from '../../../simulator/session/cutting-storage.ts';
import { BUFFERS, type ModelName } from '../../../simulator/token/contract.generated.ts';
import { BoardTime } from '../board-time.ts';
import type {
  DeviceEntropy,
  DeviceGlass,
  DeviceKeys,
  DeviceMotor,
  DeviceSound,
  DeviceUnderTest,
  Target,
} from '../device.ts';
import { Lockstep } from '../lockstep.ts';
import { isMissing, type Missing, type Part } from '../part.ts';
import { NO_VIRTUAL_TIME, WALL_TIME } from '../wall-time.ts';

/** What one emulated board can be asked, beyond what all can. */
export interface BoardKind {
  readonly board: BoardName;
  readonly title: string;
  readonly models: readonly ModelName[];
  /** Its chip runs only when told to. */
  readonly isVirtual: boolean;
  readonly keys: Missing | null;
  readonly glass: Missing | { seenBy: string };
  readonly storage: Missing | null;
  readonly entropy: Part<DeviceEntropy>;
  readonly countUnit: 'cycles' | 'instructions';
  /** Calls a function by itself and counts what it takes. */
  count(
    board: EmulatedBoard,
    symbol: string,
    args: readonly number[],
  ): Promise<{ result: number; count: number }>;
  /** Makes it, without power, with its flash in `storage`. */
  open(image: BoardImage, storage: Storage): Promise<EmulatedBoard>;
  sound(board: EmulatedBoard): Part<DeviceSound>;
  motor(board: EmulatedBoard): Part<DeviceMotor>;
}

export function boardTarget(kind: BoardKind): Target {
  return {
    name: kind.board,
    title: kind.title,
    models: kind.models,
    start: async (model) => {
      const storage = new CuttingStorage(new MemoryStorage());
      const board = await kind.open(loadImage(kind.board, model), storage);
      await board.powerOn();
      return new BoardUnderTest(kind, board, storage);
    },
  };
}

class BoardUnderTest implements DeviceUnderTest {
  readonly #kind: BoardKind;
  readonly #board: EmulatedBoard;
  readonly #storage: CuttingStorage;
  readonly #time: BoardTime;

  constructor(kind: BoardKind, board: EmulatedBoard, storage: CuttingStorage) {
    this.#kind = kind;
    this.#board = board;
    this.#storage = storage;
    this.#time = new BoardTime(board);
  }

  get model(): ModelName {
    return this.#board.model;
  }

  get transport(): DeviceUnderTest['transport'] {
    return this.#board.link;
  }

  get time(): DeviceUnderTest['time'] {
    return this.#kind.isVirtual ? this.#time : WALL_TIME;
  }

  get virtual(): DeviceUnderTest['virtual'] {
    return this.#kind.isVirtual ? this.#time : NO_VIRTUAL_TIME;
  }

  get keys(): Part<DeviceKeys> {
    const board = this.#board;
    return (
      this.#kind.keys ?? {
        press: async (key) => board.press(key),
        release: async (key) => board.release(key),
      }
    );
  }

  get glass(): Part<DeviceGlass> {
    const { glass } = this.#kind;
    if (isMissing(glass)) return glass;
    return {
      seenBy: glass.seenBy,
      frame: async () => {
        const frame = await this.#board.frame();
        if (frame === null)
          throw new Error(`${this.#board.board}: expected a display, its emulator shows none`);
        return frame;
      },
    };
  }

  get sound(): Part<DeviceSound> {
    return this.#kind.sound(this.#board);
  }

  get motor(): Part<DeviceMotor> {
    return this.#kind.motor(this.#board);
  }

  get entropy(): Part<DeviceEntropy> {
    return this.#kind.entropy;
  }

  get power(): DeviceUnderTest['power'] {
    const board = this.#board;
    return (
      this.#kind.storage ?? {
        cycle: async () => {
          await board.powerCut();
          await board.powerOn();
        },
        cutBefore: (operation, act) => this.#cutBefore(operation, act),
      }
    );
  }

  async #cutBefore(operation: number, act: () => Promise<unknown>): Promise<boolean> {
    let isCut = false;
    const cut = new Promise<void>((resolve) => {
      this.#storage.cutAfter(operation, () => {
        isCut = true;
        // In virtual time the host soon gives up; by the wall clock that takes seconds.
        if (!this.#kind.isVirtual) resolve();
      });
    });
    // A device without power does not answer.
    await Promise.race([act().catch(() => undefined), cut]);
    this.#storage.cutAfter(Infinity, () => undefined);
    if (isCut) await this.#board.powerOn();
    return isCut;
  }

  get memory(): DeviceUnderTest['memory'] {
    return {
      lockstep: async (act) => {
        const { address, bytes } = this.#memoryArea();
        const lockstep = new Lockstep(this.#board.probe, address, bytes);
        const end = await lockstep.begin();
        try {
          await act();
        } finally {
          await end();
        }
        if (lockstep.difference) throw lockstep.difference;
        return { calls: lockstep.calls, crc32: lockstep.crc32() };
      },
    };
  }

  get counts(): DeviceUnderTest['counts'] {
    return { unit: this.#kind.countUnit, linkReceive: (frame) => this.#countLinkReceive(frame) };
  }

  /** Lays the frame in the core's buffer and calls the core by itself, as a debugger does. */
  async #countLinkReceive(frame: Uint8Array): Promise<number> {
    const { probe } = this.#board;
    const { address } = this.#memoryArea();
    const instance = probe.address('core_instance');
    const table = (await probe.call('w2c_core_layout', [instance])).result;
    const index = BUFFERS.indexOf('linkRx');
    const row = await probe.read(address + table + index * 8, 8);
    const linkRx = new DataView(row.buffer, row.byteOffset, 8).getUint32(0, true);
    await probe.write(address + linkRx, frame);
    const { result, count } = await this.#kind.count(this.#board, 'w2c_core_linkReceive', [
      instance,
      frame.length,
    ]);
    if (result !== frame.length)
      throw new Error(`linkReceive: expected ${frame.length} bytes taken, got ${result}`);
    return count;
  }

  /** The core's memory on the chip, from its address 0. */
  #memoryArea(): { address: number; bytes: number } {
    const { entry } = loadImage(this.#board.board, this.#board.model);
    return { address: coreMemoryAddress(this.#board.probe, entry), bytes: entry.memoryBytes };
  }

  async close(): Promise<void> {
    await this.#board.close();
  }
}
