/**
 * The two clocks of the testers' sessions: one that skips ahead of the wall clock, one that steps from task to task.
 */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SkippingClock } from '../../simulator/session/skipping-clock.ts';
import { SteppingClock } from '../../simulator/session/stepping-clock.ts';

const START = Date.parse('2026-11-22T12:00:00Z');

describe('SkippingClock', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('begins at its start and goes with the wall clock', () => {
    const clock = new SkippingClock(START);
    vi.advanceTimersByTime(1234);
    expect([clock.unixMs(), clock.uptimeMs()]).toEqual([START + 1234, 1234]);
  });

  test('skips time at once, and tasks on the way run in order, each at its own time', () => {
    const clock = new SkippingClock(START);
    const ran: [string, number][] = [];
    clock.schedule(500, () => ran.push(['second', clock.uptimeMs()]));
    clock.schedule(100, () => {
      ran.push(['first', clock.uptimeMs()]);
      clock.schedule(50, () => ran.push(['in between', clock.uptimeMs()]));
    });
    clock.schedule(1001, () => ran.push(['later', clock.uptimeMs()]));
    clock.advance(1000);
    expect(ran).toEqual([
      ['first', 100],
      ['in between', 150],
      ['second', 500],
    ]);
    expect(clock.uptimeMs()).toBe(1000);
    vi.advanceTimersByTime(1);
    expect(ran.at(-1)).toEqual(['later', 1001]);
  });

  test('a cancelled task and a stopped clock run nothing', () => {
    const clock = new SkippingClock(START);
    const ran: string[] = [];
    clock.schedule(10, () => ran.push('cancelled'))();
    vi.advanceTimersByTime(20);
    clock.schedule(10, () => ran.push('stopped'));
    clock.stop();
    vi.advanceTimersByTime(20);
    expect(ran).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('a task further off than a timer can wait still runs on time', () => {
    const clock = new SkippingClock(START);
    const longMs = 2 ** 31 + 5000;
    const ran: number[] = [];
    clock.schedule(longMs, () => ran.push(clock.uptimeMs()));
    vi.advanceTimersByTime(longMs - 1);
    expect(ran).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(ran).toEqual([longMs]);
  });
});

describe('SteppingClock', () => {
  test('goes to the next task and no further', () => {
    const clock = new SteppingClock(START);
    const ran: number[] = [];
    clock.schedule(30, () => ran.push(clock.uptimeMs()));
    clock.schedule(70, () => ran.push(clock.uptimeMs()));
    expect([clock.step(1000), [...ran]]).toEqual([30, [30]]);
    expect([clock.step(10), [...ran]]).toEqual([10, [30]]);
    expect([clock.step(1000), [...ran]]).toEqual([30, [30, 70]]);
    expect([clock.step(1000), clock.uptimeMs()]).toEqual([1000, 1070]);
  });

  test('does not stop for a cancelled task', () => {
    const clock = new SteppingClock(START);
    clock.schedule(30, () => {})();
    expect(clock.step(100)).toBe(100);
  });
});
