/** Who lets the chip go on: whoever held it last, also when the power was cut and came back meanwhile. */
import { expect, test } from 'vitest';
import { ChipControl } from '../../simulator/emulator/qemu/chip-control.ts';
import type { GdbClient } from '../../simulator/emulator/qemu/gdb-client.ts';

const PROGRAM_COUNTER = 15;
const RESET = 0;
const BREAKPOINT = 0x100;

/** The debugger's end of a chip that stands where a test puts it; notes when it is let go. */
class ChipByHand {
  onStop: () => void = () => {};
  programCounter = RESET;
  timesStarted = 0;

  begin = (): Promise<void> => Promise.resolve();
  setBreakpoint = (): Promise<void> => Promise.resolve();
  clearBreakpoint = (): Promise<void> => Promise.resolve();
  register = (): Promise<number> => Promise.resolve(this.programCounter);

  step(): void {
    this.programCounter += 2;
    queueMicrotask(() => this.onStop());
  }

  goOn(): void {
    this.timesStarted++;
  }

  interrupt(): void {
    queueMicrotask(() => this.onStop());
  }

  comeTo(address: number): void {
    this.programCounter = address;
    this.onStop();
  }
}

function asClient(chip: ChipByHand): GdbClient {
  return chip as unknown as GdbClient;
}

const nothing = (): Promise<void> => Promise.resolve();

test('a chip goes on after its breakpoint', async () => {
  const failures: unknown[] = [];
  const control = new ChipControl(PROGRAM_COUNTER, (error) => failures.push(error));
  let arrivals = 0;
  await control.addBreakpoint(BREAKPOINT, () => void arrivals++);
  const chip = new ChipByHand();
  await control.powerOn(asClient(chip), nothing);
  await expect.poll(() => chip.timesStarted).toBe(1);
  chip.comeTo(BREAKPOINT);
  await expect.poll(() => chip.timesStarted).toBe(2);
  expect(arrivals).toBe(1);
  expect(failures).toEqual([]);
});

test('a handler that cuts the power and ends when it is on again does not keep the chip standing', async () => {
  const failures: unknown[] = [];
  const control = new ChipControl(PROGRAM_COUNTER, (error) => failures.push(error));
  let end = (): void => {};
  const processEnded = new Promise<void>((resolve) => (end = resolve));
  await control.addBreakpoint(BREAKPOINT, async () => {
    control.powerOff();
    await processEnded;
  });
  const before = new ChipByHand();
  await control.powerOn(asClient(before), nothing);
  await expect.poll(() => before.timesStarted).toBe(1);
  before.comeTo(BREAKPOINT);
  await expect.poll(() => control.hasPower).toBe(false);

  const after = new ChipByHand();
  await control.powerOn(asClient(after), nothing);
  end();
  await expect.poll(() => after.timesStarted).toBe(1);
  expect(before.timesStarted).toBe(1);
  expect(failures).toEqual([]);
});
