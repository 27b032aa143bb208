/** The line towards a chip in QEMU under a host that sends without end. */
import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { LINE_HOLDS_BYTES } from '../../simulator/emulator/board.ts';
import { sendBounded } from '../../simulator/emulator/qemu/bounded-line.ts';

test('M1: a chip that takes nothing keeps no more than the line holds, in chunks that were written', () => {
  const writes: Uint8Array[] = [];
  // It never says that the first chunk is done.
  const line = new Writable({ write: () => undefined });
  const write = line.write.bind(line);
  line.write = ((chunk: Uint8Array) => {
    writes.push(chunk);
    return write(chunk);
  }) as typeof line.write;
  const chunk = new Uint8Array(10_000).fill(7);
  for (let n = 0; n < 1000; n += 1) sendBounded(line, chunk);
  expect(line.writableLength).toBe(LINE_HOLDS_BYTES);
  expect(writes).toHaveLength(Math.ceil(LINE_HOLDS_BYTES / chunk.length));
  // The last one was cut, and holds no more memory than it has bytes.
  expect(writes.at(-1)?.buffer.byteLength).toBe(LINE_HOLDS_BYTES % chunk.length);
});
