/**
 * The nRF51's flash over power cuts, one of them before every single operation; the boards that keep nothing say so.
 */
import { describe, expect, test } from 'vitest';
import { MemoryStorage } from '../../simulator/ports/storage.ts';
import { describeWith } from '../support/system-programs.ts';
import { boardOnBench, clearBenchAfterEach, QEMU_PROGRAMS, type BoardOnBench } from './boards-on-a-bench.ts';
import {
  makeToken,
  provision,
  SERIAL_NUMBER,
  setClock,
  STEP_BEGINS_UNIX_SECONDS,
} from './provisioned-token.ts';

const OPERATIONS = ['board_storage_erase', 'board_storage_program'] as const;

/** Takes the power away where the chip is about to carry out the operation after `count` others; 0: never. */
async function cutPowerBefore({ board }: BoardOnBench, count: number): Promise<{ operations: () => number }> {
  let seen = 0;
  for (const operation of OPERATIONS) {
    await board.probe.onEntry(operation, 0, async () => {
      seen++;
      if (seen === count) await board.powerCut();
    });
  }
  return { operations: () => seen };
}

describeWith(QEMU_PROGRAMS, 'the storage of a board in QEMU', () => {
  clearBenchAfterEach();

  test('nrf51: a token outlives a power cut, but its time does not', async () => {
    const storage = new MemoryStorage();
    const bench = await boardOnBench('nrf51', storage);
    await makeToken(bench.client);
    const before = await bench.board.storageImage();
    expect(before).toEqual(storage.image);

    await bench.board.powerCut();
    await bench.board.powerOn();
    expect(await bench.identify()).toMatchObject({
      serialNumber: SERIAL_NUMBER,
      lifeCycleState: 'locked',
      clockState: 'unknown',
      fault: null,
    });
  });

  test('nrf51: a new board with the same flash is the same token', async () => {
    const storage = new MemoryStorage();
    await makeToken((await boardOnBench('nrf51', storage)).client);
    const other = await boardOnBench('nrf51', new MemoryStorage(storage.image.slice()));
    expect(await other.identify()).toMatchObject({ serialNumber: SERIAL_NUMBER, lifeCycleState: 'locked' });
  });

  test('nrf51: power that goes before any operation of provisioning leaves the old record or the new one', async () => {
    const whole = await boardOnBench('nrf51');
    const { operations } = await cutPowerBefore(whole, 0);
    await setClock(whole.client, STEP_BEGINS_UNIX_SECONDS);
    const before = operations();
    await provision(whole.client);
    const count = operations() - before;
    expect(count).toBeGreaterThan(1);

    const found: string[] = [];
    for (let operation = 1; operation <= count; operation++) {
      const bench = await boardOnBench('nrf51');
      await setClock(bench.client, STEP_BEGINS_UNIX_SECONDS);
      await cutPowerBefore(bench, operation);
      const answer = provision(bench.client).catch(() => {});
      await expect.poll(() => bench.board.processId).toBeNull();
      await bench.changeHost();
      await answer;
      await bench.board.powerOn();
      const { lifeCycleState, serialNumber, fault } = await bench.identify();
      expect(fault, `cut before operation ${operation}`).toBeNull();
      found.push(`${lifeCycleState} ${serialNumber}`);
      await bench.board.close();
    }
    expect(new Set(found)).toEqual(new Set(['blank null', `provisioned ${SERIAL_NUMBER}`]));
  });

  describe.each(['stm32f405', 'fe310'] as const)('%s', (name) => {
    test('keeps its record in RAM alone', async () => {
      const bench = await boardOnBench(name);
      await makeToken(bench.client);
      expect((await bench.identify()).lifeCycleState).toBe('locked');
      await bench.board.powerCut();
      await bench.board.powerOn();
      expect((await bench.identify()).lifeCycleState).toBe('blank');
    });
  });
});
