/** The clock that drives an emulated chip comes to its end, whatever rounding leaves of a step. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BoardClock, type Driven } from '../../simulator/emulator/device/board-clock.ts';

const NANOS_PER_MS = 1e6;
/** No step of these tests needs more. */
const MAXIMUM_RUNS = 1000;

/** Runs whole nanoseconds, as a chip runs whole instructions; throws when it is asked again and again. */
class WholeNanos implements Driven {
  #nanos: number;
  runs = 0;

  constructor(startMs: number) {
    this.#nanos = Math.round(startMs * NANOS_PER_MS);
  }

  uptimeMs(): number {
    return this.#nanos / NANOS_PER_MS;
  }

  run(ms: number): void {
    if (++this.runs > MAXIMUM_RUNS) throw new Error(`still running after ${MAXIMUM_RUNS} slices`);
    this.#nanos = Math.floor(this.#nanos + ms * NANOS_PER_MS);
  }

  /** What the board was told of the time of day. */
  readonly told: number[] = [];

  setUnixMs(unixMs: number): void {
    this.told.push(unixMs);
  }
}

function clockOf(startMs: number): { clock: BoardClock; chip: WholeNanos } {
  const clock = new BoardClock(0);
  const chip = new WholeNanos(startMs);
  clock.drive(chip);
  return { clock, chip };
}

const TEN_YEARS_MS = 10 * 365 * 86_400_000;
const startMs = fc.double({ min: 0, max: TEN_YEARS_MS, noNaN: true });
const shortMs = fc.double({ min: 0, max: 50, noNaN: true });

describe('a clock that drives a chip', () => {
  test('advances by any fraction of a millisecond, from any uptime', () => {
    fc.assert(
      fc.property(startMs, shortMs, (start, ms) => {
        const { clock, chip } = clockOf(start);
        const before = chip.uptimeMs();
        clock.advance(ms);
        expect(Math.abs(chip.uptimeMs() - before - ms)).toBeLessThan(0.001);
      }),
    );
  });

  test('does what falls due on the way once, in order, and nothing that comes later', () => {
    fc.assert(
      fc.property(startMs, fc.array(shortMs, { maxLength: 8 }), (start, delays) => {
        const { clock } = clockOf(start);
        const done: number[] = [];
        for (const delay of delays) clock.schedule(delay, () => done.push(delay));
        clock.schedule(60, () => done.push(60));
        clock.advance(51);
        expect(done.length).toBe(delays.length);
        for (const [n, delay] of done.entries()) expect(delay).toBeGreaterThan((done[n - 1] ?? 0) - 0.001);
      }),
    );
  });

  test('does what falls due when it is due, not at the end of a slice', () => {
    const { clock, chip } = clockOf(0);
    const at: number[] = [];
    for (const delay of [0.25, 3.5, 3.75]) clock.schedule(delay, () => at.push(chip.uptimeMs()));
    clock.advance(50);
    expect(at).toEqual([0.25, 3.5, 3.75]);
  });

  test('tells the board of a time of day that was moved', () => {
    const { clock, chip } = clockOf(1500);
    clock.setUnixMs(1_800_000_000_000);
    expect(chip.told).toEqual([1_800_000_000_000]);
    clock.advance(20);
    expect(clock.unixMs()).toBe(1_800_000_000_020);
  });
});
