/** Storage in memory behaves as NOR flash does, and refuses what flash could not do. */
import { describe, expect, test } from 'vitest';
import { MemoryStorage } from '../../simulator/ports/storage.ts';

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
