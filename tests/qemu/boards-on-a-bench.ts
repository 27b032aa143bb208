/**
 * Boards in QEMU as the suites of this folder use them: made from the built images, asked over their link, put away
 * again.
 */
import { afterEach } from 'vitest';
import { LinkClient } from '../../host-tools/link/client.ts';
import { LINK_VERSION } from '../../host-tools/link/protocol.generated.ts';
import { identityOf, type Identity } from '../../host-tools/link/identity.ts';
import { BOARDS, type Flavour } from '../../simulator/emulator/boards.generated.ts';
import { loadImage } from '../../simulator/emulator/image.ts';
import type { QemuBoardName } from '../../simulator/emulator/qemu/machines.ts';
import { QemuBoard } from '../../simulator/emulator/qemu/qemu-board.ts';
import { readGlass, type GlassReading } from '../../simulator/glass/reading.ts';
import { MemoryStorage, type Storage } from '../../simulator/ports/storage.ts';
import { ASK_AGAIN } from '../support/time-limits.ts';

export const QEMU_BOARDS: readonly QemuBoardName[] = BOARDS.filter((board) => board !== 'rp2040');
/** What these suites need of Debian. */
export const QEMU_PROGRAMS = ['qemu-system-arm', 'qemu-system-riscv32'];

export class BoardOnBench {
  readonly board: QemuBoard;
  client: LinkClient;

  constructor(board: QemuBoard) {
    this.board = board;
    this.client = new LinkClient(board.link, ASK_AGAIN);
  }

  /** Another host on the link: what the one before still asks for is asked no more. */
  async changeHost(): Promise<void> {
    await this.client.close();
    this.client = new LinkClient(this.board.link, ASK_AGAIN);
  }

  async identify(): Promise<Identity> {
    return identityOf(
      await this.client.request('identify', { minimumVersion: LINK_VERSION, maximumVersion: LINK_VERSION }),
    );
  }

  glass(): GlassReading {
    return readGlass(this.board.frame());
  }
}

const onBench: BoardOnBench[] = [];

export function clearBenchAfterEach(): void {
  afterEach(async () => {
    for (const { board } of onBench.splice(0)) await board.close();
  });
}

/** A board with its power on. */
export async function boardOnBench(
  name: QemuBoardName,
  storage: Storage = new MemoryStorage(),
  flavour: Flavour = 'development',
): Promise<BoardOnBench> {
  const image = loadImage(name, 'code-display', flavour);
  const bench = new BoardOnBench(await QemuBoard.make({ board: name, image, storage }));
  onBench.push(bench);
  await bench.board.powerOn();
  return bench;
}
