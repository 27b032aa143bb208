// The RP2040 board with its real firmware in the emulated chip: quick enough for a person, and with time left.
import { describe, expect, test } from 'vitest';
import { deepestStack, loadWhileSpeaking, pressToGlass } from '../bench/cycles/board-times.ts';
import { describeWith } from '../support/system-programs.ts';

const BOARD_MHZ = 12;
const DOUBLE_SPEED = 7;

describeWith(['arm-none-eabi-gcc'], 'the RP2040 board, emulated at its own clock', () => {
  describe('shows a code within 10 ms of the press', () => {
    test.each(['SHA1', 'SHA256'] as const)('%s, its key kept or not', async (algorithm) => {
      const { ms } = await pressToGlass(algorithm, 5);
      expect(Math.max(...ms)).toBeLessThanOrEqual(10);
      // No chip is quicker than the contact's settling: what is measured is the press.
      expect(Math.min(...ms)).toBeGreaterThan(1);
    });
  });

  test('says a code at double speed with 30 % idle: on average, and at 16 MHz in its busiest 80 ms', async () => {
    const { meanIdle, leastIdle } = await loadWhileSpeaking(DOUBLE_SPEED, 200);
    expect(meanIdle).toBeGreaterThan(0.3);
    expect(1 - ((1 - leastIdle) * BOARD_MHZ) / 16).toBeGreaterThan(0.3);
    expect(leastIdle).toBeLessThan(meanIdle);
  });

  test('leaves half of its stack unused', async () => {
    const { deepestBytes, bytes } = await deepestStack();
    expect(deepestBytes).toBeGreaterThan(256);
    expect(deepestBytes).toBeLessThanOrEqual(bytes / 2);
  });
});
