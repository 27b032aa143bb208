/** A line towards a chip in QEMU that takes bytes at its own speed: what it cannot hold is lost, as on a real line. */
import type { Writable } from 'node:stream';
import { LINE_HOLDS_BYTES } from '../board.ts';

export function sendBounded(line: Writable, bytes: Uint8Array): void {
  const room = LINE_HOLDS_BYTES - line.writableLength;
  // Not an empty write, which would wait in the queue as well; and a copy, since a part keeps the whole in memory.
  if (room > 0) line.write(bytes.length <= room ? bytes : bytes.slice(0, room));
}
