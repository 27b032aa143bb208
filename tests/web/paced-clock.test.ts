/** The clock that a person shifts and speeds up, over a virtual one. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { VirtualClock } from '../../simulator/ports/clock.ts';
import type { Clock } from '../../simulator/ports/clock.ts';
import { PacedClock } from '../../simulator/ports/paced-clock.ts';

const START_UNIX_MS = Date.UTC(2026, 10, 22);

function start(): { source: VirtualClock; clock: PacedClock } {
  const source = new VirtualClock(START_UNIX_MS);
  source.advance(12_345);
  return { source, clock: new PacedClock(source) };
}

describe('PacedClock', () => {
  test('goes with its source, and its uptime begins at 0', () => {
    const { source, clock } = start();
    expect(clock.uptimeMs()).toBe(0);
    expect(clock.unixMs()).toBe(START_UNIX_MS + 12_345);
    source.advance(1000);
    expect(clock.uptimeMs()).toBe(1000);
    expect(clock.unixMs()).toBe(START_UNIX_MS + 13_345);
  });

  test('a shift moves UTC, not uptime, and wakes nothing', () => {
    const { source, clock } = start();
    let woken = 0;
    clock.schedule(5000, () => woken++);
    clock.setUnixMs(0);
    source.advance(4999);
    expect(clock.unixMs()).toBe(4999);
    expect(woken).toBe(0);
    source.advance(1);
    expect(woken).toBe(1);
  });

  test('a change of speed moves the deadlines that are under way', () => {
    const { source, clock } = start();
    const wakes: number[] = [];
    clock.schedule(10_000, () => wakes.push(clock.uptimeMs()));
    source.advance(4000);
    clock.setRate(60);
    source.advance(100);
    expect(wakes).toEqual([10_000]);
    expect(clock.uptimeMs()).toBe(10_000);
    clock.schedule(1000, () => wakes.push(clock.uptimeMs()));
    clock.setRate(1);
    source.advance(999);
    expect(wakes).toHaveLength(1);
    source.advance(1);
    expect(wakes).toHaveLength(2);
  });

  test('a cancelled deadline stays quiet', () => {
    const { source, clock } = start();
    let woken = 0;
    const cancel = clock.schedule(10, () => woken++);
    cancel();
    clock.setRate(2);
    source.advance(1000);
    expect(woken).toBe(0);
  });

  test('a source that is corrected backwards does not take the time back', () => {
    const { source, clock } = start();
    const before = clock.unixMs();
    source.setUnixMs(START_UNIX_MS - 60_000);
    expect(clock.unixMs()).toBe(before);
  });

  test('a source that was set back by hours is gone along with when asked, at any speed', () => {
    const { source, clock } = start();
    clock.setRate(60);
    source.advance(1000);
    const before = clock.unixMs();
    source.setUnixMs(source.unixMs() - 3_600_000);
    expect(clock.isSourceBack).toBe(true);
    source.advance(1000);
    expect(clock.unixMs()).toBe(before);
    expect(clock.followSource()).toBe(true);
    expect(clock.unixMs()).toBe(before - 3_600_000 + 1000);
    expect(clock.followSource()).toBe(false);
    source.advance(1000);
    expect(clock.unixMs()).toBe(before - 3_600_000 + 61_000);
  });

  test('a source that was set back while no clock ran is noticed by the next one', () => {
    const { source, clock } = start();
    clock.setRate(1);
    const kept = clock.pace;
    source.setUnixMs(source.unixMs() - 3_600_000);
    const next = new PacedClock(source, kept);
    expect(next.unixMs()).toBe(kept.unixMs);
    expect(next.followSource()).toBe(true);
    expect(next.unixMs()).toBe(kept.unixMs - 3_600_000);
  });

  test('a source whose timers come early is waited for', () => {
    const virtual = new VirtualClock(0);
    const early: Clock = {
      unixMs: () => virtual.unixMs(),
      uptimeMs: () => virtual.uptimeMs(),
      schedule: (delayMs, task) => virtual.schedule(Math.max(1, delayMs - 3), task),
    };
    const clock = new PacedClock(early);
    const wakes: number[] = [];
    clock.schedule(10, () => wakes.push(clock.uptimeMs()));
    virtual.advance(20);
    expect(wakes).toEqual([10]);
  });

  test('its pace goes on in another clock, as after a reload', () => {
    const { source, clock } = start();
    clock.setUnixMs(START_UNIX_MS + 3_600_000);
    clock.setRate(10);
    source.advance(1000);
    const kept = JSON.parse(JSON.stringify(clock.pace)) as typeof clock.pace;
    source.advance(1000);
    expect(new PacedClock(source, kept).unixMs()).toBe(clock.unixMs());
  });

  test('a speed must be above 0', () => {
    const { clock } = start();
    for (const rate of [0, -1, Number.NaN]) expect(() => clock.setRate(rate)).toThrow(RangeError);
  });

  test('uptime never goes back, and UTC only when it is set, whatever happens', () => {
    const step = fc.oneof(
      fc.record({ advanceMs: fc.nat(100_000) }),
      fc.record({ rate: fc.constantFrom(1, 10, 60, 0.3) }),
      fc.record({ setMs: fc.integer({ min: 0, max: 4e12 }) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { source, clock } = start();
        let uptimeMs = clock.uptimeMs();
        let unixMs = clock.unixMs();
        for (const each of steps) {
          if ('advanceMs' in each) source.advance(each.advanceMs);
          else if ('rate' in each) clock.setRate(each.rate);
          else {
            clock.setUnixMs(each.setMs);
            unixMs = each.setMs;
          }
          expect(clock.uptimeMs()).toBeGreaterThanOrEqual(uptimeMs);
          expect(clock.unixMs()).toBeGreaterThanOrEqual(unixMs);
          expect(Number.isInteger(clock.unixMs()) && Number.isInteger(clock.uptimeMs())).toBe(true);
          uptimeMs = clock.uptimeMs();
          unixMs = clock.unixMs();
        }
      }),
    );
  });
});
