/** The RP2040 board with its real firmware in the emulated chip: quick enough for a person, and with time left. */
import { describe, expect, test } from 'vitest';
import { deepestStack, loadWhileSpeaking, pressToGlass, readerTimes } from '../bench/cycles/board-times.ts';
import { READER_KEYS } from '../accessibility/latencies.ts';
import { ALGORITHMS } from '../bench/cycles/core-on-chip.ts';
import { runs } from '../support/depth.ts';
import { describeWith } from '../support/system-programs.ts';

const BOARD_MHZ = 12;
const DOUBLE_SPEED = 7;
/** Of the chip's time at 12 MHz: no sample comes late. */
const LEAST_IDLE_MADE_LOUDER = 0.05;
/** Of 13 keys at three moments each, in a word and in a pause; npm run bench presses all of them, a minute of emulation. */
const KEYS = READER_KEYS.slice(0, runs(5, READER_KEYS.length));
const MOMENTS = runs(1, 3);

describeWith(['arm-none-eabi-gcc'], 'the RP2040 board, emulated at its own clock', () => {
  describe('shows a code within 10 ms of the press', () => {
    test.each(ALGORITHMS)('%s, at the first press and later', async (algorithm) => {
      const { ms } = await pressToGlass(algorithm, 5);
      expect(Math.max(...ms)).toBeLessThanOrEqual(10);
      // No chip is quicker than the contact's settling: what is measured is the press.
      expect(Math.min(...ms)).toBeGreaterThan(1);
    });
  });

  test('answers each key within 100 ms, and is silent within 30', async () => {
    const { fromSleep, toSound, toSilence, whileWriting } = await readerTimes(KEYS, MOMENTS);
    expect(Math.max(...fromSleep.ms, ...toSound.ms)).toBeLessThanOrEqual(100);
    expect(toSound.ms).toHaveLength(KEYS.length * MOMENTS);
    // Others fall in a pause between two words. Time is virtual and its jitter seeded: as many each time. With
    // other voices it may be some less; none or one would measure nothing.
    expect(toSilence.ms.length).toBeGreaterThan((KEYS.length * MOMENTS) / 5);
    expect(Math.max(...toSilence.ms)).toBeLessThanOrEqual(30);
    // An erase of flash, 45 ms, is in the way of these and of none above.
    expect(Math.min(...whileWriting.ms)).toBeGreaterThan(45);
    expect(Math.max(...whileWriting.ms)).toBeLessThanOrEqual(100);
  });

  test('says a code at double speed with 30 % idle: on average, and at 16 MHz in its busiest 80 ms', async () => {
    const { meanIdle, leastIdle } = await loadWhileSpeaking(DOUBLE_SPEED, 200);
    expect(meanIdle).toBeGreaterThan(0.3);
    expect(1 - ((1 - leastIdle) * BOARD_MHZ) / 16).toBeGreaterThan(0.3);
    expect(leastIdle).toBeLessThan(meanIdle);
  });

  test('says it made louder and at double speed with time left in its busiest 80 ms', async () => {
    const { leastIdle } = await loadWhileSpeaking(DOUBLE_SPEED, 200, true);
    expect(leastIdle).toBeGreaterThan(LEAST_IDLE_MADE_LOUDER);
  });

  test('leaves half of its stack unused', async () => {
    const { deepestBytes, bytes } = await deepestStack();
    expect(deepestBytes).toBeGreaterThan(256);
    expect(deepestBytes).toBeLessThanOrEqual(bytes / 2);
  });
});
