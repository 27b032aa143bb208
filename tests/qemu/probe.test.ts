/** The debugger's view: what it reads and calls is what the firmware has, while the firmware goes on as if alone. */
import { describe, expect, test } from 'vitest';
import { ABI_VERSION } from '../../simulator/token/contract.generated.ts';
import { describeWith } from '../support/system-programs.ts';
import { boardOnBench, clearBenchAfterEach, QEMU_BOARDS, QEMU_PROGRAMS } from './boards-on-a-bench.ts';

const READINGS = 40;
const WORD_BYTES = 4;

describeWith(QEMU_PROGRAMS, 'the probe of a board in QEMU', () => {
  clearBenchAfterEach();

  describe.each(QEMU_BOARDS)('%s', (name) => {
    test("hands over a function's arguments, those on the stack too", async () => {
      const { board } = await boardOnBench(name);
      const { probe } = board;
      const seen: (readonly number[])[] = [];
      await probe.onEntry('w2c_core_clock', 5, (args) => void seen.push(args));
      await expect.poll(() => seen.length).toBeGreaterThan(1);
      let latestMs = 0;
      for (const [instance, low, high, millisecond, uptimeMs] of seen) {
        expect(instance).toBe(probe.address('core_instance'));
        // No clock is kept on these boards: it counts from power-on, as uptime does, and both are read for each call.
        expect(high).toBe(0);
        const bothMs = [low! * 1000 + millisecond!, uptimeMs!];
        expect(Math.min(...bothMs)).toBeGreaterThanOrEqual(latestMs);
        latestMs = Math.max(...bothMs);
      }
    });

    test('calls functions, and leaves no trace of it', async () => {
      const bench = await boardOnBench(name);
      const { probe } = bench.board;
      await bench.identify();
      const instance = probe.address('core_instance');
      for (let round = 0; round < 5; round++) {
        expect((await probe.call('w2c_core_abiVersion', [instance])).result).toBe(ABI_VERSION);
      }
      expect((await bench.identify()).fault).toBeNull();
    });

    test('calls from within a breakpoint', async () => {
      const bench = await boardOnBench(name);
      const { probe } = bench.board;
      const results: number[] = [];
      await probe.onEntry('w2c_core_takeEffects', 1, async ([instance]) => {
        results.push((await probe.call('w2c_core_abiVersion', [instance!])).result);
      });
      expect((await bench.identify()).fault).toBeNull();
      expect(new Set(results)).toEqual(new Set([ABI_VERSION]));
    });

    test('reads from many sides at once while the firmware runs into breakpoints', async () => {
      const bench = await boardOnBench(name);
      const { probe } = bench.board;
      let arrivals = 0;
      await probe.onEntry('board_uptime_ms', 0, () => void arrivals++);
      const results: number[] = [];
      await probe.onReturn('board_keys_down', (result) => void results.push(result));
      await expect.poll(() => results.length).toBeGreaterThan(1);
      const code = probe.address('board_start');
      const [first, ...others] = await Promise.all(
        Array.from({ length: READINGS }, () => probe.read(code, WORD_BYTES)),
      );
      for (const other of others) expect(other).toEqual(first);
      const before = arrivals;
      expect((await bench.identify()).fault).toBeNull();
      expect(arrivals).toBeGreaterThan(before);
      expect(new Set(results)).toEqual(new Set([0]));
    });
  });

  test('names a symbol that the firmware has not, and a board without power', async () => {
    const { board } = await boardOnBench('nrf51');
    expect(() => board.probe.address('no_such_function')).toThrow(RangeError);
    await board.powerCut();
    await expect(board.probe.read(0, 4)).rejects.toThrow('expected the power to be on');
  });
});
