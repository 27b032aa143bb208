/** A board with its power on, and QEMU's process number on standard output. It stays until it is killed. */
import { loadImage } from '../../simulator/emulator/image.ts';
import { QemuBoard } from '../../simulator/emulator/qemu/qemu-board.ts';
import { MemoryStorage } from '../../simulator/ports/storage.ts';

const board = await QemuBoard.make({
  board: 'nrf51',
  image: loadImage('nrf51', 'code-display'),
  storage: new MemoryStorage(),
});
await board.powerOn();
console.log(board.processId);
