/** Everything that is generated from hardware-docs/boards. */
import { boardFaults } from './board-faults.ts';
import { boardTables, buildTables } from './board-tables.ts';
import { wiringPicture } from './drawing.ts';
import { boardsIndexPage } from './index-page.ts';
import { hostPins } from './host-pins.ts';
import { hostKeyContacts } from './keys.ts';
import { linkerMemory } from './memory.ts';
import { boardPage } from './page.ts';
import { pinsHeader } from './pins-header.ts';
import { BOARDS } from './read.ts';

const faults = BOARDS.flatMap((board) =>
  boardFaults(board).map((fault) => `hardware-docs/boards/${board.id}.json: ${fault}`),
);
if (faults.length > 0) throw new Error(faults.join('\n'));

/** Output file to text. */
export const BOARD_FILES: Record<string, () => string> = {
  ...Object.fromEntries(
    BOARDS.flatMap((board) => [
      [`firmware/boards/${board.module}/memory.generated.ld`, () => linkerMemory(board.hardware)],
      [`firmware/boards/${board.module}/pins-${board.model}.generated.h`, () => pinsHeader(board)],
      [`hardware-docs/boards/${board.id}.md`, () => boardPage(board)],
      [`hardware-docs/boards/${board.id}.svg`, () => wiringPicture(board)],
    ]),
  ),
  'hardware-docs/boards/README.md': () => boardsIndexPage(BOARDS),
  'firmware/boards/make/boards.generated.ts': () => buildTables(BOARDS),
  'simulator/emulator/boards.generated.ts': () => boardTables(BOARDS),
  'simulator/emulator/net-gpios.generated.ts': () => hostPins(BOARDS),
  'simulator/emulator/key-contacts.generated.ts': () => hostKeyContacts(BOARDS),
};
