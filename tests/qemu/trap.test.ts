/** What stops the core or the processor restarts the core, which then says so instead of showing codes. */
import { describe, expect, test } from 'vitest';
import { describeWith } from '../support/system-programs.ts';
import { boardOnBench, clearBenchAfterEach, QEMU_BOARDS, QEMU_PROGRAMS } from './boards-on-a-bench.ts';
import { makeToken } from './provisioned-token.ts';

/** A key that the code display has not: the core traps (hardware-docs/core-contract.md). */
const UNKNOWN_KEY = 1 << 5;
/** Nothing that could be run is there, on none of the chips. */
const NOWHERE = 0x60000000;

describeWith(QEMU_PROGRAMS, 'a board in QEMU that goes wrong', () => {
  clearBenchAfterEach();

  describe.each(QEMU_BOARDS)('%s', (name) => {
    test('tells of a fault after the core has trapped, and keeps its token', async () => {
      const bench = await boardOnBench(name);
      await makeToken(bench.client);
      const end = await bench.board.probe.answer('board_keys_down', 0, () => UNKNOWN_KEY);
      await expect.poll(async () => (await bench.identify()).fault?.name).toBe('trap');
      await end();
      expect((await bench.identify()).lifeCycleState).toBe('locked');
    });

    test('tells of a fault after the processor has run into nowhere', async () => {
      const bench = await boardOnBench(name);
      const { probe } = bench.board;
      expect((await bench.identify()).fault).toBeNull();
      const end = await probe.onEntry('board_keys_down', 0, async () => {
        await end();
        await probe.jump(NOWHERE);
      });
      await expect.poll(async () => (await bench.identify()).fault?.name).toBe('trap');
    });

    test('tells of a fault after its stack has overflowed', async () => {
      const bench = await boardOnBench(name);
      const { probe } = bench.board;
      expect((await bench.identify()).fault).toBeNull();
      await probe.write(probe.address('link_stack_bottom'), new Uint8Array(4));
      await expect.poll(async () => (await bench.identify()).fault?.name).toBe('trap');
    });
  });
});
