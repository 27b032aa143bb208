/**
 * Random bytes come from the source that the board has, if it passes its health tests; else the commands are refused.
 */
import { describe, expect, test } from 'vitest';
import { describeWith } from '../support/system-programs.ts';
import { boardOnBench, clearBenchAfterEach, QEMU_PROGRAMS } from './boards-on-a-bench.ts';

const BYTES = 32;

describeWith(QEMU_PROGRAMS, 'random bytes of a board in QEMU', () => {
  clearBenchAfterEach();

  test("nrf51: the generator's noise passes its health tests, and no two answers are the same", async () => {
    const { client } = await boardOnBench('nrf51');
    const first = await client.request('read-entropy', { length: BYTES });
    const second = await client.request('read-entropy', { length: BYTES });
    expect(first.bytes).toHaveLength(BYTES);
    expect(second.bytes).not.toEqual(first.bytes);
  });

  test('nrf51: a generator that got stuck is refused', async () => {
    const { client, board } = await boardOnBench('nrf51');
    await board.probe.answer('board_noise', 2, async ([address, length]) => {
      await board.probe.write(address!, new Uint8Array(length!).fill(0x55));
      return 1;
    });
    await expect(client.request('read-entropy', { length: BYTES })).rejects.toThrow('no-entropy');
  });

  describe.each(['stm32f405', 'fe310'] as const)('%s', (name) => {
    test('has no source, and says so', async () => {
      const { client } = await boardOnBench(name);
      await expect(client.request('read-entropy', { length: BYTES })).rejects.toThrow('no-entropy');
    });
  });
});
