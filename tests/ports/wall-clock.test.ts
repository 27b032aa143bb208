// The host's own clock as a token's real-time clock: it may be put right by the network at any moment.
import { afterEach, describe, expect, test, vi } from 'vitest';
import { MemoryStorage } from '../../simulator/ports/storage.ts';
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

  test('moves its time of day without letting time pass', () => {
    const clock = new VirtualClock(5000);
    clock.advance(7);
    clock.setUnixMs(1000);
    expect([clock.uptimeMs(), clock.unixMs()]).toEqual([7, 1000]);
    expect(() => clock.advance(-1)).toThrow('expected milliseconds >= 0, got -1');
  });
});

describe('MemoryStorage', () => {
  test('clears bits when it programs, sets a whole sector when it erases', () => {
    const storage = new MemoryStorage();
    storage.program(4096, Uint8Array.of(0x0f));
    storage.program(4096, Uint8Array.of(0xf1));
    expect(storage.read(4095, 3)).toEqual(Uint8Array.of(0xff, 0x01, 0xff));
    storage.erase(4096);
    expect(storage.read(4096, 1)).toEqual(Uint8Array.of(0xff));
  });

  test.each([
    ['a program across pages', (s: MemoryStorage) => s.program(255, new Uint8Array(2)), 'within one page'],
    ['a program beyond the end', (s: MemoryStorage) => s.program(8192, new Uint8Array(1)), 'within 0..8192'],
    ['an erase in the middle of a sector', (s: MemoryStorage) => s.erase(256), 'the start of a sector'],
    ['an image of another size', () => new MemoryStorage(new Uint8Array(10)), 'expected 8192 bytes, got 10'],
  ])('refuses %s', (_, act, message) => {
    expect(() => act(new MemoryStorage())).toThrow(message);
  });
});
