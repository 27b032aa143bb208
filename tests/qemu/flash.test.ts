/**
 * The nRF51's flash driver over ranges that the journal never asks for: within words, across pages, several pages at
 * once.
 */
import { expect, test } from 'vitest';
import { MEMORY_MAPS } from '../../simulator/emulator/boards.generated.ts';
import { seededBytes } from '../boards/seeded-bytes.ts';
import { describeWith } from '../support/system-programs.ts';
import { boardOnBench, clearBenchAfterEach, QEMU_PROGRAMS } from './boards-on-a-bench.ts';

const { flash, firmware, ram, slots } = MEMORY_MAPS.nrf51;
/** The journal's two pages, behind the firmware. */
const PAGES = { offset: firmware.offset + firmware.bytes, bytes: 2 * slots.bytes };

describeWith(QEMU_PROGRAMS, 'the flash of the nRF51 in QEMU', () => {
  clearBenchAfterEach();

  test('erases both pages, and programs from within a word of one to within a word of the other', async () => {
    const { probe } = (await boardOnBench('nrf51')).board;
    const call = async (name: string, ...args: number[]): Promise<number> =>
      (await probe.call(name, args)).result & 1;
    const read = (): Promise<Uint8Array> => probe.read(flash.base + PAGES.offset, PAGES.bytes);
    expect(await call('flash_erase', PAGES.offset, PAGES.bytes)).toBe(1);
    const expected = new Uint8Array(PAGES.bytes).fill(0xff);
    expect(await read()).toEqual(expected);

    const bytes = seededBytes(3, 90);
    const at = slots.bytes - 43;
    // The top of RAM is not in use.
    const from = ram.base + ram.bytes - bytes.length;
    await probe.write(from, bytes);
    expect(await call('flash_program', PAGES.offset + at, from, bytes.length)).toBe(1);
    expected.set(bytes, at);
    expect(await read()).toEqual(expected);

    // Nothing of a range that is not whole pages.
    expect(await call('flash_erase', PAGES.offset, PAGES.bytes - 4)).toBe(0);
    expect(await call('flash_erase', PAGES.offset + 4, slots.bytes)).toBe(0);
    expect(await read()).toEqual(expected);
  });

  test('refuses what leaves the flash, and changes nothing at its end or its start', async () => {
    const { probe } = (await boardOnBench('nrf51')).board;
    const call = async (name: string, ...args: number[]): Promise<number> =>
      (await probe.call(name, args)).result & 1;
    const read = async (): Promise<Uint8Array[]> =>
      Promise.all([0, PAGES.offset].map((offset) => probe.read(flash.base + offset, PAGES.bytes)));
    const end = flash.bytes;
    const zeros = ram.base + ram.bytes - 64;
    await probe.write(zeros, new Uint8Array(64));
    expect(await call('flash_program', end - 64, zeros, 64)).toBe(1);
    const before = await read();
    // The last two end within the flash again, counted in 32 bits.
    const outside: [offset: number, bytes: number][] = [
      [end, slots.bytes],
      [end - slots.bytes, 2 * slots.bytes],
      [2 ** 32 - slots.bytes, 2 * slots.bytes],
      [PAGES.offset, 2 ** 32 - slots.bytes],
    ];
    for (const [offset, bytes] of outside) {
      expect(await call('flash_erase', offset, bytes)).toBe(0);
      expect(await call('flash_program', offset, zeros, bytes)).toBe(0);
    }
    expect(await read()).toEqual(before);
  });
});
