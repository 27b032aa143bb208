/** The two clocks that a token can live by: the host's own, which the network may put right, and a virtual one. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { VirtualClock, WallClock } from '../../simulator/ports/clock.ts';

describe('WallClock', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  test('stands still while the host is put back, and follows it again afterwards', () => {
    const now = vi.spyOn(Date, 'now');
    const clock = new WallClock();
    const readings = [1_000_000, 999_000, 999_999, 1_000_001].map((unixMs) => {
      now.mockReturnValue(unixMs);
      return clock.unixMs();
    });
    expect(readings).toEqual([1_000_000, 1_000_000, 1_000_000, 1_000_001]);
  });
});

describe('VirtualClock', () => {
  test('runs what becomes due on the way in order, each at its own time, and nothing that was cancelled', () => {
    const clock = new VirtualClock(5000);
    const ran: [string, number, number][] = [];
    const note = (name: string) => (): unknown => ran.push([name, clock.uptimeMs(), clock.unixMs()]);
    clock.schedule(20, note('second'));
    clock.schedule(10, () => {
      note('first')();
      clock.schedule(5, note('between'));
    });
    clock.schedule(15, note('cancelled'))();
    clock.advance(30);
    expect(ran).toEqual([
      ['first', 10, 5010],
      ['between', 15, 5015],
      ['second', 20, 5020],
    ]);
    expect([clock.uptimeMs(), clock.unixMs()]).toEqual([30, 5030]);
  });

  test('runs what is due at the very moment up to which it goes on, and nothing that is due later', () => {
    const clock = new VirtualClock(0);
    const ran: number[] = [];
    for (const dueMs of [9, 10, 11]) clock.schedule(dueMs, () => ran.push(dueMs));
    clock.advance(10);
    expect(ran).toEqual([9, 10]);
  });

  test('moves its time of day without letting time pass', () => {
    const clock = new VirtualClock(5000);
    clock.advance(7);
    clock.setUnixMs(1000);
    expect([clock.uptimeMs(), clock.unixMs()]).toEqual([7, 1000]);
    expect(() => clock.advance(-1)).toThrow('expected milliseconds >= 0, got -1');
  });
});
